import dataclasses

import numpy as np
import pytest
import torch
from quality.test_measures import digits
from torch.nn.functional import avg_pool2d, pad

from glassgan.data.images import to_network
from glassgan.quality import copying

SAMPLES = 300


def some(found, rows):
    return copying.Nearest(*(value[rows] for value in vars(found).values()))


@pytest.fixture(scope="module")
def world():
    """Training images and labels, held-out images, and what those give."""
    pixels, labels = digits("train", 6000)
    training, held_out = (to_network(x).flatten(1) for x in (pixels, digits("t10k", 3000)[0]))
    centred = copying.centred(training)
    return training, centred, labels, held_out, copying.look(held_out, centred, labels)


def p_values(world, images, times, seed=0):
    """The test of some of the images against all held-out ones but for as many, again and again."""
    _, centred, labels, _, of_held_out = world
    found, rng, result = copying.look(images, centred, labels), np.random.default_rng(seed), []
    for _ in range(times):
        known = copying.held_out(some(of_held_out, rng.permutation(3000)[SAMPLES:]))
        chosen = some(found, rng.permutation(len(images))[:SAMPLES])
        result.append(copying.p_value(chosen, known))
    return np.array(result)


def changed(images, kind):
    square, rng = images.view(-1, 28, 28), torch.Generator().manual_seed(1)
    noise = 0.15 * torch.randn(images.shape, generator=rng)
    return {
        "exact": images,
        "shifted": square.roll((1, -1), (1, 2)).flatten(1),
        "noisy": (images + noise).clamp(-1, 1),
        "noise beyond the range": images + noise,
    }[kind]


def test_held_out_images_are_flagged_at_the_nominal_rate(world):
    of_held_out, rng, p = world[4], np.random.default_rng(0), []
    for _ in range(300):
        order = rng.permutation(3000)
        known = copying.held_out(some(of_held_out, order[SAMPLES:]))
        p.append(copying.p_value(some(of_held_out, order[:SAMPLES]), known))
    for level in (0.05, 0.2):
        spread = (level * (1 - level) / 300) ** 0.5
        assert level / 4 < np.mean(np.array(p) <= level) < level + 2.6 * spread


@pytest.mark.parametrize("kind", ["exact", "shifted", "noisy", "noise beyond the range"])
@pytest.mark.parametrize("share", [1.0, 0.2])
def test_memorisers_are_flagged(world, kind, share):
    training, _, _, held_out, _ = world
    rest = held_out[: int(1000 * (1 - share))]
    images = torch.cat([changed(training[: 1000 - len(rest)], kind), rest])
    assert np.mean(p_values(world, images, 30) < 0.05) >= 0.9


def test_one_class_alone_that_is_copied_is_flagged(world):
    training, _, labels, held_out, _ = world
    images = torch.cat([changed(training[labels == 1][:100], "exact"), held_out[:900]])
    assert np.mean(p_values(world, images, 30) < 0.05) >= 0.9


def test_smooth_and_typical_images_are_no_copies(world):
    training, centred, labels, held_out, _ = world
    middle, axes = training.mean(0), torch.linalg.eigh(torch.cov(training.T)).eigenvectors[:, -30:]
    smooth = (held_out - middle) @ axes @ axes.T + middle
    blurred = avg_pool2d(pad(held_out.view(-1, 1, 28, 28), (1,) * 4, value=-1), 3, 1).flatten(1)
    for images in (smooth, blurred):
        found = copying.look(images, centred, labels)
        assert found.distances.median() < world[4].distances.median()  # nearer to everything
        assert np.mean(p_values(world, images, 30) < 0.05) <= 0.05


def test_shifts_are_undone(world):
    training, centred = world[:2]
    moved = training.view(-1, 28, 28).roll((1, 1), (1, 2)).flatten(1)
    assert (copying.centred(moved) == centred).all(1).float().mean() > 0.99
    assert torch.equal(copying.centred(centred), centred)
    dark = torch.full((2, 784), -1.0)
    dark[1, 3] = torch.nan
    assert torch.equal(copying.centred(dark).nan_to_num(7), dark.nan_to_num(7))


def test_the_law_is_that_of_ranks():
    # one class, 100 held-out images, the threshold is their smallest: P(all of 2 below) by hand
    ratios = torch.linspace(0.5, 1, 100)
    known = copying.held_out(copying.Nearest(ratios, ratios, torch.zeros(100).long()))
    assert known.thresholds[0] == 0.5
    two = torch.tensor([0.1, 0.2])
    found = copying.Nearest(two, two, torch.zeros(2).long())
    assert copying.p_value(found, known) == pytest.approx(2 / (102 * 101))
    above = copying.Nearest(two + 0.5, two + 0.5, torch.zeros(2).long())
    assert copying.p_value(above, known) == pytest.approx(1)
    elsewhere = dataclasses.replace(found, labels=torch.ones(2).long())
    assert np.isnan(copying.p_value(elsewhere, known))


def test_nan_in_nan_out(world):
    _, centred, labels, held_out, of_held_out = world
    images = held_out[:5].clone()
    images[2, 0] = torch.nan
    found, known = copying.look(images, centred, labels), copying.held_out(of_held_out)
    assert copying.copied(found, known).isnan().tolist() == [False, False, True, False, False]
    assert np.isnan(copying.p_value(found, known))


def test_stored_images_are_centred_as_scaled_ones(mnist):
    stored = torch.from_numpy(mnist[0]).flatten(1)
    found = copying.centred_training(stored)
    assert found.stored.dtype == torch.uint8
    assert torch.equal(found[:], copying.centred(to_network(stored)))
    labels, looked = torch.from_numpy(mnist[1]), to_network(stored[:20]) * 0.9
    near, of_floats = (copying.look(looked, some, labels) for some in (found, found[:]))
    assert torch.equal(near.distances, of_floats.distances)
    assert near.labels.tolist() == mnist[1][:20].tolist()
