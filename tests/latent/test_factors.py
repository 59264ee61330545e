from pathlib import Path

import numpy as np
import pandas as pd
import planted
import pytest
import torch
from latent import banks
from of_other_data import assert_passes

from glassgan.data.sets import SPRITES
from glassgan.latent import factors
from glassgan.latent.bank import measured
from glassgan.latent.moves import MEASURED_AT, Moves

INK = MEASURED_AT["ink"]
NAMES = ["size", "place", "turn", "hue"]


def scored(**codes):
    """The scores D, C, I and MIG of codes, a row a code; and all rows."""
    rows = pd.DataFrame(factors.code_rows(codes, NAMES, draws=20, seed=0))
    whole = rows[rows["analysis"] == "factor_disentanglement"]
    return whole.pivot(index="layer", columns="target", values="estimate"), rows


def test_factors_a_rotation_of_them_and_latents_that_mix_them_are_in_their_order():
    rng = np.random.default_rng(0)
    truth = rng.uniform(-1, 1, (2000, 4))
    read = truth + 0.1 * rng.standard_normal(truth.shape)
    latents = rng.standard_normal((2000, 12))
    mixed = latents @ np.linalg.qr(rng.standard_normal((12, 12)))[0][:, :4]
    found, rows = scored(
        true=(truth, read), turned=(factors.rotated(truth, 0), read), latents=(latents, mixed)
    )
    for score in ("D", "C", "MIG"):
        assert found[score]["true"] > 0.75 > 0.6 > found[score]["turned"]
        assert found[score]["true"] > found[score]["latents"]
    assert found["I"]["turned"] == pytest.approx(found["I"]["true"])
    # a rotation is one of those of which the null is made; the factors are beyond it
    whole = rows[rows["analysis"] == "factor_disentanglement"].set_index(["layer", "target"])
    for score in ("D", "C", "MIG"):
        turned = whole.loc["turned", score]
        assert turned["null_low"] <= turned["estimate"] <= turned["null_high"]
        assert whole.loc["true", score]["ci_low"] > whole.loc["true", score]["null_high"]
    assert whole["p_value"].isna().all()


def test_a_code_that_knows_nothing_of_the_factors_is_informed_of_none():
    rng = np.random.default_rng(1)
    found, _ = scored(nothing=(rng.standard_normal((2000, 4)), rng.uniform(-1, 1, (2000, 4))))
    assert abs(found["I"]["nothing"]) < 0.02
    assert found["MIG"]["nothing"] < 0.02


def built(curve, samples=6):
    """Moves along one direction whose ink follows a curve of (step, sample)."""
    steps = np.array(factors.STEPS)
    values = np.zeros((1, len(steps), samples, len(MEASURED_AT)))
    values[0, :, :, INK] = curve(steps[:, None], np.arange(samples)[None])
    return Moves(steps, values, np.ones(values.shape[:3], bool))


@pytest.mark.parametrize(
    ("curve", "expected"),
    [
        (lambda t, i: np.exp(t) + i, 1),  # whatever the curve, as long as it rises
        (lambda t, i: -(t**3) + i, -1),
        (lambda t, i: np.abs(t) + i, 0),
        (lambda t, i: 0 * t + i, 0),
        (lambda t, i: np.where(i % 2, t, 0 * t), 0.5),
    ],
)
def test_order_is_the_mean_rank_correlation_of_samples(curve, expected):
    assert factors.order(built(curve), INK) == pytest.approx(expected, abs=1e-12)


def test_the_direction_that_draws_a_factor_goes_with_it_and_one_that_draws_nothing_does_not():
    drawing, idle = banks.frame(2, 40)
    subject, judge = banks.subject(torch.stack([drawing, idle]), [1.0, 0.0]), planted.judge()
    testing = measured(subject, judge, banks.latents(300, 40), 0)
    # the picture may be darker or lighter than the ground
    pointing = drawing * float(
        np.sign(np.corrcoef(testing.latents @ drawing, testing.values[:, INK])[0, 1])
    )
    random = torch.nn.functional.normalize(banks.latents(60, 40, seed=3), dim=1)
    rows = {
        (name, row["analysis"]): row
        for name, one in (("drawing", pointing), ("idle", idle))
        for row in factors.order_rows(subject, judge, testing, {"ink": one}, random, 20)
    }
    along = rows["drawing", "factor_coordinate"]
    assert along["estimate"] > along["ci_low"] > 0.95
    assert along["p_value"] < 0.05
    assert rows["drawing", "factor_order"]["estimate"] == pytest.approx(1)
    nothing = rows["idle", "factor_coordinate"]
    assert nothing["null_low"] < nothing["estimate"] < nothing["null_high"]
    # what stays the same but for rounding has no order
    assert abs(rows["idle", "factor_order"]["estimate"]) < 0.6


def test_of_sprites():
    assert_passes(SPRITES, Path(__file__).with_name("of_sprites.py"))
