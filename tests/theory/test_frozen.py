"""Bounds and gradients where the truth is known, and where there is nothing to find."""

import math

import numpy as np
import pytest
import torch
from networks import tiny
from torch import nn

from glassgan import streams
from glassgan.subject import Subject
from glassgan.theory import drawing, frozen
from glassgan.train.batches import Batches
from glassgan.train.recipe import Recipe

RECIPE = Recipe(64, 2e-4, (0.5, 0.999), 50, "probabilities")


def densities(apart):
    """Logits of the best D between two normal densities, and the divergence by quadrature."""
    grid = np.linspace(-12, 12, 20001)
    p, q = (np.exp(-((grid - mu) ** 2) / 2) / np.sqrt(2 * np.pi) for mu in (apart / 2, -apart / 2))
    middle = (p + q) / 2
    terms = p * np.log(p / middle) + q * np.log(q / middle)
    jsd = np.trapezoid(terms, grid) / 2
    rng = streams.rng(0, "samples of two densities")
    real, generated = (rng.normal(mu, 1, 200_000) for mu in (apart / 2, -apart / 2))
    return jsd, apart * torch.from_numpy(real), apart * torch.from_numpy(generated)


@pytest.mark.parametrize("apart", [0.5, 1.5, 3.0])
def test_the_bound_of_the_best_discriminator_is_the_divergence(apart):
    jsd, real, generated = densities(apart)
    bound, reach = frozen.jsd_bound(real, generated)
    assert bound == pytest.approx(jsd, abs=3 * reach)
    assert reach < 0.003
    # of any other discriminator it is less
    for worse in (0.5, 2.0):
        assert frozen.jsd_bound(worse * real, worse * generated)[0] < bound
    assert frozen.jsd_bound(-real, -generated)[0] < 0


@pytest.mark.parametrize("bound_of", [frozen.jsd_bound, frozen.rescaled_bound])
def test_intervals_of_the_bound_cover_it(bound_of):
    jsd, real, generated = densities(1.5)
    misses = 0
    for part in range(200):
        some = slice(500 * part, 500 * (part + 1))
        bound, reach = bound_of(real[some], generated[some])
        misses += abs(bound - jsd) > reach
    assert misses <= 20  # 5 % are expected, 10


@pytest.mark.parametrize(("factor", "shift"), [(1.0, 0.0), (9.0, 0.0), (0.2, 3.0), (-1.0, 0.0)])
def test_a_discriminator_that_is_too_sure_bounds_as_much_as_it_knows(factor, shift):
    jsd, real, generated = densities(1.5)
    bound, reach = frozen.rescaled_bound(factor * real + shift, factor * generated + shift)
    expected = jsd if factor > 0 else 0  # one that has it backwards knows nothing
    assert bound == pytest.approx(expected, abs=3 * reach + 1e-4)


def test_the_bound_of_chance_is_no_more_than_its_interval():
    """By the same procedure, with nothing to find: logits that know nothing."""
    rng = streams.rng(0, "no difference")
    beyond = 0
    for _ in range(200):
        logits = [torch.from_numpy(rng.normal(0, 3, 400)) for _ in range(2)]
        bound, reach = frozen.rescaled_bound(*logits)
        beyond += bound - reach > 0
    assert beyond <= 14  # of 200; 5 are expected of a two-sided interval of 95 %


def test_nothing_known_and_nothing_left():
    zeros = torch.zeros(100)
    assert frozen.jsd_bound(zeros, zeros)[0] == pytest.approx(0, abs=1e-7)
    sure = torch.full((100,), 40.0)
    assert frozen.jsd_bound(sure, -sure)[0] == pytest.approx(math.log(2))


def test_calibration_is_of_what_was_said():
    _, real, generated = densities(1.5)
    assert frozen.calibration_error(real, generated) < 0.005
    assert frozen.calibration_error(3 * real, 3 * generated) > 0.05
    always = torch.full((50,), 4.0)
    expected = torch.sigmoid(torch.tensor(4.0)).item() - 0.5
    assert frozen.calibration_error(always, always) == pytest.approx(expected, abs=1e-6)


def test_moments_to_look_at():
    assert frozen.moments(1000) == [0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]
    assert frozen.moments(7) == [0, 1, 2, 5, 7]


def followed(generator, mnist, steps):
    pixels, labels = (torch.from_numpy(part) for part in mnist)
    pair = tiny()
    torch.manual_seed(1)
    fresh = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.LeakyReLU(0.2), nn.Linear(64, 1),
                          nn.Flatten(0))  # fmt: skip
    subject = Subject(generator or pair.generator, fresh, pair.latent_dim)
    return frozen.follow(
        subject, Batches(pixels[:600], labels[:600]), pixels[800:], latents=streams.latents(
            0, "bank", 0, 200, pair.latent_dim), recipe=RECIPE, seed=0, steps=steps,
        gradients=0 if generator else 128, held_out=pixels[700:800] if generator else None,
    )  # fmt: skip


def test_a_discriminator_learns_and_the_saturating_gradient_goes(mnist):
    seen = followed(None, mnist, steps=150)
    assert [each.steps for each in seen] == [0, 1, 2, 5, 10, 20, 50, 100, 150]
    first, last = seen[0], seen[-1]
    assert abs(first.bound) < 0.05
    assert 0.6 < last.bound < math.log(2)
    assert last.answer < 0.05
    ratio = last.answer / (1 - last.answer)
    assert last.gradient[frozen.SATURATING] < 0.2 * last.gradient[frozen.OTHER]
    assert last.gradient[frozen.SATURATING] / last.gradient[frozen.OTHER] == pytest.approx(
        ratio, rel=0.5
    )


def test_real_images_against_real_ones_are_not_told_apart(mnist):
    pixels = torch.from_numpy(mnist[0])
    seen = followed(drawing.of_images(pixels[600:700]), mnist, steps=20)
    assert seen[-1].bound < seen[-1].reach + 0.01
    assert seen[-1].gradient == {}


def test_levels_of_pixels_tell_nothing():
    class Between(nn.Module):
        def forward(self, latents):
            return torch.full((len(latents), 1, 2, 2), 0.1234)

    drawn = frozen.Quantised(Between())(torch.zeros(3, 2))
    levels = (drawn + 1) / 2 * 255
    assert (levels - levels.round()).abs().max() < 1e-4
    each = drawing.of_images(torch.arange(4, dtype=torch.uint8).view(4, 1, 1, 1))
    counts = torch.bincount(
        ((each(streams.latents(0, "x", 0, 4000, 2)) + 1) / 2 * 255).round().long().flatten()
    )
    assert counts.min() > 900
