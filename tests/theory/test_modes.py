"""Modes and divergences where they are known, and what chance alone makes of them."""

import math

import numpy as np
import pytest
import torch

from glassgan import streams
from glassgan.errors import InputError
from glassgan.judge.network import Labels
from glassgan.theory import modes

UNIFORM = np.full(1000, 1e-3)


def perfect(images):
    """A judge of images that have the level (digit − 5)/10 everywhere; sure above 0."""
    level = images.mean((1, 2, 3))
    digits = (10 * level + 5).round().long()
    return Labels(digits, torch.ones(len(images)), level >= 0)


def pictured(digits):
    """Images of which it sees the digits, [N, 3]."""
    return ((digits - 5) / 10)[:, :, None, None].expand(-1, -1, 28, 28).contiguous()


def test_labels_are_those_of_the_channels():
    digits = torch.tensor([[0, 4, 7], [9, 9, 5], [5, 4, 9]])
    labels, sure = modes.labelled(perfect, pictured(digits))
    assert labels.tolist() == [47, 995, 549]
    assert sure.tolist() == [False, True, False]


def test_the_law_of_stacks_is_the_product_of_the_shares_of_digits():
    rng = streams.rng(0, "digits")
    digits = np.concatenate([np.arange(10), rng.integers(0, 3, 40)])
    p = modes.law(digits)
    shares = np.bincount(digits) / 50
    assert p.sum() == pytest.approx(1)
    assert p[472] == pytest.approx(shares[4] * shares[7] * shares[2])
    assert p.min() > 0
    with pytest.raises(InputError, match="no image to stack shows the digit 8, 9; allowed"):
        modes.law(np.arange(8))


def test_known_modes_are_counted_and_their_divergence_is_the_direct_count():
    rng = streams.rng(0, "37 modes")
    kinds = rng.choice(1000, 37, replace=False)
    drawn = np.concatenate([kinds, rng.choice(kinds, 5000, p=rng.dirichlet(np.ones(37)))])
    digits = torch.from_numpy(np.stack([drawn // 100, drawn // 10 % 10, drawn % 10], 1))
    labels, _ = modes.labelled(perfect, pictured(digits))
    assert np.array_equal(labels, drawn)
    p = modes.law(np.concatenate([np.arange(10), rng.integers(0, 10, 200)]))
    found = modes.counted(labels, p)
    assert (found.count, found.modes) == (5037, 37)
    direct = 0.0
    for kind in set(drawn.tolist()):
        share = (drawn == kind).mean()
        direct += share * math.log(share / p[kind])
    assert found.divergence == pytest.approx(direct, rel=1e-12)


def test_half_of_the_modes_at_equal_shares_are_log_2_apart():
    labels = np.arange(0, 1000, 2).repeat(20)
    found = modes.counted(labels, UNIFORM)
    assert found.modes == 500
    assert found.modes_reach == 0  # each is there twenty times, none is likely to be missed
    assert found.divergence == pytest.approx(math.log(2), rel=1e-12)
    assert found.divergence_reach == pytest.approx(0, abs=1e-9)


def test_the_floor_of_the_divergence_is_its_bias():
    for count in (26_000, 10_000):
        floor = modes.floor(UNIFORM, count, 200, streams.rng(0, "floor"))
        assert floor.divergence.mean() == pytest.approx(999 / (2 * count), rel=0.03)
        # 2 N KL follows χ² with 999 degrees of freedom
        assert floor.divergence.std() == pytest.approx(math.sqrt(2 * 999) / (2 * count), rel=0.15)
        assert (floor.modes >= 998).all()
    few = modes.floor(UNIFORM, 500, 200, streams.rng(0, "floor"))
    assert few.modes.mean() == pytest.approx(1000 * (1 - 0.999**500), abs=2)


@pytest.mark.parametrize("alpha", [0.1, 1.0, None])
def test_intervals_cover_what_other_samples_show_on_average(alpha):
    """Of generators with few modes, with some rare ones, and of p itself."""
    rng = streams.rng(0, f"intervals {alpha}")
    q = UNIFORM if alpha is None else rng.dirichlet(np.full(1000, alpha))
    seen = modes.floor(q, 2000, 2000, rng).modes.mean()
    shares = rng.multinomial(2000, q, 2000) / 2000
    with np.errstate(divide="ignore", invalid="ignore"):
        divergence = np.nansum(shares * np.log(shares / UNIFORM), 1).mean()
    misses = np.zeros(2)
    for _ in range(200):
        found = modes.counted(rng.choice(1000, 2000, p=q), UNIFORM)
        misses += [
            abs(found.modes - seen) > found.modes_reach,
            abs(found.divergence - divergence) > found.divergence_reach,
        ]
    assert (misses <= 18).all()  # of 200; 10 are expected
