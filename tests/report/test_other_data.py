"""What report and claims say of another data set: nothing of digits, nothing of strokes."""

import json
import os
import re
import subprocess
import sys
from dataclasses import asdict

import pytest
from conftest import ROOT

from glassgan.claims import ledger
from glassgan.data.sets import FASHION, SPRITES
from glassgan.data.told import VARIABLE

HAN = re.compile(r"[\u4e00-\u9fff]")
NUMERALS = "数字"  # also: a number in a text
# Figures in a text that are called so in Chinese, and what is shown only where there is more.
NUMBERS = {
    *("case_study-made", "common-footer", "forks-method", "forks-effects-caption"),
    *("latent-agreement-alt", "latent-agreement-caption", "latent_figures-key-overlap"),
    *("paper-subtitle", "theory-stacked-few", "theory-answer-alt", "theory-answer-caption"),
    "theory-dirac-caption",
}
# Said where there are rows of strokes, claims that need them, and terms of the glossary of these.
OF_STROKES = re.compile(
    r"units-strokes|latent_figures-group-stroke|glossary-(?:term|means)-(?:ink|slant|stroke|thick)"
    r"|claims-says-(?:holes_are_unreliable|no_threes)|names-"
)
SYMBOLS = {"", "R²", "AUROC", "IoU"}


def said_of(data):
    """Messages and names as a process says them that was told of a data set."""
    here = {**os.environ, VARIABLE: json.dumps(asdict(data), ensure_ascii=False)}
    done = subprocess.run(
        [sys.executable, ROOT / "tests/said.py"], env=here, check=True, capture_output=True
    )
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def told():
    return said_of(FASHION)


def holding(said, pattern, left=lambda name: False):
    return [
        name
        for name, texts in said.items()
        if not left(name) and any(re.search(pattern, text) for text in texts)
    ]


def test_no_message_says_digit(told):
    assert not holding(told["en"], r"(?i)digit|handwrit")
    left = lambda name: name in NUMBERS or OF_STROKES.match(name)  # noqa: E731
    assert not holding(told["zh"], f"{NUMERALS}|手写", left)


def test_no_message_says_mnist_of_other_images(told):
    for language in ("en", "zh"):
        assert not holding(told[language], r"(?<!Fashion-)MNIST", OF_STROKES.match)


def test_strokes_and_ink_are_not_spoken_of(told):
    # the sheet of attributions prints what is there as dark ink
    left = lambda name: OF_STROKES.match(name) or name == "attribution-sheet-caption"  # noqa: E731
    assert not holding(told["en"], r"(?i)\b(?:strokes?|ink|slant|thickness)\b", left)
    assert not holding(told["zh"], "笔画|墨|倾斜|粗细", left)


def test_kinds_and_articles_are_those_of_the_data(told):
    assert told["en"]["index-answer-title"] == ["Garments without some of the units"]
    assert "on garments and" in told["en"]["index-what"][0]
    assert told["zh"]["index-answer-title"] == ["去掉部分单元后的服装"]


def test_names_of_concepts_and_classes_are_told_in_chinese(told):
    named = told["named"]
    assert [value for value, name in named.items() if not HAN.search(name)] == [
        value for value in named if value in SYMBOLS
    ]
    assert named["garment ankle boot"] == "服装 短靴"
    assert named["SVM garment T-shirt"] == "SVM：服装 T恤"
    assert named["class bag"] == "类别 包"
    assert not [name for name in named.values() if NUMERALS in name]


def test_concepts_of_colour_and_factors_are_told_in_chinese():
    named = said_of(SPRITES)["named"]
    assert {value for value, name in named.items() if not HAN.search(name)} <= SYMBOLS
    assert named["factor place x"] == "因子：水平位置"
    assert named["shape heart"] == "图形 心形"


def test_claims_are_made_of_the_data_that_they_need(monkeypatch):
    monkeypatch.setattr(ledger, "DATA", FASHION)
    stated = {claim.name: claim for claim in ledger.read(ROOT / "claims.yaml").claims}
    assert not stated.keys() & {"too_many_ones", "no_threes_no_threes", "holes_are_unreliable"}
    texts = [claim.says for claim in stated.values()]
    texts += [text for claim in stated.values() for text in dict(claim.advice).values()]
    assert not [text for text in texts if re.search(r"(?i)digit|stroke|\bink\b|[{}]", text)]
    assert stated["mlp_trains"].says == "The mlp draws at least nine of the ten garments."
    where = stated["knows_no_classes_better"].evidence.where
    assert where["concept"] == "garment"


def test_claims_that_need_ten_classes_are_not_made_of_four(monkeypatch):
    monkeypatch.setattr(ledger, "DATA", SPRITES)
    stated = {claim.name for claim in ledger.read(ROOT / "claims.yaml").claims}
    assert "mlp_trains" not in stated
    assert "sets_remove_classes" in stated
