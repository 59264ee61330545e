"""Claims on tables whose truth is known."""

import math

import numpy as np
import pandas as pd
import pytest

from glassgan import effects
from glassgan.claims import verdicts
from glassgan.claims.ledger import Claim, Ledger
from glassgan.errors import InputError

FRESH, USED = 10, 0
RUNS = {"runs": [{"subject": "mlp", "seed": seed, "checkpoints": [0, 6]} for seed in (USED, FRESH)]}
DESIGN = {**RUNS, "forks": []}
ROW = {"subject": "mlp", "epoch": 6, "analysis": "unit_effects", "n": 100}


def claim(**more):
    evidence = {"phase": "units", "analysis": "unit_effects"} | more.pop("evidence", {})
    stated = {
        "name": "it",
        "says": "It is so.",
        "subject": "mlp",
        "level": "checkpoint",
        "direction": "above",
        "threshold": 0.0,
    }
    return {**stated, "evidence": evidence, **more}


def ledger(*claims, **more):
    seeds = {"found_on": [USED], "confirmed_on": list(range(10, 20))}
    return Ledger.model_validate({**seeds, **more, "claims": list(claims)})


def measured(values, *, deviation=1.0, **more):
    """Return a row whose interval is that of the mean of values of a known deviation."""
    estimate, half = float(np.mean(values)), 1.959964 * deviation / math.sqrt(len(values))
    interval = {"ci_low": estimate - half, "ci_high": estimate + half}
    return {**ROW, "seed": FRESH, "estimate": estimate, **interval, **more}


def judged(stated, *rows, design=DESIGN, gone=()):
    return verdicts.of_ledger(stated, design, {"units": effects.table(rows)}, gone)


def noise(seed):
    return np.random.default_rng(seed).standard_normal(100)


def test_holm_multiplies_by_the_tests_that_are_left():
    assert verdicts.holm([0.01, 0.04, 0.03]) == pytest.approx([0.03, 0.06, 0.06])
    corrected = verdicts.holm([math.nan, 0.01])
    assert math.isnan(corrected[0])
    assert corrected[1] == pytest.approx(0.02)


def test_p_of_an_interval_is_that_of_its_standard_error():
    assert verdicts.beyond(1.959964, 0.0, 0.0) == pytest.approx(0.025, abs=1e-6)
    assert verdicts.beyond(1.0, 0.0, 1.0) == 0.5
    assert verdicts.beyond(1.0, 1.0, 0.0) == 1.0  # no width, no test
    assert verdicts.beyond(math.nan, math.nan, 0.0) == 1.0


def test_what_is_planted_is_supported_its_opposite_refuted_and_noise_neither():
    stated = ledger(
        claim(name="planted", evidence={"where": {"target": "planted"}}),
        claim(name="opposite", direction="below", evidence={"where": {"target": "planted"}}),
        claim(name="noise", evidence={"where": {"target": "noise"}}),
    )
    found = judged(
        stated,
        measured(noise(0) + 1, target="planted"),
        measured(noise(1), target="noise"),
    ).set_index("claim")
    assert found["verdict"].to_dict() == {
        "planted": "supported",
        "opposite": "refuted",
        "noise": "undecided",
    }
    assert found.loc["planted", "estimate"] == pytest.approx(1 + noise(0).mean())
    assert found.loc["planted", "seeds"] == "10"


def test_thirty_false_claims_are_seldom_supported():
    stated, runs = Claim.model_validate(claim()), 0
    for repetition in range(200):
        rng = np.random.default_rng(repetition)
        tests = [verdicts.of_row(stated, measured(rng.standard_normal(100))) for _ in range(30)]
        columns = {"p_value": [test[3] for test in tests], "p_against": [test[4] for test in tests]}
        found = verdicts.decided(pd.DataFrame({**columns, "verdict": ""}))
        runs += (found["verdict"] == "supported").any()
    assert 0 < runs <= 10  # it can happen


def test_a_claim_beyond_the_null_needs_both():
    stated = ledger(claim(beyond_null=True))
    for p_value, verdict in ((0.001, "supported"), (0.2, "undecided")):
        assert judged(stated, measured(noise(0) + 1, p_value=p_value))["verdict"][0] == verdict
    count = {**ROW, "seed": FRESH, "estimate": 12, "p_value": 1e-4}  # has no interval
    assert judged(stated, count)["verdict"][0] == "supported"
    assert judged(stated, {**count, "estimate": 0})["verdict"][0] == "undecided"


def test_the_null_beside_an_estimate_is_that_of_its_row():
    rows = [
        measured(noise(seed) + 1 - seed, target=str(seed), null_low=-seed, null_high=seed)
        for seed in (1, 2)
    ]
    found = judged(ledger(claim()), *rows)
    assert found["estimate"][0] == rows[1]["estimate"]  # the one that decides
    assert found[["null_low", "null_high"]].iloc[0].tolist() == [-2, 2]


def test_each_row_must_hold_and_any_pays_for_the_choice():
    rows = [measured(noise(seed) + (seed > 0), target=str(seed)) for seed in range(3)]
    assert judged(ledger(claim()), *rows)["verdict"][0] == "undecided"
    assert judged(ledger(claim()), *rows[1:])["verdict"][0] == "supported"
    found = judged(ledger(claim(rows="any")), *rows)
    alone = judged(ledger(claim(rows="any")), rows[int(np.argmax([r["estimate"] for r in rows]))])
    assert found["verdict"][0] == "supported"
    assert found["p_value"][0] == pytest.approx(3 * alone["p_value"][0])


def test_a_difference_has_the_interval_of_both():
    more = {"where": {"target": "more"}}
    less = {"phase": "units", "analysis": "unit_effects", "where": {"target": "less"}}
    found = judged(
        ledger(claim(evidence=more, less=less)),
        measured(noise(0) + 1, target="more", null_low=-0.1, null_high=0.1),
        measured(noise(1), target="less"),
    )
    assert found[["null_low", "null_high"]].isna().all(axis=None)  # they are of the one alone
    half = 1.959964 * math.sqrt(2) / 10
    estimate = found["estimate"][0]
    assert estimate == pytest.approx(1 + noise(0).mean() - noise(1).mean())
    assert found[["ci_low", "ci_high"]].iloc[0].tolist() == pytest.approx(
        [estimate - half, estimate + half]
    )


def test_a_recipe_is_tested_by_the_sides_of_ten_seeds():
    seeds = range(10, 20)
    design = {**DESIGN, "runs": [{**RUNS["runs"][0], "seed": seed} for seed in seeds]}
    stated = ledger(claim(level="recipe"))
    rows = [{**ROW, "seed": seed, "estimate": 0.1 * seed} for seed in seeds]
    found = judged(stated, *rows, design=design)
    assert found["p_value"][0] == pytest.approx(2**-10)
    assert found["verdict"][0] == "supported"
    assert found[["estimate", "ci_low", "ci_high"]].iloc[0].tolist() == pytest.approx(
        [1.45, 1.1, 1.8]  # second and ninth of ten: a coverage of 97.9 %
    )
    rows[0]["estimate"] = rows[1]["estimate"] = -1.0
    found = judged(stated, *rows, design=design)
    assert found["p_value"][0] == pytest.approx((1 + 10 + 45) / 2**10)
    assert found["verdict"][0] == "undecided"
    few = judged(stated, *rows, design={**design, "runs": design["runs"][:9]})
    assert few["verdict"][0] == "descriptive"
    assert math.isnan(few["p_value"][0])


def test_what_a_claim_was_found_on_describes_and_what_is_not_there_is_said():
    row = measured(noise(0) + 1, seed=USED)
    design = {**DESIGN, "runs": RUNS["runs"][:1]}
    found = judged(ledger(claim(), claim(name="other", subject="dcgan")), row, design=design)
    assert found["verdict"].tolist() == ["descriptive", "not in this preset"]
    assert found["seeds"].tolist() == ["0", ""]


def test_evidence_that_is_gone_is_an_error_that_names_the_claim():
    with pytest.raises(
        InputError, match=r"claim it: mlp/10 has no row of unit_effects with target"
    ):
        judged(ledger(claim(evidence={"where": {"target": "?"}})), measured(noise(0)))
    with pytest.raises(InputError, match="claim it: rows of unit_effects are of the split 'test'"):
        judged(ledger(claim()), measured(noise(0), split="test"))
    failed = verdicts.missing(["results/default/units/mlp/10/effects.parquet"])
    rest = measured(noise(0), seed=USED)
    assert judged(ledger(claim()), rest, gone=failed)["verdict"][0] == "descriptive"


def test_a_row_without_an_estimate_leaves_the_claim_undecided_and_says_why():
    row = {**ROW, "seed": FRESH, **effects.no_estimate("does not vary")}
    found = judged(ledger(claim()), measured(noise(0) + 1), row)
    assert found["verdict"][0] == "undecided"
    assert found["reason"][0] == "does not vary"


def test_a_distance_that_only_the_judge_sees_is_told():
    evidence = {"phase": "units", "where": {"concept": "frechet_distance"}}
    stated = ledger(claim(evidence=evidence))
    rows = [
        measured(noise(0) + sign, concept=name)
        for name, sign in (("frechet_distance", 1), ("frechet_random", 1), ("frechet_pixels", -1))
    ]
    found = judged(stated, *rows)
    assert found["verdict"][0] == "supported"
    assert found["against_judge"][0] == "frechet_pixels"
    agreed = [*rows[:2], {**rows[2], "estimate": 2.0}]
    assert judged(stated, *agreed)["against_judge"][0] == ""
