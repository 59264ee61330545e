"""The weak spots as a whole: ordinary networks, and ones with nothing to find."""

import networks
import numpy as np
import pytest
import torch
from attribution.test_adversarial import judge, linear, weights

from glassgan import effects, streams
from glassgan.attribution import threshold
from glassgan.attribution.settings import WeakSpots
from glassgan.attribution.weak_spots import measure
from glassgan.subject import Subject

SETTINGS = WeakSpots(
    seed=0, bank=60, radii=[4.0, 64.0], attacked=8, steps=2, pixel_images=2, images=20,
    null_draws=3, mode_draws=2, batch=16, resamples=10, shown=2,
)  # fmt: skip
RIGHT = {"told rightly", "smallest radius"}


def table(discriminator=None, count=70):
    tiny = networks.tiny().evaluation()
    subject = Subject(tiny.generator, discriminator or tiny.discriminator, tiny.latent_dim)
    rng = streams.rng(0, "test images of a test")
    images = torch.from_numpy(rng.integers(0, 256, (count, 1, 28, 28)).astype(np.uint8))
    rows, pictures = measure(subject.evaluation(), judge(weights()), images, SETTINGS)
    shared = {"preset": "test", "subject": "tiny", "seed": 0, "epoch": 1, "status": "finite"}
    return effects.gather([effects.table([{**shared, **row} for row in rows])]), pictures


DISCRIMINATORS = {
    "ordinary": lambda: None,
    "constant": lambda: linear(torch.zeros(784), bias=0.0),
    "never right": lambda: linear(torch.full((784,), 1.0), bias=-1e4),
    "wrong way round": lambda: linear(-weights(), bias=0.1),
    "no numbers": lambda: linear(weights(), bias=float("nan")),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("name", DISCRIMINATORS)
def test_every_estimate_has_an_interval_and_every_lack_a_reason(name):
    rows, pictures = table(DISCRIMINATORS[name]())
    chosen = rows["concept"] == "threshold"  # no estimate of anything
    assert rows.loc[chosen, "ci_low"].isna().all()
    known = rows["estimate"].notna() & ~chosen
    assert np.isfinite(rows.loc[known, ["estimate", "ci_low", "ci_high"]]).all(axis=None)
    assert (rows.loc[known, "ci_low"] <= rows.loc[known, "estimate"] + 1e-9).all()
    assert (rows.loc[known, "estimate"] <= rows.loc[known, "ci_high"] + 1e-9).all()
    assert (rows.loc[known, "n"] > 0).all()
    assert (rows.loc[~known & ~chosen, "status"] != "finite").all()
    assert set(rows["analysis"]) == {"adversarial", "reliance", "mode_gap"}
    assert all(torch.isfinite(picture).all() for picture in pictures.values())
    if name == "no numbers":
        assert rows["estimate"].isna().all() and rows["p_value"].isna().all()
        assert set(rows["status"]) == {threshold.NO_NUMBER}
    if name == "constant":
        area = rows[(rows["intervention"] == "nothing") & (rows["concept"] == "AUROC")]
        assert area["estimate"].tolist() == [0.5]
        assert (rows.loc[rows["concept"] == "told rightly", "estimate"] == 0).all()
        assert (rows["q_value"].dropna() == 1).all()


def test_fewer_test_images_than_the_bank_are_enough():
    rows, _ = table(count=31)
    assert (rows.loc[rows["concept"] == "told rightly", "n"] == 16).all()
