"""What the verdict rests on, for discriminators that were built to rest on it."""

import numpy as np
import pytest
import torch
from attribution.test_adversarial import linear
from scipy.stats import binom
from torch import nn

from glassgan import streams
from glassgan.attribution import reliance, single_pixels
from glassgan.attribution.threshold import Threshold
from glassgan.data.images import to_network

COUNT = 60
SIZES = {"draws": 12, "seed": 0}


def stored(shift=0):
    rng = streams.rng(0, "stored images of a test", shift)
    return to_network(
        torch.from_numpy(rng.integers(20 + shift, 200 + shift, (COUNT, 1, 28, 28)).astype(np.uint8))
    )


def drawn():
    rng = streams.rng(0, "drawn images of a test")
    return torch.from_numpy(np.tanh(rng.normal(0, 2, (COUNT, 1, 28, 28)))).float()


def rows_of(network, real, fake):
    rows = list(reliance.reliance_rows(network, {"real": real, "generated": fake}, **SIZES))
    return {(row["intervention"], row["concept"]): row for row in rows}


class OffGrid(nn.Module):
    """The logit falls with the distance of the pixels from the 256 levels."""

    def forward(self, images):
        level = (images.double() + 1) / 2 * 255
        return (1 - 8 * (level - level.round()).abs().flatten(1).mean(1)).float()


def test_one_that_looks_at_the_border_is_blind_without_it_and_needs_nothing_else():
    weights = reliance.border().flatten().float() / 20
    rows = rows_of(linear(weights), stored(30), stored())
    assert rows["nothing", "AUROC"]["estimate"] > 0.99
    black = rows["border black", "AUROC"]
    assert black["estimate"] == pytest.approx(-0.5, abs=0.02)
    assert black["ci_high"] < black["null_low"]
    assert rows["border black", "logit of real"]["p_value"] < 1e-6
    kept = rows["border kept", "AUROC"]
    assert kept["estimate"] == 0
    assert rows["border kept", "logit of real"]["p_value"] == 1
    assert rows["border kept", "logit of real"]["null_high"] < -1


def test_one_that_looks_inside_does_not_need_the_border():
    weights = (~reliance.border()).flatten().float() / 20
    rows = rows_of(linear(weights), stored(30), stored())
    assert rows["border black", "AUROC"]["estimate"] == 0
    assert rows["border black", "logit of real"]["p_value"] == 1
    assert rows["border kept", "AUROC"]["estimate"] == pytest.approx(-0.5, abs=0.02)


def test_ink_is_taken_from_random_pixels_as_much_as_lies_on_the_border():
    where, images = reliance.border(), torch.cat([drawn(), torch.full((2, 1, 28, 28), -1.0)])
    change = reliance.less_ink(where)
    left = change(images, streams.rng(0, "ink of a test"))
    assert left.min() >= -1 and (left <= images + 1e-6).all()
    gone = (images - left).sum((1, 2, 3))
    expected = ((images + 1) * where).sum((1, 2, 3))
    torch.testing.assert_close(gone, expected, atol=1e-3, rtol=1e-4)
    changed = (images - left).abs() > 1e-6
    partly = changed & (left > -1 + 1e-6)
    assert partly.sum((1, 2, 3)).max() <= 1  # the last of them
    assert not torch.equal(changed[0], changed[1])  # another order for each image


def test_a_border_with_little_ink_is_not_compared_with_more_of_it():
    """What counts here is ink, wherever it is: the border is not special."""
    digits = stored().clone()
    digits[:, :, reliance.border()] = -0.98
    rows = rows_of(linear(torch.full((784,), 0.01)), digits, digits - 0.01)
    for kind in ("real", "generated"):
        row = rows["border black", f"logit of {kind}"]
        assert row["null_low"] == pytest.approx(row["estimate"], rel=0.01)
        assert row["null_high"] == pytest.approx(row["estimate"], rel=0.01)


def test_one_that_looks_at_the_grid_is_turned_by_quantising_and_nothing_of_the_same_size():
    rows = rows_of(OffGrid(), stored(), drawn())
    assert rows["nothing", "AUROC"]["estimate"] == 1
    for way, kind in (("quantised", "generated"), ("dequantised", "real")):
        logit, area = rows[way, f"logit of {kind}"], rows[way, "AUROC"]
        assert logit["p_value"] < 1e-6
        assert (way, f"logit of {'real' if kind == 'generated' else 'generated'}") not in rows
        assert area["estimate"] <= 0
    assert rows["quantised", "logit of generated"]["estimate"] > 0.1
    assert rows["quantised", "whole change"]["estimate"] > 0.5
    assert rows["dequantised", "logit of real"]["estimate"] < -0.1


class Swings(nn.Module):
    """A linear logit, to which the grid adds little: a wave of one level, highest on the levels."""

    def __init__(self, weights, size):
        super().__init__()
        self.weights, self.size = weights, size

    def forward(self, images):
        level = (images.double() + 1) / 2 * 255
        wave = torch.cos(2 * torch.pi * level).flatten(1).mean(1)
        return ((images.double().flatten(1) @ self.weights.double()) + self.size * wave).float()


class Bent(nn.Module):
    """Smooth, and of the same bend everywhere: the square of the mean pixel, and of each pixel."""

    def forward(self, images):
        flat = images.double().flatten(1)
        return (30 * flat.mean(1).square() + 3 * flat.square().mean(1)).float()


def lopsided(seed, count=COUNT):
    """Images of a generator whose background lies a little above the lowest level, and others."""
    rng = streams.rng(seed, "images of a generator of a test")
    images = np.tanh(rng.normal(0, 2, (count, 1, 28, 28)))
    images[rng.random(images.shape) < 0.8] = -1 + 0.3 * 2 / 255
    return torch.from_numpy(images).float()


def test_rounding_shifts_all_pixels_alike_and_a_linear_discriminator_does_not_respond_to_that():
    weights = torch.full((784,), 1.0)
    rows = rows_of(linear(weights), stored(), lopsided(0))
    whole = rows["quantised", "whole change"]
    assert abs(whole["estimate"]) > 20 * (whole["ci_high"] - whole["estimate"])  # no chance
    assert abs(rows["quantised", "logit of generated"]["estimate"]) < 0.01 * abs(whole["estimate"])
    assert rows["quantised", "logit of generated"]["p_value"] > 0.05


def test_a_response_to_the_grid_is_seen_beside_a_larger_linear_one():
    rows = rows_of(Swings(torch.full((784,), 0.1), 0.05), stored(), lopsided(0))
    for way, kind in (("quantised", "generated"), ("dequantised", "real")):
        assert rows[way, f"logit of {kind}"]["p_value"] < 1e-3, way


@pytest.mark.parametrize("name", ["linear", "bent"])
def test_what_is_smooth_within_a_level_does_not_respond_to_the_grid(name):
    found = {"quantised": [], "dequantised": []}
    for seed in range(60):
        rng = streams.rng(seed, "weights of a test")
        random = torch.from_numpy(rng.normal(0, 0.1, 784) + rng.normal(0, 0.1)).float()
        network = linear(random) if name == "linear" else Bent()
        images = {"real": stored(seed % 30), "generated": lopsided(seed)}
        sizes = {"draws": 4, "seed": seed}
        for row in reliance.of_grid(network, images, **sizes):
            if row["concept"].startswith("logit"):
                found[row["intervention"]].append(row["p_value"])
    for way, p in found.items():
        assert (np.array(p) < 0.05).sum() <= binom.ppf(0.99, 60, 0.05), way


def test_values_on_and_off_the_grid():
    rng = streams.rng(0, "noise of a test")
    real, fake = stored(), drawn()
    assert torch.equal(reliance.quantised(real), real)
    near = reliance.quantised(fake)
    assert torch.equal(reliance.quantised(near), near)
    steps = near - fake
    assert steps.abs().max() <= 1 / 255 + 1e-6
    for end in (fake + steps, fake - steps):
        assert end.abs().max() <= 1 + 1e-6
    ends = torch.cat([real, torch.full_like(real, -1), torch.full_like(real, 1)])
    off, on = reliance.off_the_levels(ends, rng), reliance.on_the_levels(ends, rng)
    for noisy in (off, on):
        assert noisy.abs().max() <= 1
        assert (noisy - ends).abs().max() <= 2.1 * 2 / 255
    assert torch.equal(reliance.quantised(on), on)
    for power in (1, 2, 3):
        means = [((noisy - ends) * 255 / 2).pow(power).view(3, -1).mean(1) for noisy in (off, on)]
        torch.testing.assert_close(*means, atol=0.05, rtol=0)


def test_one_that_looks_at_one_pixel_is_flipped_by_it_and_by_no_other():
    weights = torch.zeros(784)
    weights[400] = 2.0
    threshold, images = Threshold(0.0, False), {"real": stored(50), "generated": stored()}
    rows, maps = single_pixels.of_single_pixels(linear(weights), threshold, images, count=5, seed=0)
    found = {(row["target"], row["concept"]): row for row in rows}
    for kind in images:
        flat = maps[f"single_pixel.{kind}"].flatten()
        assert flat.nonzero().flatten().tolist() == [400]
        assert found[kind, "verdict flipped"]["estimate"] == 1
        assert found[kind, "verdict flipped"]["null_high"] < 0.7
        assert found[kind, "verdict flipped"]["p_value"] < 0.1
        largest = found[kind, "largest change of the logit"]
        assert largest["estimate"] == pytest.approx(float(flat[400]), abs=1e-5)
        assert largest["null_high"] < largest["ci_low"]
        assert largest["p_value"] < 0.01


def test_one_that_looks_at_all_pixels_alike_is_not_said_to_look_at_one():
    rng = streams.rng(0, "signs of a test")
    weights = torch.from_numpy(rng.choice([-0.05, 0.05], 784)).float()
    threshold, images = Threshold(0.0, False), {"real": stored(50), "generated": drawn()}
    rows, _ = single_pixels.of_single_pixels(linear(weights), threshold, images, count=5, seed=0)
    sizes = [row for row in rows if row["concept"] == "largest change of the logit"]
    # the largest of as many changes in random directions is as large
    assert all(row["p_value"] > 0.05 for row in sizes)
    assert all(row["null_high"] > row["estimate"] for row in sizes)


def test_changes_in_random_directions_are_as_long_as_those_of_a_pixel():
    image = torch.cat([stored()[0, :, :20], torch.full((1, 8, 28), -1.0)], 1)
    seen = []

    def network(images):
        seen.append(images)
        return images.flatten(1).sum(1)

    found = single_pixels.as_long(network, image, streams.rng(0, "directions of a test"))
    moved = torch.cat(seen)
    assert found.shape == (2, 784) and moved.abs().max() <= 1
    lengths = (moved - image).flatten(1).norm(dim=1).view(2, 784)
    expected = torch.stack([image.flatten() + 1, 1 - image.flatten()])
    torch.testing.assert_close(lengths, expected, atol=1e-3, rtol=1e-3)


def test_single_pixels_are_exact():
    weights = torch.linspace(-1, 1, 784)
    image = stored()[:1]
    network = linear(weights)
    black, white = single_pixels.single_pixels(network, image)[0]
    pixels, base = image.flatten(), network(image)
    np.testing.assert_allclose(black, base + weights * (-1 - pixels), atol=1e-4)
    np.testing.assert_allclose(white, base + weights * (1 - pixels), atol=1e-4)


@pytest.mark.filterwarnings("error")
def test_a_constant_rests_on_nothing():
    constant = linear(torch.zeros(784), bias=1.0)
    rows = rows_of(constant, stored(), drawn())
    for (way, concept), row in rows.items():
        if way != "nothing":
            assert row["estimate"] == 0
            assert not concept.startswith("logit") or row["p_value"] == 1
    images = {"real": stored(), "generated": drawn()}
    found, maps = single_pixels.of_single_pixels(
        constant, Threshold(0.0, False), images, count=3, seed=0
    )
    assert found[0]["estimate"] == found[1]["estimate"] == 0
    assert {row["status"] for row in found[2:]} == {"too few images are told rightly"}
    assert list(maps) == ["single_pixel.real"]
