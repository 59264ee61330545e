"""What report and figures say: the same in every language, all of it said, nothing beside it."""

import re
from contextlib import chdir
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor
from matplotlib.ft2font import FT2Font

from glassgan import snakefile
from glassgan.report import messages, names, style

FIRST, *OTHERS = names.LANGUAGES
REPORT = ROOT / "report"
TOPICS = sorted(path.stem for path in (messages.ROOT / FIRST).glob("*.ftl"))
CODE = [
    path
    for folder in ("src/glassgan/report", "src/glassgan/paper", "scripts/report", "scripts/paper")
    for path in (ROOT / folder).rglob("*.py")
]
# The sheet for people's eyes is no page of the report.
TEMPLATES = sorted(set(REPORT.rglob("*.j2")) - set(REPORT.rglob("eyes_sheet.html.j2")))
# Said in other languages only; the first has them in claims.yaml and in tables.
OWN = ("claims-says-", "claims-advice-", "names-")
HAN = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[^\W\d_]{2,}")
# Names, symbols and code, which are the same in every language.
SAME = {
    *("AUROC", "Adam", "CSV", "DeepLift", "Dirac", "FGSM", "Fashion", "Fisher", "Fréchet", "GAN"),
    *("GradientShap", "Holm", "ICA", "IoU", "JSD", "KL", "MIG", "MNIST", "PCA", "PGD", "ReLU"),
    *("RMS", "SD", "SHA", "SVM", "SeFa", "SmoothGrad", "Spearman", "Wasserstein", "article"),
    *("dcgan", "dropout", "glassgan", "log", "logit", "mlp", "px", "tanh"),
}


class _Fields(Visitor):
    """The fields of a message: those that stand in it, and those by which it chooses."""

    def __init__(self, pattern):
        self.placed, self.chosen = set(), set()
        self.visit(pattern)

    def visit_SelectExpression(self, node):  # noqa: N802
        if isinstance(node.selector, fluent.VariableReference):
            self.chosen.add(node.selector.id.name)
        for variant in node.variants:
            self.visit(variant.value)

    def visit_VariableReference(self, node):  # noqa: N802
        self.placed.add(node.id.name)


@cache
def said_in(language, topic):
    """The messages of a file by id, as patterns."""
    path = messages.ROOT / language / f"{topic}.ftl"
    found = FluentParser().parse(path.read_text(encoding="utf-8")).body
    junk = [entry.content for entry in found if isinstance(entry, fluent.Junk)]
    assert not junk, f"{path}: {junk}"
    own = [(entry.id.name, entry.value) for entry in found if isinstance(entry, fluent.Message)]
    ids = [name for name, _ in own]
    twice = sorted({name for name in ids if ids.count(name) > 1})
    assert not twice, f"{path}: twice {twice}"
    return dict(own)


def text(part):
    """The text of a pattern with that of all its variants, without fields."""
    if isinstance(part, fluent.Pattern):
        return "".join(map(text, part.elements))
    if isinstance(part, fluent.Placeable):
        return text(part.expression)
    if isinstance(part, fluent.SelectExpression):
        return " ".join(text(variant.value) for variant in part.variants)
    return part.value if isinstance(part, fluent.TextElement | fluent.StringLiteral) else ""


def words(pattern):
    """The text of a message without tags, code and names of files."""
    said = re.sub(r"<code>.*?</code>|`[^`]*`|<[^>]*>", " ", text(pattern))
    return re.sub(r"[\w./-]+\.(?:html|json|yaml|md|csv|parquet)\b", " ", said)


def test_every_topic_is_told_in_every_language():
    for language in OTHERS:
        there = {path.stem for path in (messages.ROOT / language).glob("*.ftl")}
        assert there == set(TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_languages_have_the_same_messages_with_the_same_fields(topic):
    first = said_in(FIRST, topic)
    for language in OTHERS:
        other = said_in(language, topic)
        alone = {name for name in first.keys() ^ other.keys() if not name.startswith(OWN)}
        assert not alone, f"in one language only: {sorted(alone)}"
        for name in first.keys() & other.keys():
            one, two = _Fields(first[name]), _Fields(other[name])
            assert two.placed | two.chosen <= one.placed | one.chosen, name
            assert one.placed <= two.placed | two.chosen, name


@pytest.mark.parametrize("topic", TOPICS)
def test_every_message_is_written(topic):
    for language in names.LANGUAGES:
        for name, pattern in said_in(language, topic).items():
            assert name.startswith(f"{topic}-")
            assert text(pattern).strip() not in ("…", "..."), f"{name} in {language}"


@pytest.mark.parametrize("topic", TOPICS)
def test_every_language_is_spoken_in_its_own_words(topic):
    foreign = [
        name
        for name, pattern in said_in("zh", topic).items()
        if (
            name != "common-language-code"
            and (set(WORD.findall(words(pattern))) - SAME and not HAN.search(words(pattern)))
        )
        or re.search(r"(?:\b[a-z]{2,} ){3}", words(pattern))
    ]
    assert not foreign
    mixed = [name for name, pattern in said_in(FIRST, topic).items() if HAN.search(text(pattern))]
    assert not mixed


@pytest.fixture(scope="module")
def drawing():
    """The figures that each rule draws, by the rule; this preset has every figure."""
    with chdir(ROOT):
        rules = snakefile.load("presets/smoke.yaml").rules
    drawn = {rule: [file for file in rule.output if file.endswith(".svg")] for rule in rules}
    return {rule: figures for rule, figures in drawn.items() if figures}


@pytest.fixture(scope="module")
def of_figures(drawing):
    """The ids of what is said of figures; those of the paper are named by their numbers."""
    drawn = [Path(file) for files in drawing.values() for file in files if "/report/" in file]
    return {
        f"{path.parent.name}-{path.name.split('.')[0]}-{part}"
        for path in drawn
        for part in ("title", "alt", "caption")
    }


def test_every_figure_has_title_alt_and_caption_in_every_language(of_figures):
    assert {"training-curves-caption", "units-matches-alt", "claims-answer-title"} <= of_figures
    assert {f"case_study-{figure}-caption" for figure in names.CASE_FIGURES} <= of_figures
    for language in names.LANGUAGES:
        said = {name for topic in TOPICS for name in said_in(language, topic)}
        assert not of_figures - said, language


def test_a_new_caption_draws_no_figure_again(drawing):
    assert {"answers", "paper_figures", "quality_figures"} <= {rule.name for rule in drawing}
    for rule in drawing:
        for topic in {Path(path).stem for path in rule.input.messages}:
            captions = [name for name in said_in(FIRST, topic) if name.endswith("-caption")]
            assert not captions, f"{rule.name} reads {captions[0]}"


def test_the_font_has_every_character_of_figures():
    if not style.HAN.is_file():
        pytest.skip("no font")
    there = set(FT2Font(str(style.HAN)).get_charmap())
    for topic in TOPICS:
        if topic.endswith("_figures") or topic in ("names", "measures", "common"):
            said = "".join(map(text, said_in("zh", topic).values()))
            missing = {letter for letter in said if HAN.match(letter) and ord(letter) not in there}
            assert not missing, topic


def asked(of_figures):
    """What code and templates ask for: whole ids, and beginnings of ids that are put together.

    Where all but the topic is put together, every word of the rest has to stand somewhere between
    quotes: as a name, or in a value of a table.
    """
    topic = "|".join(TOPICS)
    literal = re.compile(rf"""(f?)(["'])((?:{topic})-(?:{{[^}}]*}}|[^"'\s{{}}])*)\2""")
    whole, parts, words = set(), set(), set()
    for path in CODE + TEMPLATES:
        content = path.read_text(encoding="utf-8")
        if path.suffix == ".j2":
            content = " ".join(re.findall(r"\{[{%].*?[%}]\}", content, re.DOTALL))
        for form, _, name in literal.findall(content):
            if form and "{" in name:
                parts.add(name.split("{")[0])
            elif name.endswith("-"):
                parts.add(name)
            elif re.fullmatch(r"[\w-]+", name):
                whole.add(name)
    # by the pages and by the figures that there are
    whole |= of_figures | {f"{page}-{part}" for page in names.PAGES for part in ("title", "short")}
    for path in [*(ROOT / "src/glassgan").rglob("*.py"), *TEMPLATES]:
        quoted = re.findall(r"""["']([^"'\n]*)["']""", path.read_text(encoding="utf-8"))
        words |= {word for phrase in quoted for word in re.findall(r"\w+", phrase)}
    topics = {part for part in parts if part.rstrip("-") in TOPICS}
    for name in (name for topic in TOPICS for name in said_in(FIRST, topic)):
        topic, *rest = name.split("-")
        if f"{topic}-" in topics and words.issuperset(rest):
            whole.add(name)
    return whole, parts - topics


def test_all_that_is_asked_for_is_said_and_nothing_else(of_figures):
    whole, parts = asked(of_figures)
    there = {name for topic in TOPICS for name in said_in(FIRST, topic)}
    there |= {name for name in said_in("zh", "claims") if name.startswith(OWN)}
    lacking = sorted(name for name in whole - there if not name.startswith("names-"))
    assert not lacking, f"not said: {lacking}"
    # parts that stand for nothing are as wrong as ids that do
    of_parts = {part: {name for name in there if name.startswith(part)} for part in parts}
    assert not [part for part, some in of_parts.items() if not some and not part.startswith(OWN)]
    over = there - whole - set().union(*of_parts.values())
    assert not over, f"said and never asked for: {sorted(over)}"


def beside_messages(content):
    """The words of a template that do not come from messages."""
    content = re.sub(r"\{#.*?#\}", " ", content, flags=re.DOTALL)
    content = re.sub(r"<(pre|code|script|style)\b.*?</\1>", " ", content, flags=re.DOTALL)
    # what a value is asked for or compared by is no word of the page
    content = re.sub(
        r"""\.get\(["'][^"']*["']\)|\[["'][^"']*["']\]|[=!]= ["'][^"']*["']""", "", content
    )
    found = [
        phrase
        for expression in re.findall(r"\{\{.*?\}\}", content, re.DOTALL)
        for _, phrase in re.findall(r"""(["'])(.*?)\1""", expression)
        if re.search(r"[a-z]{2,} [a-z]{2,}", phrase)
    ]
    content = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", content, flags=re.DOTALL)
    found += re.findall(r"""\b(?:alt|title|aria-label|placeholder)=["']([^"']*)""", content)
    found.append(re.sub(r"<[^>]*>|&\w+;|[\w-]+\.(?:yaml|json|csv)\b", " ", content))
    return sorted(set(WORD.findall(" ".join(found))) - SAME)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: str(path.relative_to(REPORT)))
def test_templates_hold_no_words(path):
    assert not beside_messages(path.read_text(encoding="utf-8"))


def test_words_of_a_template_are_found():
    for wrong in ("<p>Not said</p>", '<img alt="a digit">', "<p>{{ 'all of it' if x }}</p>"):
        assert beside_messages(wrong)
    right = (
        """{# a note #}<p class="lost">{{ say('x-lost', a='b') }} D(x) &nbsp;</p><code>ls</code>"""
    )
    assert not beside_messages(right)


@pytest.mark.parametrize("topic", sorted({path.parent.name for path in CODE}))
def test_figures_hold_no_words(topic):
    label = re.compile(
        r"""(?:set_xlabel|set_ylabel|set_title|suptitle|set_label|words_at|annotate|\blabel=|\btitle=)"""
        r"""\(?\s*f?["']([^"']*)["']"""
    )
    found = {
        (path.name, phrase)
        for path in CODE
        if path.parent.name == topic
        for phrase in label.findall(path.read_text(encoding="utf-8"))
        if set(WORD.findall(re.sub(r"\{[^}]*\}|\$[^$]*\$", " ", phrase))) - SAME
    }
    assert not found
