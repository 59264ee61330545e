"""Values of tables in other languages: all that the code's own vocabularies can write."""

import ast
import re

import pandas as pd
import pytest
import yaml
from conftest import ROOT

from glassgan import concepts, effects
from glassgan.attribution import names as of_attribution
from glassgan.attribution import trust
from glassgan.data import DATA
from glassgan.expansion import expand
from glassgan.forks.changes import CHANGES
from glassgan.forks.design import in_words
from glassgan.report import messages, names, wording
from glassgan.report.case_study import factor_tables
from glassgan.theory import dirac, explanations
from glassgan.theory import names as of_theory
from glassgan.units import artifact_verdict
from glassgan.units import names as of_units

# Values that are names or symbols and stand as they are.
SAME = {
    *("AUROC", "IoU", "R²", "kappa", "KL(q‖p)", "SVM", "PCA hidden1", "PCA output", "SeFa", ""),
    *("PGD", "FGSM", "none"),
}
# What stands for the fields of reasons that are put together.
FIELDS = {
    "DATA.kind": DATA.kind,
    "name": "generator",
    "what": "concepts",
    "sample_rows.py name": "Fashion-MNIST",
    "samples.py what": "images",
}
HAN = re.compile(r"[\u4e00-\u9fff]")


def constants(module):
    """The texts that a module names in capitals."""
    texts = [value for key, value in vars(module).items() if key.isupper() and type(value) is str]
    return [text for text in texts if "_" not in text]


def untranslated(values):
    """The values that have no other words in another language."""
    found = []
    for language in names.LANGUAGES[1:]:
        with messages.speaking(language):
            found += [v for v in values if v not in SAME and not HAN.search(messages.name_of(v))]
    return found


def forks():
    """The forks that params.yaml and presets ask for."""
    for path in [ROOT / "params.yaml", *sorted((ROOT / "presets").glob("*.yaml"))]:
        design = yaml.safe_load(path.read_text(encoding="utf-8")).get("design") or {}
        if "forks" in design:
            yield from expand(design)["forks"]


def test_a_small_table_has_its_words_in_every_language():
    rows = [
        {"concept": concept, "unit_of_measure": unit, "intervention": way, "group": "held-out"}
        for concept, unit in concepts.CONCEPTS.items()
        for way in ("zero", "mean", "random set", "times -1", "instance noise")
    ]
    table = pd.DataFrame(rows).assign(split="held-out", status="finite")
    for column in ("concept", "unit_of_measure", "intervention", "group", "split", "status"):
        assert not untranslated(table[column].unique())


def test_units_of_measure_and_measures_of_quality_have_their_words():
    assert not untranslated(effects.UNITS)
    assert not untranslated(wording.MEASURES)
    assert not untranslated(map(wording.label, concepts.CONCEPTS))


def test_concepts_of_other_data_sets_have_their_words():
    looks = {**concepts.GREY, **concepts.COLOUR}
    factors = [f"factor {name}" for name in ("size", "place x", "place y", "turn", "hue")]
    assert not untranslated([*map(wording.label, looks), *looks.values(), *factors, "foreground"])


def test_changes_of_forks_have_their_words():
    told = {in_words(fork) for fork in forks() if not any(
        isinstance(value, list) for value in fork.get("args", {}).values())}  # fmt: skip
    told |= {f"{change}, for 1,500 steps" for change in told if ", for" not in change}
    assert not untranslated(sorted(told))
    assert {fork["change"] for fork in forks()} == set(CHANGES)  # so that none is forgotten


def test_what_analyses_are_named_by_has_its_words():
    for module in (of_theory, of_units, of_attribution, dirac, explanations, artifact_verdict):
        assert not untranslated(constants(module))
    said = [trust.PASSES, trust.FAILS, trust.UNTESTED, trust.CLEAR, trust.IN_DOUBT, trust.READ]
    assert not untranslated([*said, trust.UNREAD, trust.MOVES, trust.STILL, trust.REAL])
    assert not untranslated([*factor_tables.FACTORS.values(), *factor_tables.DIVERSITY.values()])


def reasons(path):
    """The reasons that a module gives for a row without an estimate, fields filled in."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {
        target.id: node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = getattr(node.func, "id", getattr(node.func, "attr", ""))
            some = {"no_estimate": node.args[:1], "row": node.args[:2]}.get(called, [])
        elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "why":
            some = [node.value]
        else:
            continue
        if called_elsewhere(node, path):
            continue
        for reason in some:
            yield from filled(named.get(getattr(reason, "id", ""), reason), path.name)


def called_elsewhere(node, path):
    """Whether `row` is a function of the module itself, not that of `left_out`."""
    function = getattr(node, "func", None)
    return getattr(function, "id", "") == "row" and path.name != "left_out.py"


def filled(node, file):
    """The texts that an expression may give."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = []
        for part in node.values:
            if isinstance(part, ast.Constant):
                parts.append(part.value)
            else:
                field = ast.unparse(part.value)
                parts.append(FIELDS.get(f"{file} {field}", FIELDS.get(field, "3")))
        yield "".join(parts)
    elif isinstance(node, ast.IfExp):
        yield from filled(node.body, file)
        yield from filled(node.orelse, file)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from filled(value, file)


def sources():
    """The modules that give reasons, but for those of the report and of foreign networks."""
    folder = ROOT / "src/glassgan"
    left = {"report", "subjects"}
    code = (path for path in folder.rglob("*.py") if path.relative_to(folder).parts[0] not in left)
    return sorted(path for path in code if reasons_of(path))


def reasons_of(path):
    return sorted({reason for reason in reasons(path) if " " in reason})


@pytest.mark.parametrize("path", sources(), ids=lambda path: f"{path.parent.name}/{path.name}")
def test_reasons_have_their_words(path):
    assert not untranslated(reasons_of(path))


def test_theory_is_told_in_every_language():
    """Phenomenon, prediction and source of each explanation, where nothing was measured."""
    nothing = explanations.Results(effects.empty(), {}, {}, [])
    for row in explanations.explained(nothing):
        told = [row[column] for column in ("target", "intervention", "concept", "reason", "status")]
        assert not untranslated(told)


def test_a_value_is_put_together_of_its_parts_or_stays():
    with messages.speaking("zh"):
        assert messages.name_of("digit 3, ink") == "数字 3，墨量"
        assert messages.name_of("layer hidden3, unit 0") == "层 hidden3，单元 0"
        assert messages.name_of("hidden3") == "hidden3"
        assert messages.name_of("ink, what nobody knows") == "ink, what nobody knows"
        assert messages.name_of("r1: gamma 10") == "r1 惩罚（γ = 10）"
    assert messages.name_of("digit 3, ink") == "digit 3, ink"


def test_a_value_without_words_is_found():
    assert untranslated(["digit 3", "an unheard-of thing"]) == ["an unheard-of thing"]
