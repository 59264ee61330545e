"""Agreement of answers of which it is known whether they have anything in common."""

import numpy as np
import pytest
import torch
from scipy.stats import binomtest

from glassgan.claims.stability import alike

LATENTS, UNITS, CONCEPTS, DRAWS, TIMES = 30, 20, 3, 99, 150


def effects(rng, truth=0.0):
    """Noise of unequal units, most of it shared by them, around a truth [U, K] or nothing."""
    loadings, size = rng.standard_normal((1, UNITS, CONCEPTS)), rng.lognormal(size=(1, UNITS, 1))

    def of_bank():
        shared = rng.standard_normal((LATENTS, 1, CONCEPTS)) * loadings
        return size * (shared + 0.5 * rng.standard_normal((LATENTS, UNITS, CONCEPTS))) + truth

    return of_bank(), of_bank()


def false_positives(tested):
    """Return how often of `TIMES` something is said of nothing at p ≤ .05."""
    return sum(tested(np.random.default_rng(number))["p_value"] <= 0.05 for number in range(TIMES))


@pytest.mark.parametrize("statistic", [alike.over_units, alike.same_sign])
def test_units_that_do_nothing_on_the_whole_agree_as_often_as_they_may(statistic):
    found = false_positives(lambda rng: statistic(*effects(rng), rng, DRAWS))
    assert binomtest(found, TIMES, 0.05, "greater").pvalue > 0.01
    assert found > 0


@pytest.mark.parametrize("statistic", [alike.over_units, alike.same_sign])
def test_units_that_do_the_same_on_every_latent_agree(statistic):
    rng = np.random.default_rng(0)
    truth = 30 * rng.standard_normal((UNITS, CONCEPTS))
    found = statistic(*effects(rng, truth), rng, DRAWS)
    assert found["estimate"] > 0.9
    assert found["ci_low"] > found["null_high"]
    assert found["p_value"] == 1 / (1 + DRAWS)


def test_the_interval_of_an_agreement_covers_what_other_banks_give():
    rng = np.random.default_rng(0)
    truth = 0.5 * rng.standard_normal((UNITS, CONCEPTS))
    found = [alike.over_units(*effects(rng, truth), rng, 1) for _ in range(TIMES)]
    mean = np.mean([row["estimate"] for row in found])
    covered = [row["ci_low"] <= mean <= row["ci_high"] for row in found]
    assert np.mean(covered) > 0.9


def test_a_concept_that_no_unit_changes_agrees_with_nothing():
    values = np.stack([np.arange(5.0), np.zeros(5)], 1)
    assert np.square(alike.ranks(values)).sum(0).tolist() == pytest.approx([1, 0])


def test_latents_on_which_nothing_changes_have_no_sign():
    one = np.ones((10, 1, 1))
    half = np.where(np.arange(10)[:, None, None] % 2, 1.0, 0.0)
    rng = np.random.default_rng(0)
    assert alike.same_sign(one, half, rng, DRAWS)["estimate"] == 1
    assert alike.same_sign(one, 0 * one, rng, DRAWS)["reason"] == (
        "nothing changes on held-out latents"
    )


def test_directions_are_turned_together_and_everywhere():
    rng = np.random.default_rng(0)
    first = torch.eye(6)[:1]
    second = torch.nn.functional.normalize(torch.randn(2, 6, generator=torch.manual_seed(0)))
    found = alike.turned_cosines(first, second, rng, 4000)[:, 0].numpy()
    assert abs(found.mean(0)).max() < 0.03
    assert np.square(found).mean(0) == pytest.approx([1 / 6, 1 / 6], rel=0.1)
    # the angle between the two is kept: E[cos a · cos b] = a·b / d
    assert (found[:, 0] * found[:, 1]).mean() == pytest.approx(
        float(second[0] @ second[1]) / 6, abs=0.02
    )


def test_slopes_of_what_hangs_on_no_latent_are_directions_turned_at_random():
    """Concepts that go with each other, as the classes of a judge do."""

    def tested(rng):
        mixed = rng.standard_normal((4, 4))

        def slopes():
            z = torch.from_numpy(rng.standard_normal((200, 10)))
            values = torch.from_numpy(rng.standard_normal((200, 4)) @ mixed)
            return torch.nn.functional.normalize(torch.linalg.lstsq(z, values).solution.T)

        one, other = slopes(), slopes()
        turned = alike.turned_cosines(one, other, rng, DRAWS)
        null = turned.diagonal(dim1=1, dim2=2).mean(1).numpy()
        return alike.columns.null(null, float((one * other).sum(1).mean()))

    assert binomtest(false_positives(tested), TIMES, 0.05, "greater").pvalue > 0.01
