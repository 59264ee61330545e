"""A discriminator that asks for one class, and one that asks for nothing."""

import numpy as np
import pytest
import torch
from networks import checkpoint
from torch import nn

from glassgan.judge.network import Judge
from glassgan.quality import class_push
from glassgan.subject import Subject
from glassgan.train.losses import LOSSES

WANTED = 3


class Palette(nn.Module):
    """A generator of one grey picture a class, weighed by what it was told: one weight a class."""

    def __init__(self):
        super().__init__()
        self.weights = nn.Parameter(torch.ones(10))

    def forward(self, latents):
        images = torch.full((len(latents), 784), -1.0)
        images = torch.cat([self.weights.expand(len(latents), 10), images[:, 10:]], 1)
        return (images + 1e-3 * latents[:, :1]).view(-1, 1, 28, 28)


class Reader(nn.Module):
    """A judge, and a discriminator: the first ten pixels are logits of the classes."""

    def forward(self, images):
        return torch.cat([images.flatten(1)[:, :10], torch.full((len(images), 1), -9.0)], 1)


class Wanting(nn.Module):
    def forward(self, images):
        return images.flatten(1)[:, WANTED]


class Certain(nn.Module):
    def forward(self, images):
        return 1000 + images.flatten(1).sum(1)


def measured(discriminator, loss="logits"):
    generator = Palette()
    chain = [checkpoint(Subject(generator, discriminator, 4), 2)]
    torch.manual_seed(0)
    found = class_push.measure(
        chain, LOSSES[loss], torch.randn(20, 4), torch.randn(50, 4), Judge(Reader(), 1.0, 0.5)
    )
    assert torch.equal(generator.weights.data, torch.ones(10))
    return found


def test_the_class_that_is_asked_for_rises_and_the_others_fall():
    found = measured(Wanting())
    assert found["concept"].tolist() == [f"digit {digit}" for digit in range(10)]
    assert found["probability"].to_numpy() == pytest.approx(0.1, abs=1e-4)
    change = found["change"].to_numpy()
    assert np.argmax(change) == WANTED
    assert (np.delete(change, WANTED) < 0).all()
    assert change.sum() == pytest.approx(0, abs=1e-6)


def test_without_a_gradient_nothing_is_asked():
    found = measured(Certain(), "probabilities")
    assert found["change"].isna().all()
    assert found["probability"].notna().all()
