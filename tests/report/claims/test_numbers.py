"""What the report says of the ledger."""

import math
import re

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


def scorecard(**rows):
    """Rows of analyses: a strength, all strengths, and two networks without a plant."""
    shared = {"phase": "units", "positives": 20, "negatives": 30, "ci_low": 0.5, "ci_high": 1.0}
    table = []
    for name, (meant, area, false, of_constant) in rows.items():
        row = {**shared, "name": name, "network": "", "meant": meant, "said": 0.5, "false": false}
        table += [
            {**row, "strength": 0.1, "area": area, "marked": True},
            {**row, "strength": 0.2, "area": 1.0, "marked": False},
            {**row, "strength": math.nan, "area": 0.9, "marked": False},
            {"name": name, "network": "constant", "negatives": 9, "false": of_constant},
            {"name": name, "network": "untrained", "negatives": 9, "false": 0.9},
        ]
    return pd.DataFrame(table)


def test_a_scorecard_says_what_falls_short_and_what_says_too_much():
    table = scorecard(
        good=(True, 1.0, 0.0, 0.0), short=(True, 0.6, 0.0, 0.0), other=(False, 0.6, 0.0, 0.0),
        loud=(True, 1.0, 0.0, 0.3),
    )  # fmt: skip
    absent = {"name": "absent", "network": "", "meant": True, "strength": math.nan}
    found = numbers.of_scorecard(pd.concat([table, pd.DataFrame([absent])], ignore_index=True))
    assert (found["short"], found["loud"], found["meant"]) == (["short"], ["loud"], 3)
    assert found["networks"] == ["constant", "untrained"]
    assert found["mute"] == []
    assert numbers.of_scorecard(table.assign(said=0.4))["mute"] == ["good", "short", "loud"]
    text = page.render("report/claims/scorecard.html.j2", {"scorecard": found})
    red = re.findall('<b class="short">([^<]*)</b>', text)
    assert red == ["short", "loud", "0.60", "0.30"]
    assert "<b>2 of 3 analyses" in text
    assert "(other)" in text
    assert "was not run" in text


def test_where_no_plant_is_as_strong_as_what_is_found_the_strongest_counts():
    table = scorecard(one=(True, 0.6, 0.0, 0.0)).assign(marked=False)
    (row,) = numbers.of_scorecard(table)["rows"]
    assert (row["strength"], row["area"]) == (0.2, 1.0)


def eyes(*, looked):
    estimate = {"estimate": 0.4, "ci_low": 0.3, "ci_high": 0.5, "reason": "", "p_value": 0.01}
    nothing = {**dict.fromkeys(estimate, math.nan), "reason": "nobody has looked yet"}
    kinds = ("set", "random set", "set less random set", "unchanged")
    who = ("people", "the judge", "a second judge", "nearest training images")
    shares = [
        {"analysis": "seen_by_people", "target": name, "intervention": kind, "seed": -1}
        | (estimate if looked or name != "people" else nothing)
        for name in who
        for kind in kinds
    ]
    agreed = [
        {"analysis": "agreement_of_people", "target": name, "intervention": "", "seed": -1}
        | (estimate if looked else nothing)
        for name in (*who[1:], "another reader")
    ]
    of_run = [{**row, "seed": 0, "estimate": 0.9} for row in (*shares, *agreed)]
    return pd.DataFrame([*of_run, *shares, *agreed])


def test_what_people_see_is_told_and_that_nobody_has_looked():
    key = pd.DataFrame({"kind": ["set", "set", "random set"]})
    found = numbers.of_eyes(key, eyes(looked=True))
    assert found["pairs"] == {"set": 2, "random set": 1, "unchanged": 0}
    assert [row["who"] for row in found["rows"]][:2] == ["people", "the judge"]
    text = page.render("report/claims/eyes.html.j2", {"eyes": found})
    assert text.count("0.40 [0.30, 0.50]") == 17
    assert "is 0.01" in text
    assert "0.9" not in text  # of a run
    none = numbers.of_eyes(key, eyes(looked=False))
    text = page.render("report/claims/eyes.html.j2", {"eyes": none})
    assert "Nobody has looked yet" in text
    assert text.count("0.40 [0.30, 0.50]") == 9
    assert page.render("report/claims/eyes.html.j2", {"eyes": None}).strip() == ""


def test_the_layer_that_agrees_least_is_told_and_what_is_missing_has_a_reason():
    names = ["subject", "seed", "layer", "target", "concept", "intervention", "estimate", "reason"]
    rows = [
        ("mlp", 0, "hidden1", "units", "concepts", "another bank", 0.9, ""),
        ("mlp", 0, "hidden2", "units", "concepts", "another bank", 0.4, ""),
        ("mlp", 0, "", "maps", "slopes", "noise", 0.8, ""),
        ("mlp", 0, "hidden1", "units", "concepts", "another judge", 0.7, ""),
        ("mine", 1, "", "units", "concepts", "another bank", math.nan, "few units"),
    ]
    found = numbers.of_stability(pd.DataFrame(rows, columns=names))
    assert found["runs"] == ["mlp/0", "mine/1"]
    told = {(line["target"], line["intervention"]): line["rows"] for line in found["lines"]}
    # what belongs together stands together
    assert [target for target, _ in told] == ["units", "units", "maps"]
    assert told["units", "another bank"][0]["layer"] == "hidden2"
    assert told["units", "another judge"][1]["reason"] == "few units"
    assert told["maps", "noise"][1] is None
