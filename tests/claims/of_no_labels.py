"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import pandas as pd
from conftest import ROOT

from glassgan import effects
from glassgan.claims import ledger, trust_card
from glassgan.claims.eyes import sheet
from glassgan.claims.follow_up import classes, table
from glassgan.claims.settings import Card
from glassgan.claims.stability import units
from glassgan.concepts import NO_LABELS

RUN = {"subject": "mlp", "seed": 1, "epoch": 3}
CARD = Card(
    coverage_lost=0.2, precision_lost=0.1, effective_classes=9, copies=0.01, unreadable=0.1,
    failures_told=0.7, between_seeds=0.1, radius=8, flipped=0.5,
)  # fmt: skip


def test_lines_of_the_card_that_speak_of_classes_say_why_they_are_not_measured():
    tables = {name: effects.table([]) for name in ("quality", "attribution", "latent")}
    found = trust_card.of_runs(CARD, tables, [("mlp", 0)]).set_index("line")
    told = found.loc[list(trust_card.OF_CLASSES)]
    assert set(told["verdict"]) == {trust_card.UNKNOWN}
    assert set(told["detail"]) == {NO_LABELS}
    assert found.loc["coverage", "detail"] == ""


def test_claims_about_classes_are_not_made():
    stated = {claim.name: claim for claim in ledger.read(ROOT / "claims.yaml").claims}
    assert {"samples_cover_less", "last_layer_decides"} <= set(stated)
    assert not {"judge_abstains", "sets_remove_classes", "balance_holds_in_another_seed"} & set(
        stated
    )
    classes_meant = [
        claim.name
        for claim in stated.values()
        if claim.evidence.where.get("concept") in ("classes", "abstains", "effective_modes")
    ]
    assert not classes_meant


def test_nothing_is_said_of_classes_of_another_seed():
    quality = pd.DataFrame({"epoch": [3], "measure": ["coverage"], "estimate": [0.5], "real": [1]})
    found = {
        "analysis": "inversion",
        "concept": "error",
        "target": "all images beside all generated",
    }
    inversion = effects.table([{**found, "estimate": 0.3}], seed=0, epoch=3, n=9)
    assert not list(classes.said_of_drawn(inversion, RUN))
    assert not list(classes.said_of_balance(quality, RUN))
    nothing = table.table([])
    rows = [classes.asked_come(nothing, quality, RUN), *classes.shares_hold(nothing, quality, RUN)]
    assert [row["reason"] for row in rows] == [NO_LABELS] * 3


def test_no_concept_is_the_judges():
    assert units.OF_JUDGE == 0


def test_the_sheet_for_people_says_that_there_is_nothing_to_look_at():
    template = (ROOT / "report/claims/eyes_sheet.html.j2").read_text(encoding="utf-8")
    page = sheet.page(template, "x", "sheet", [])
    assert "the data set has no labels" in page and "from 0 to" not in page
