"""The threshold of a verdict, and tests of what changes it."""

import numpy as np
import pytest

from glassgan import streams
from glassgan.attribution import verdict

RNG = streams.rng(0, "test of verdicts")


def test_the_threshold_is_0_where_the_kinds_lie_around_it():
    around = {"real": np.array([1.0, 2, -0.5]), "generated": np.array([-1.0, -2, 0.5])}
    assert verdict.threshold(around) == verdict.Threshold(0.0, False)


def test_else_it_is_the_one_that_tells_them_apart_best():
    real, fake = np.linspace(3, 5, 50), np.linspace(1, 3.2, 50)
    found = verdict.threshold({"real": real, "generated": fake})
    assert found.chosen
    right = (real > found.value).mean() + (fake < found.value).mean()
    grid = np.linspace(0, 6, 2000)
    best = max((real > t).mean() + (fake < t).mean() for t in grid)
    assert right == pytest.approx(best)
    row = verdict.threshold_row(found, {"real": real, "generated": fake}, RNG, 50)
    assert row["ci_low"] <= found.value <= row["ci_high"]


@pytest.mark.filterwarnings("error")
def test_a_discriminator_that_says_one_thing_keeps_0():
    same = {"real": np.full(9, 3.0), "generated": np.full(9, 3.0)}
    assert verdict.threshold(same) == verdict.Threshold(0.0, False)
    resampled = {"real": np.array([2.0] + [3.0] * 8), "generated": np.full(9, 3.0)}
    row = verdict.threshold_row(verdict.threshold(resampled), resampled, RNG, 50)
    assert np.isfinite([row["estimate"], row["ci_low"], row["ci_high"]]).all()


def test_the_sign_test_is_exact_and_holds_its_level():
    five = np.ones(5, bool)
    assert verdict.sign_test(five, ~five) == pytest.approx(2**-5)
    assert verdict.sign_test(~five, five) == 1
    assert verdict.sign_test(five, five) == 1
    draws = streams.rng(0, "sign tests").random((400, 2, 60)) < 0.4
    p = np.array([verdict.sign_test(first, second) for first, second in draws])
    assert (p < 0.05).mean() < 0.07


@pytest.mark.filterwarnings("error")
def test_a_change_is_beyond_its_null_or_not():
    rng = streams.rng(0, "changes")
    before = {"real": rng.normal(1, 1, 200), "generated": rng.normal(-1, 1, 200)}

    def moved(by, noise=0.1):
        return {kind: some + by + rng.normal(0, noise, 200) for kind, some in before.items()}

    null = [moved(0.0) for _ in range(20)]
    for by, beyond in ((-1.0, True), (0.0, False)):
        rows = list(verdict.changed(before, [moved(by)], null, RNG, 40))
        assert [row["concept"] for row in rows] == ["logit of real", "logit of generated", "AUROC"]
        for row in rows[:2]:
            assert (row["p_value"] < 1e-6) == beyond
            assert row["estimate"] == pytest.approx(by, abs=0.05)
        assert rows[2]["null_low"] <= 0 <= rows[2]["null_high"]
    half = next(verdict.changed(before, [{"generated": before["generated"]}], [], RNG, 5))
    assert (half["concept"], half["estimate"], half["p_value"]) == ("logit of generated", 0, 1)
