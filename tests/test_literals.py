"""Code, rules and texts hold no number and no word that is of one data set alone.

What the images are like, and what they are called, is said by `DATA` (`glassgan.data`).
"""

import ast
import re

import pytest
from conftest import ROOT
from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent
from fluent.syntax.visitor import Visitor

from glassgan.data.words import words
from glassgan.report import messages, names

# Where one data set is meant: descriptions, the subject of an article about MNIST and what was
# measured of it, what measures strokes of a pen, and what draws them.
ALLOWED = (
    "src/glassgan/data/",
    "src/glassgan/subjects/article.py",
    "src/glassgan/subjects/mlp.py",
    "src/glassgan/judge/morphometry.py",
    "src/glassgan/phantoms/glyphs.py",
)
# Purposes of random streams: another word would draw other numbers.
KEPT = {"changes of real digits", "judge no digits"}
METHODS = {"isdigit"}
WORD = re.compile(r"digit", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.])(?:28|784)(?![\w.])")
SIZES = {28, 784}

CODE = [
    path
    for folder in ("src/glassgan", "scripts", "tools")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not str(path.relative_to(ROOT)).startswith(ALLOWED)
]
TEXTS = sorted(
    [
        ROOT / "Snakefile",
        ROOT / "claims.yaml",
        *(ROOT / "rules").rglob("*.smk"),
        *(ROOT / "report").rglob("*.j2"),
        *(ROOT / "report/assets").glob("*.js"),
    ]
)


def spoken(node):
    """The words of a node of a syntax tree: text, and the names that it gives or uses."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    for field in ("id", "attr", "arg", "name"):
        if isinstance(word := getattr(node, field, None), str):
            yield word


def found_in(tree):
    """What a syntax tree holds that is of one data set, by line."""
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and type(node.value) is int and node.value in SIZES:
            yield line, str(node.value)
        for word in spoken(node):
            if (WORD.search(word) and word not in KEPT | METHODS) or (
                NUMBER.search(word) and " " in word
            ):
                yield line, word


@pytest.mark.parametrize("folder", ["src/glassgan", "scripts", "tools"])
def test_code_asks_the_data_set(folder):
    told = [
        f"{path.relative_to(ROOT)}:{line}: {' '.join(word.split())[:80]}"
        for path in CODE
        if path.is_relative_to(ROOT / folder)
        for line, word in found_in(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not told, "\n".join(told)


def test_rules_templates_and_claims_name_no_kind_of_image():
    told = [
        f"{path.relative_to(ROOT)}:{number}: {line.strip()[:80]}"
        for path in TEXTS
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if WORD.search(line) or NUMBER.search(line)
    ]
    assert not told, "\n".join(told)


class _Texts(Visitor):
    """The texts of a message or a comment."""

    def __init__(self, node):
        self.found = []
        self.visit(node)

    def visit_TextElement(self, node):  # noqa: N802
        self.found.append(node.value)

    def visit_Identifier(self, node):  # noqa: N802
        self.found.append(node.name)


def test_messages_name_the_kind_by_its_term():
    wrong = []
    for language in names.LANGUAGES:
        for path in sorted((messages.ROOT / language).glob("*.ftl")):
            for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body:
                if isinstance(entry, fluent.Message):
                    texts = " ".join(_Texts(entry).found)
                    if WORD.search(texts) or NUMBER.search(texts):
                        wrong.append(f"{language}: {entry.id.name}")
    assert not wrong


def test_a_literal_is_found():
    tree = ast.parse('"""Images [N, 1, 28, 28]."""\ndigits = 784\nsay("a digit", 0.28, "28")\n')
    assert sorted(word for _, word in found_in(tree)) == [
        "784", "Images [N, 1, 28, 28].", "a digit", "digits",
    ]  # fmt: skip


def test_the_words_of_a_data_set_are_complete():
    from dataclasses import replace

    from glassgan.data.sets import FASHION, MNIST

    first = words(MNIST)
    assert (first["a-kind"], first["Kinds"], first["classes"]) == ("a digit", "Digits", "ten")
    assert first["drawn-kinds"] == "handwritten digits"
    other = replace(FASHION, kind="object", plural="objects", classes=tuple("abc"))
    assert words(other)["A-kind"] == "An object"
    assert words(other)["one-in-classes"] == "a third"
    assert words(other, "zh")["drawn-kinds"] == "服装"
    assert words(replace(MNIST, classes=tuple(map(str, range(47)))))["one-in-classes"] == "1/47"
