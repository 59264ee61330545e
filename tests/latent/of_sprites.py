"""Tests of a process whose data set is sprites; run by test_factors.py."""

from pathlib import Path

import numpy as np
import pytest
import torch
from torch import nn

from glassgan.checkpoints import Checkpoint
from glassgan.data import sprites
from glassgan.data.images import to_network
from glassgan.judge.network import Judge
from glassgan.latent.analyses import factors
from glassgan.latent.settings import Factors
from glassgan.run import Run
from glassgan.subject import Subject

DIM = 12
FRAME = np.linalg.qr(np.random.default_rng(0).standard_normal((DIM, DIM)))[0]
LOW, HIGH = np.array(sprites.RANGES).T


class Drawing(nn.Module):
    """Draws squares whose factors follow the latent along directions of their own."""

    def forward(self, z):
        shares = torch.special.ndtr(z.double() @ torch.from_numpy(FRAME[:, :5])).numpy()
        drawn = (LOW + (HIGH - LOW) * shares).astype(np.float32)
        return to_network(torch.from_numpy(sprites.drawn(np.zeros(len(z), np.uint8), drawn)))


def read(images):
    """Factors of squares, from their cover, their middle and their colour; of the turn nothing."""
    levels = (images.double() + 1) / 2
    cover, colour = levels.amax(1), levels.sum((2, 3))
    area = cover.sum((1, 2))
    middles = torch.arange(32).double() - 15.5
    x, y = (cover.sum(axis) @ middles / area for axis in (1, 2))
    red, green, blue = colour.T / colour.amax(1)
    hue = torch.where(blue > red, 240 - 60 * green, 60 * green)
    hue = torch.where((green == 1) & (red > 0), 120 - 60 * red, hue)
    hue = torch.where((green == 1) & (blue > 0), 120 + 60 * blue, hue)
    return torch.stack([area.sqrt(), x, y, torch.zeros_like(x), hue], 1).float()


@pytest.fixture(scope="module")
def rows():
    network = nn.Sequential(nn.AvgPool2d(8), nn.Flatten(), nn.Linear(3 * 4 * 4, 5))
    judge = Judge(network.requires_grad_(False), 1.0, 0.0, read)
    subject = Subject(nn.Sequential(Drawing()), None, DIM).evaluation()
    checkpoint = Checkpoint(Path("nowhere"), 0, 0, "finite", subject)
    _, known = sprites.truths(1200, 0, "test")
    images = sprites.drawn(np.zeros(1200, np.uint8), known)
    settings = Factors(seed=0, bank=1200, null_codes=20, latents=20, random=40)
    run = Run("test", "drawing", 0, [checkpoint], judge)
    return factors.analyse(run, settings, {"images": images, "factors": known})["effects"]


def test_directions_that_were_trained_on_factors_go_with_them(rows):
    names = [f"factor {name}" for name in ("size", "place x", "place y", "hue")]
    for analysis in ("factor_coordinate", "factor_order"):
        found = rows[rows["analysis"] == analysis].set_index("concept")
        assert list(found.index) == names  # of the turn nothing is read
        assert (found["estimate"] > 0.95).all()
        if analysis == "factor_coordinate":
            assert (found["p_value"] < 0.05).all()


def test_codes_of_factors_are_ordered_as_they_must_be(rows):
    whole = rows[rows["analysis"] == "factor_disentanglement"]
    scores = whole.pivot(index="layer", columns="target", values="estimate")
    for score in ("D", "C", "MIG"):
        column = scores[score]
        # the latents were planted along oblique axes; the directions undo it
        assert column["true factors"] > 0.8
        assert column["directions of factors"] > 0.7
        assert max(column["rotated factors"], column["axes"]) < 0.6
    assert set(whole["concept"]) == {"4 concepts"}  # of the turn nothing was read
