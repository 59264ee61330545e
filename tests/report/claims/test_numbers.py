"""The numbers behind what the report says of claims, instruments and explanations."""

import math

import pandas as pd
from claim_tables import eyes, key, scorecard

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
    advice = ["", "", "Do it.", "", "", ""]
    return table.assign(says=table["claim"] + " is so", advice=advice, phase="units")


def test_the_strongest_come_first_and_what_is_only_described_last():
    found = numbers.strongest(ledger(), "mlp")
    assert [row["claim"] for row in found] == ["strong", "weak", "undecided", "told"]
    assert found[-1]["p_value"] is None
    own = ledger().assign(phase=["units", "units", "units", "latent", "units", "units"])
    found = numbers.strongest(own, "mlp")  # two of a phase, then those of others, then the rest
    assert [row["claim"] for row in found] == ["strong", "weak", "told", "undecided"]


def test_all_that_the_text_needs():
    found = numbers.of_ledger(ledger(), "mlp")
    assert found["number"] == 6
    assert found["counts"]["supported"] == 2
    assert [row["says"] for row in found["absent"]] == ["absent is so"]
    assert [row["advice"] for row in found["advice"]] == ["Do it."]
    assert len(found["rows"]) == 5


def test_cards_of_all_runs_stand_side_by_side():
    lines = pd.DataFrame(
        [
            {"subject": "mlp", "seed": seed, "line": line, "says": line, "estimate": value}
            | {"detail": detail}
            for seed, value, detail in (
                (0, 1.0, "ink, digit 1"),
                (10, math.nan, "class 1 at 0.5 of it, class 2 at 2.0"),
            )
            for line in ("coverage", "memory")
        ]
    )
    found = numbers.of_card(lines)
    assert found["runs"] == ["mlp/0", "mlp/10"]
    assert [line["says"] for line in found["lines"]] == ["coverage", "memory"]
    assert [row["estimate"] for row in found["lines"][0]["rows"]] == [1.0, None]
    assert [row["details"] for row in found["lines"][0]["rows"]] == [
        ["ink", "digit 1"], ["class 1 at 0.5 of it, class 2 at 2.0"],
    ]  # fmt: skip


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
    assert found["tested"] == ["good", "short", "loud"]
    assert [numbers.false_share(row) for row in found["rows"][:4]] == [0.0, 0.0, 0.0, 0.3]


def test_where_no_plant_is_as_strong_as_what_is_found_the_strongest_counts():
    table = scorecard(one=(True, 0.6, 0.0, 0.0)).assign(marked=False)
    (row,) = numbers.of_scorecard(table)["rows"]
    assert (row["strength"], row["area"]) == (0.2, 1.0)


def test_what_people_see_is_of_all_runs():
    found = numbers.of_eyes(key(), eyes(looked=True))
    assert found["pairs"] == {"set": 2, "random set": 1, "unchanged": 0}
    assert [row["who"] for row in found["rows"]][:2] == ["people", "the judge"]
    assert found["rows"][0]["set"]["estimate"] == 0.4  # not 0.9, of a run
    none = numbers.of_eyes(key(), eyes(looked=False))
    assert none["reason"] == "nobody has looked yet"
    assert none["rows"][0]["set"]["estimate"] is None


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
