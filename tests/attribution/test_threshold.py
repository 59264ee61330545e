"""The threshold of a verdict, and tests of what changes it."""

import numpy as np
import pytest
from scipy.special import ndtr
from scipy.stats import binom

from glassgan import streams
from glassgan.attribution import threshold


def test_the_threshold_is_0_where_the_kinds_lie_around_it():
    around = {"real": np.array([1.0, 2, -0.5]), "generated": np.array([-1.0, -2, 0.5])}
    assert threshold.threshold(around) == threshold.Threshold(0.0, False)


def test_else_it_is_the_one_that_tells_them_apart_best():
    real, fake = np.linspace(3, 5, 50), np.linspace(1, 3.2, 50)
    found = threshold.threshold({"real": real, "generated": fake})
    assert found.chosen
    right = (real > found.value).mean() + (fake < found.value).mean()
    grid = np.linspace(0, 6, 2000)
    best = max((real > t).mean() + (fake < t).mean() for t in grid)
    assert right == pytest.approx(best)
    row = threshold.threshold_row(found, {"real": real, "generated": fake})
    assert row["estimate"] == found.value
    assert "ci_low" not in row  # a place where a rate is largest has none by resampling


@pytest.mark.filterwarnings("error")
def test_a_discriminator_that_says_one_thing_keeps_0():
    same = {"real": np.full(9, 3.0), "generated": np.full(9, 3.0)}
    assert threshold.threshold(same) == threshold.Threshold(0.0, False)
    resampled = {"real": np.array([2.0] + [3.0] * 8), "generated": np.full(9, 3.0)}
    assert np.isfinite(threshold.threshold(resampled).value)


@pytest.mark.filterwarnings("error")
def test_logits_that_are_no_numbers_are_never_a_half_nor_p_of_1():
    fine = np.linspace(-1, 1, 9)
    broken = {"real": np.where(fine > 0.9, np.nan, fine), "generated": fine}
    found = threshold.threshold(broken)
    assert np.isnan(found.value)
    rows = [threshold.threshold_row(found, broken), *threshold.unchanged(broken)]
    rows += threshold.changed(broken, [{"real": fine}], [])
    rows += threshold.changed({**broken, "real": fine}, [broken], [broken])
    for row in rows:
        if row["concept"] != "logit of generated":
            assert row["status"] == threshold.NO_NUMBER
            assert not {"estimate", "p_value", "ci_low"} & set(row)
    assert sum("estimate" in row for row in rows) == 2


def test_an_auroc_of_1_and_one_that_stays_1_have_intervals_with_a_width():
    rng = streams.rng(0, "apart")
    apart = {"real": rng.normal(9, 1, 25), "generated": rng.normal(-9, 1, 25)}
    area = list(threshold.unchanged(apart))[-1]
    assert area["estimate"] == area["ci_high"] == 1 and 0.7 < area["ci_low"] < 0.95
    moved = {kind: some + rng.normal(0, 1, 25) for kind, some in apart.items()}
    change = list(threshold.changed(apart, [moved], []))[-1]
    assert change["estimate"] == 0 and change["ci_low"] < -0.02 and change["ci_high"] > 0.02
    same = list(threshold.changed(apart, [apart], []))[-1]
    assert same["ci_low"] == same["ci_high"] == 0  # nothing at all has changed


@pytest.mark.parametrize("gap", [0.5, 3.2])
def test_intervals_of_a_change_of_the_auroc_cover_it(gap):
    rng, covered = streams.rng(0, f"coverage {gap}"), []
    first, second = (ndtr(some / np.sqrt(2.5)) for some in (gap, gap - 0.4))
    for _ in range(400):
        sides = {"real": gap / 2, "generated": -gap / 2}
        shared = {kind: mean + rng.normal(size=60) for kind, mean in sides.items()}
        before, after = (
            {kind: some + rng.normal(0, 0.5, 60) for kind, some in shared.items()} for _ in "12"
        )
        after["real"] -= 0.4
        row = list(threshold.changed(before, [after], []))[-1]
        covered.append(row["ci_low"] <= second - first <= row["ci_high"])
    assert np.mean(covered) >= binom.ppf(0.005, 400, 0.95) / 400


def test_the_paired_test_is_one_sided_and_holds_its_level():
    draws = streams.rng(0, "paired tests").normal(size=(500, 2, 12))
    p = np.array([threshold.paired_p(first, second) for first, second in draws])
    low, high = binom.interval(0.99, 500, 0.05)
    assert low <= (p < 0.05).sum() <= high
    assert threshold.paired_p(draws[0, 0] + 3, draws[0, 0] + 0.1 * draws[0, 1]) < 1e-6
    same = np.ones(5)
    assert (threshold.paired_p(same, same), threshold.paired_p(same, 0 * same)) == (1, 0)


def test_the_sign_test_is_exact_and_holds_its_level():
    five = np.ones(5, bool)
    assert threshold.sign_test(five, ~five) == pytest.approx(2**-5)
    assert threshold.sign_test(~five, five) == 1
    assert threshold.sign_test(five, five) == 1
    draws = streams.rng(0, "sign tests").random((400, 2, 60)) < 0.4
    p = np.array([threshold.sign_test(first, second) for first, second in draws])
    assert (p < 0.05).mean() < 0.07


@pytest.mark.filterwarnings("error")
def test_a_change_is_beyond_its_null_or_not():
    rng = streams.rng(0, "changes")
    before = {"real": rng.normal(1, 1, 200), "generated": rng.normal(-1, 1, 200)}

    def moved(by, noise=0.1):
        return {kind: some + by + rng.normal(0, noise, 200) for kind, some in before.items()}

    null = [moved(0.0) for _ in range(20)]
    for by, beyond in ((-1.0, True), (0.0, False)):
        rows = list(threshold.changed(before, [moved(by)], null))
        assert [row["concept"] for row in rows] == ["logit of real", "logit of generated", "AUROC"]
        for row in rows[:2]:
            assert (row["p_value"] < 1e-6) == beyond
            assert row["estimate"] == pytest.approx(by, abs=0.05)
        assert rows[2]["null_low"] <= 0 <= rows[2]["null_high"]
    half = next(threshold.changed(before, [{"generated": before["generated"]}], []))
    assert (half["concept"], half["estimate"], half["p_value"]) == ("logit of generated", 0, 1)
