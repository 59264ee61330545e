"""What the report says of the ledger."""

import math

import pandas as pd

from glassgan.report import page
from glassgan.report.claims import numbers


def ledger():
    rows = [
        ("undecided", "mlp", "10", 0.2, 1.0, 0.4, 1.0, "undecided"),
        ("weak", "mlp", "10", 0.01, 1.0, 0.04, 1.0, "supported"),
        ("strong", "mlp", "10", 1.0, 1e-9, 1.0, 1e-8, "refuted"),
        ("told", "mlp", "0", math.nan, math.nan, math.nan, math.nan, "descriptive"),
        ("other", "dcgan", "10", 1e-9, 1.0, 1e-8, 1.0, "supported"),
        ("absent", "mlp", "", math.nan, math.nan, math.nan, math.nan, "not in this preset"),
    ]
    names = ["claim", "subject", "seeds", "p_value", "p_against"]
    names += ["p_value_holm", "p_against_holm", "verdict"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(says=table["claim"] + " is so", advice=["", "", "Do it.", "", "", ""])


def test_the_strongest_come_first_and_what_is_only_described_last():
    found = numbers.strongest(ledger(), "mlp")
    assert [row["claim"] for row in found] == ["strong", "weak", "undecided", "told"]
    assert found[-1]["p_value"] is None


def test_all_that_the_text_needs():
    found = numbers.of_ledger(ledger(), "mlp")
    assert found["number"] == 6
    assert found["counts"]["supported"] == 2
    assert found["absent"] == ["absent is so"]
    assert [row["advice"] for row in found["advice"]] == ["Do it."]
    assert len(found["rows"]) == 5


def test_cards_of_all_runs_stand_side_by_side():
    lines = pd.DataFrame(
        [
            {"subject": "mlp", "seed": seed, "line": line, "says": line, "estimate": value}
            for seed, value in ((0, 1.0), (10, math.nan))
            for line in ("coverage", "memory")
        ]
    )
    found = numbers.of_card(lines)
    assert found["runs"] == ["mlp/0", "mlp/10"]
    assert [line["says"] for line in found["lines"]] == ["coverage", "memory"]
    assert [row["estimate"] for row in found["lines"][0]["rows"]] == [1.0, None]


def test_a_scorecard_is_told_with_what_falls_short_in_red_and_what_was_not_run():
    row = {"instrument": "good", "strength": 0.1, "positives": 4, "negatives": 8, "area": 1.0}
    row |= {"ci_low": 0.9, "ci_high": 1.0, "said": 0.5, "false": 0.0, "marked": True}
    short = {**row, "instrument": "short", "area": 0.6, "ci_low": math.nan, "ci_high": math.nan}
    names = ("strength", "area", "ci_low", "ci_high", "said", "false")
    not_run = {**row, "instrument": "absent", "marked": False, **dict.fromkeys(names, math.nan)}
    loud = {"instrument": "good", "subject": "constant", "negatives": 9, "false": 0.3}
    found = numbers.of_scorecard(pd.DataFrame([row, short, not_run]), pd.DataFrame([loud]))
    assert found["unmarked"] == ["absent"]
    text = page.render("report/claims/scorecard.html.j2", {"scorecard": found})
    assert text.count("#B22222") == 2
    assert '#B22222">0.60</b>' in text
    assert '#B22222">0.30</b>' in text
    assert "–" in text
    assert page.render("report/claims/scorecard.html.j2", {"scorecard": None}).strip() == ""
