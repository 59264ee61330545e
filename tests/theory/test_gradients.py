"""The gradient that reaches a generator, and its bound, on networks with one weight."""

import math

import numpy as np
import pytest
import torch
from torch import nn

from glassgan import streams
from glassgan.theory import gradients


class Linear(nn.Module):
    """A discriminator with a constant slope."""

    def __init__(self, weight, shift=0.0):
        super().__init__()
        self.weight, self.shift = weight, shift

    def forward(self, images):
        return self.weight * images[:, 0] + self.shift


def test_gradients_are_those_of_the_losses():
    """Of a generator with one weight and a linear D: −D and −(1 − D) times the slope."""
    generator = nn.Linear(1, 1, bias=False)
    generator.weight.data.fill_(0.5)
    weight = 2.0
    latents = torch.ones(128, 1)
    logit = torch.sigmoid(torch.tensor(weight * 0.5)).item()
    saturating, noise = gradients.gradient_of(generator, Linear(weight), latents, saturating=True)
    other, _ = gradients.gradient_of(generator, Linear(weight), latents, saturating=False)
    assert saturating == pytest.approx(weight * logit, rel=1e-5)
    assert other == pytest.approx(weight * (1 - logit), rel=1e-5)
    assert noise == pytest.approx(0, abs=1e-6)
    assert generator.weight.grad is None
    generator.weight.data.fill_(math.nan)
    assert np.isnan(
        gradients.gradient_of(generator, Linear(weight), latents, saturating=True)
    ).all()


@pytest.mark.parametrize("shift", [-1.0, -3.0, -8.0])
def test_the_bound_holds_and_is_that_of_the_theorem(shift):
    """One weight w, images z w: M is the root mean square of z, D its logistic function."""
    generator = nn.Linear(1, 1, bias=False)
    generator.weight.data.fill_(0.5)
    latents = streams.latents(0, "latents of a bound", 0, 512, 1)
    discriminator = Linear(0.3, shift)
    answers = torch.sigmoid(discriminator(0.5 * latents))
    epsilon = float((answers + 0.3 * answers * (1 - answers)).max())
    size = float(latents.square().mean().sqrt())
    told = gradients.jacobian_size(generator, latents)
    assert told == pytest.approx(size, rel=0.25)  # four deviations of 128 draws
    bound = gradients.bound_of_saturating(size, discriminator, generator(latents))
    assert bound == pytest.approx(size * epsilon / (1 - epsilon), rel=1e-5)
    norm, _ = gradients.gradient_of(generator, discriminator, latents, saturating=True)
    assert norm < bound
    assert generator.weight.grad is None


def test_a_jacobian_of_many_entries_is_told_from_random_directions():
    """Of a linear map from d to k its sum of squares is k |z|², for every z."""
    torch.manual_seed(0)
    generator = nn.Linear(6, 40, bias=False)
    latents = streams.latents(0, "latents of a bound", 0, 512, 6)
    size = float((40 * latents.square().sum(1)).mean().sqrt())
    assert gradients.jacobian_size(generator, latents) == pytest.approx(size, rel=0.03)


def test_there_is_no_bound_where_a_discriminator_is_sure_of_what_is_generated():
    images = torch.ones(128, 1)
    assert np.isnan(gradients.bound_of_saturating(1.0, Linear(50.0), images))
    assert np.isnan(gradients.bound_of_saturating(1.0, Linear(0.1), math.nan * images))
    assert np.isnan(gradients.bound_of_saturating(math.nan, Linear(0.1, -5.0), images))
