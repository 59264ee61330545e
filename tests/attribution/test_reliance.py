"""What the verdict rests on, for discriminators that were built to rest on it."""

import numpy as np
import pytest
import torch
from test_adversarial import linear
from torch import nn

from glassgan import streams
from glassgan.attribution import reliance
from glassgan.attribution.verdict import Threshold
from glassgan.subject import to_network

COUNT = 60
SIZES = {"draws": 12, "resamples": 30, "seed": 0}


def stored(shift=0):
    rng = streams.rng(0, "stored images of a test", shift)
    return to_network(
        torch.from_numpy(rng.integers(20 + shift, 200 + shift, (COUNT, 1, 28, 28)).astype(np.uint8))
    )


def drawn():
    rng = streams.rng(0, "drawn images of a test")
    return torch.from_numpy(np.tanh(rng.normal(0, 2, (COUNT, 1, 28, 28)))).float()


def rows_of(network, real, fake):
    rows = list(reliance.rows(network, {"real": real, "generated": fake}, **SIZES))
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


def test_one_that_looks_at_the_grid_is_turned_by_quantising_and_nothing_of_the_same_size():
    rows = rows_of(OffGrid(), stored(), drawn())
    assert rows["nothing", "AUROC"]["estimate"] == 1
    for way, kind in (("quantised", "generated"), ("dequantised", "real")):
        logit, area = rows[way, f"logit of {kind}"], rows[way, "AUROC"]
        assert logit["p_value"] < 1e-6
        assert area["ci_high"] < area["null_low"]
        assert area["null_high"] >= -0.1
        assert (way, f"logit of {'real' if kind == 'generated' else 'generated'}") not in rows
    assert rows["quantised", "logit of generated"]["estimate"] > 0.1
    assert rows["dequantised", "logit of real"]["estimate"] < -0.1


def test_one_that_does_not_look_at_the_grid_is_not_said_to():
    weights = torch.full((784,), 0.1)  # it sees any shift of the mean, which noise brings as well
    rows = rows_of(linear(weights), stored(), drawn())
    for way, kind in (("quantised", "generated"), ("dequantised", "real")):
        assert rows[way, f"logit of {kind}"]["p_value"] > 0.05


def test_values_on_and_off_the_grid():
    rng = streams.rng(0, "noise of a test")
    real, fake = stored(), drawn()
    assert torch.equal(reliance.quantised(real), real)
    near = reliance.quantised(fake)
    assert torch.equal(reliance.quantised(near), near)
    assert (near - fake).abs().max() <= 1 / 255 + 1e-6
    other = reliance.off_grid(fake, rng)
    torch.testing.assert_close((other - fake).abs(), (near - fake).abs(), atol=1e-6, rtol=0)
    assert other.abs().max() <= 1
    ends = torch.cat([real, torch.full_like(real, -1), torch.full_like(real, 1)])
    off, on = reliance.dequantised(ends, rng), reliance.on_grid(ends, rng)
    for noisy in (off, on):
        assert noisy.abs().max() <= 1
        assert (noisy - ends).abs().max() <= 2.1 * 2 / 255
    assert torch.equal(reliance.quantised(on), on)
    means = [(noisy - ends).view(3, -1).mean(1) for noisy in (off, on)]
    torch.testing.assert_close(*means, atol=1e-4, rtol=0)
    sizes = [(noisy - ends).square().mean() for noisy in (off, on)]
    assert sizes[1] >= sizes[0]


def test_one_that_looks_at_one_pixel_is_flipped_by_it_and_by_no_other():
    weights = torch.zeros(784)
    weights[400] = 2.0
    threshold, images = Threshold(0.0, False), {"real": stored(50), "generated": stored()}
    rows, maps = reliance.of_single_pixels(linear(weights), threshold, images, count=5, seed=0)
    found = {(row["target"], row["concept"]): row for row in rows}
    for kind in images:
        flat = maps[f"single_pixel.{kind}"].flatten()
        assert flat.nonzero().flatten().tolist() == [400]
        assert found[kind, "verdict flipped"]["estimate"] == 1
        assert found[kind, "verdict flipped"]["null_high"] < 0.5
        largest = found[kind, "largest change of the logit"]
        assert largest["estimate"] == pytest.approx(float(flat[400]), abs=1e-5)
        assert largest["null_high"] < largest["ci_low"]


def test_single_pixels_are_exact():
    weights = torch.linspace(-1, 1, 784)
    image = stored()[:1]
    network = linear(weights)
    black, white = reliance.single_pixels(network, image)[0]
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
            assert concept == "AUROC" or row["p_value"] == 1
    images = {"real": stored(), "generated": drawn()}
    found, maps = reliance.of_single_pixels(
        constant, Threshold(0.0, False), images, count=3, seed=0
    )
    assert found[0]["estimate"] == found[1]["estimate"] == 0
    assert {row["status"] for row in found[2:]} == {"too few images are told rightly"}
    assert list(maps) == ["single_pixel.real"]
