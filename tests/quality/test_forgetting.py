import copy

import numpy as np
import torch
from networks import checkpoint, tiny
from torch import nn

from glassgan.quality import forgetting
from glassgan.subject import Subject

LEVELS = (-0.9, -0.6, -0.3)  # of grey, in which each generator draws
REAL = torch.full((20, 1, 28, 28), 0.9)


class Grey(nn.Module):
    """A generator of images of one grey."""

    def __init__(self, level):
        super().__init__()
        self.level = level

    def forward(self, latents):
        return torch.full((len(latents), 1, 28, 28), self.level)


class Knows(nn.Module):
    """A discriminator that calls images of some greys generated and all others real."""

    def __init__(self, levels):
        super().__init__()
        self.levels = torch.tensor(levels)

    def forward(self, images):
        distance = (images.flatten(1).mean(1, keepdim=True) - self.levels).abs().amin(1)
        return torch.where(distance < 0.1, -2.0, 1.0)


class Coin(nn.Module):
    """A discriminator whose verdict has nothing to do with what is drawn."""

    def forward(self, images):
        return torch.randn(len(images), generator=torch.Generator().manual_seed(0))


def play(discriminators, latents=30):
    chain = [
        checkpoint(Subject(Grey(level), discriminator, 4), epoch)
        for epoch, (level, discriminator) in enumerate(zip(LEVELS, discriminators, strict=True))
    ]
    return forgetting.cross_play(chain, torch.randn(latents, 4), REAL)


def by_kind(table):
    return table.groupby("kind")["accuracy"].mean().to_dict()


def test_discriminators_that_know_only_their_own_generator_have_forgotten():
    table = play([Knows([level]) for level in LEVELS])
    assert by_kind(table) == {"own": 1.0, "past": 0.0, "future": 0.0, "real": 1.0}
    assert len(table) == 3 * 4
    own = table[table["kind"] == "own"]
    assert own["epoch_d"].tolist() == own["epoch_g"].tolist() == [0, 1, 2]
    assert own["mean_logit"].tolist() == [-2.0] * 3
    past = table[table["kind"] == "past"]
    assert past[["step_d", "step_g"]].values.tolist() == [[10, 0], [20, 0], [20, 10]]
    assert (past["ci_high"] < own["ci_low"].min()).all()


def test_discriminators_that_remember_have_not():
    table = play([Knows(LEVELS[: epoch + 1]) for epoch in range(3)])
    assert by_kind(table) == {"own": 1.0, "past": 1.0, "future": 0.0, "real": 1.0}


def test_a_coin_is_right_half_of_the_time():
    table = play([Coin()] * 3, latents=2000)
    generated = table[table["kind"] != "real"]
    assert (generated["ci_low"] < 0.5).all()
    assert (generated["ci_high"] > 0.5).all()
    # the same verdicts on all samples: no kind is known better
    assert generated["accuracy"].nunique() == 1


def test_a_logit_of_zero_is_wrong_for_both():
    def undecided(images):
        return torch.zeros(len(images))

    assert forgetting.verdict(undecided, REAL, real=True)["accuracy"] == 0
    assert forgetting.verdict(undecided, REAL, real=False)["accuracy"] == 0


def test_the_table_of_no_checkpoints_is_empty():
    table = forgetting.cross_play([], torch.randn(3, 4), REAL)
    assert len(table) == 0
    assert list(table.columns) == list(forgetting.COLUMNS)
    assert table.dtypes.astype(str)["epoch_g"] == "Int64"


def test_nan_logits_are_no_verdict():
    discriminator = copy.deepcopy(tiny().evaluation().discriminator)
    discriminator.output[0].bias.data.fill_(torch.nan)
    found = forgetting.verdict(discriminator, torch.zeros(4, 1, 28, 28), real=True)
    names = ("accuracy", "ci_low", "ci_high", "mean_logit")
    assert np.isnan([found[name] for name in names]).all()
