"""The trust card of generators that hold a line, fail it, or leave it open."""

import pytest

from glassgan import effects
from glassgan.claims import trust_card
from glassgan.claims.settings import Card

CARD = Card(
    coverage_lost=0.2,
    precision_lost=0.1,
    effective_classes=9,
    copies=0.01,
    unreadable=0.1,
    failures_told=0.7,
    between_seeds=0.1,
    radius=8,
    flipped=0.5,
)
ROW = {"subject": "mlp", "seed": 0, "epoch": 6, "n": 100}


def measure(concept, value, real=None, half=0.01):
    rows = {"samples": value, "real images": real}
    return [
        {
            **ROW,
            "analysis": "quality",
            "target": target,
            "concept": concept,
            "estimate": estimate,
            "ci_low": estimate - half,
            "ci_high": estimate + half,
        }
        for target, estimate in rows.items()
        if estimate is not None
    ]


def flips(kind, share):
    where = {"group": "PGD", "dose": 8, "concept": "verdict flipped", "target": kind}
    interval = {"estimate": share, "ci_low": share - 0.05, "ci_high": share + 0.05}
    return {**ROW, "analysis": "adversarial", "split": "held-out", **where, **interval}


def card(quality=(), attribution=(), latent=()):
    tables = {
        "quality": effects.table(quality),
        "attribution": effects.table(attribution),
        "latent": effects.table(latent),
    }
    return trust_card.of_runs(CARD, tables, [("mlp", 0)]).set_index("line")


@pytest.mark.parametrize(("coverage", "verdict"), [(0.9, "holds"), (0.76, "open"), (0.3, "fails")])
def test_the_whole_interval_decides(coverage, verdict):
    found = card(measure("coverage", coverage, real=0.95)).loc["coverage"]
    assert found["verdict"] == verdict
    assert found["estimate"] == pytest.approx(coverage - 0.95)


def test_each_of_several_rows_must_hold():
    found = card(attribution=[flips("real", 0.1), flips("generated", 0.8)])
    assert found.loc["attacks", "verdict"] == "fails"
    assert found.loc["attacks", "estimate"] == 0.8
    found = card(attribution=[flips("real", 0.1), flips("generated", 0.2)])
    assert found.loc["attacks", "verdict"] == "holds"


def test_what_was_not_measured_is_said_with_its_reason():
    row = {**ROW, "analysis": "between_seeds", **effects.no_estimate("no other seed")}
    found = card([row])
    assert set(found["verdict"]) == {"not measured"}
    assert found.loc["seeds", "detail"] == "no other seed"


def test_an_interval_without_width_decides_here():
    assert card(measure("effective_modes", 1.0, half=0)).loc["balance", "verdict"] == "fails"


def test_classes_and_concepts_are_named():
    shares = [("class_0", 0.05, 0.1), ("class_1", 0.2, 0.1), ("class_2", 0.1, 0.1)]
    rows = [row for name, own, real in shares for row in measure(name, own, real)]
    moved = {**ROW, "analysis": "direction_selectivity", "split": "held-out"}
    count = {**ROW, "analysis": "direction_selectivity_counts", "p_value": 1e-6, "estimate": 5}
    latent = [
        {**moved, "target": "SVM ink", "concept": "ink", "q_value": 0.01},
        {**moved, "target": "SVM slant", "concept": "slant", "q_value": 0.5},
        {**moved, "target": "PCA 1", "concept": "width", "q_value": 0.01},
        {**count, "intervention": "random, concept given"},
    ]
    found = card([*measure("effective_modes", 9.5), *rows], latent=latent)
    assert found.loc["balance", "detail"] == (
        "class 0 at 0.50 of its share in the data, class 1 at 2.00"
    )
    assert found.loc["control", "verdict"] == "holds"
    assert found.loc["control", "detail"] == "ink"
