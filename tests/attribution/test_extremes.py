"""Extremes of linear discriminators, among images and through G."""

import pytest
import torch
from networks import Planted, linear_discriminator
from planted import judge as planted_judge

from glassgan.attribution import extremes
from glassgan.subject import Subject


def linear(weights):
    """A discriminator with the logit w · x."""
    network = linear_discriminator(weights.flatten()[None])
    network.output[0].weight.data.fill_(1.0)
    network.output[0].bias.data.fill_(0.0)
    return network.eval().requires_grad_(False)


def pictures(count, seed=0):
    return torch.randn(count, 1, 28, 28, generator=torch.Generator().manual_seed(seed))


def test_extremes_of_a_linear_discriminator_lie_along_its_weights():
    weights = pictures(1)
    starts = 0.1 * pictures(3, 1).clamp(-1, 1)
    found = extremes.in_images(linear(weights), starts, 2.0, 60)
    way = 2.0 * weights / weights.norm()
    assert torch.allclose(found.highest, starts + way, atol=1e-4)
    assert torch.allclose(found.lowest, starts - way, atol=1e-4)
    assert torch.equal(found.start, starts)


def test_extremes_stay_within_the_bounds_of_pixels():
    found = extremes.in_images(linear(pictures(1)), torch.full((1, 1, 28, 28), 0.9), 20.0, 60)
    for images in (found.highest, found.lowest):
        assert images.abs().max() <= 1
        assert (images - 0.9).norm() <= 20.0 + 1e-3


def test_through_g_they_are_the_latents_that_the_weights_ask_for():
    shown = torch.linalg.qr(pictures(4).flatten(1).T)[0].T.view(4, 1, 28, 28)
    weights = 2 * shown[0] - shown[2]  # of the verdict: z → 2 z₀ − z₂
    subject = Subject(Planted(shown), linear(weights), latent_dim=4).evaluation()
    found = extremes.in_latents(subject, pictures(5, 1).flatten(1)[:, :4], 60)
    best = 2.0 * (2 * shown[0] - shown[2]) / 5**0.5  # |z| = √4
    assert torch.allclose(found.highest, best.expand(5, 1, 28, 28), atol=2e-2)
    assert torch.allclose(found.lowest, -best.expand(5, 1, 28, 28), atol=2e-2)


@pytest.mark.parametrize("network", ["no weights", "no gradient"])
def test_a_constant_discriminator_leaves_everything_where_it_starts(network):
    class Constant(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.output = torch.nn.Identity()

        def forward(self, images):
            return self.output(torch.zeros(len(images)))

    constant = linear(torch.zeros(784)) if network == "no weights" else Constant()
    subject = Subject(Planted(0.1 * pictures(4)), constant, latent_dim=4).evaluation()
    latents = torch.randn(3, 4, generator=torch.Generator().manual_seed(0))
    mean = torch.zeros(1, 28, 28)
    found = extremes.extremes(subject, latents, mean, radius=2.0, steps=5, seed=0)
    for one in found.values():
        assert torch.allclose(one.highest, one.start, atol=1e-5)
        assert torch.allclose(one.lowest, one.start, atol=1e-5)
    shown = extremes.pictures(found, subject.require_discriminator(), planted_judge(), 2)
    assert {tuple(value.shape[1:]) for value in shown.values()} == {(3, 28, 28), (3,)}
    assert shown["extremes.0.the mean image"].shape[0] == 1
    assert shown["extremes.1.noise"].shape[0] == 2
