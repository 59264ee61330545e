"""What each discriminator looks at, and that it looks at nothing else."""

import numpy as np
import pytest
import torch
from torch import nn

from glassgan.phantoms import layout, truth
from glassgan.phantoms.deciding_layer import DecidingLayer
from glassgan.phantoms.dictionary import MARK
from glassgan.phantoms.frequency import Frequency
from glassgan.phantoms.nothing import Blind, Constant
from glassgan.phantoms.patch import Patch
from glassgan.statistics.ridge import Ridge


@pytest.fixture
def images(mnist):
    return torch.from_numpy(mnist[0][:400]) / 127.5 - 1


def without_unit(network, layer, unit):
    """A function that runs a network with one unit of a layer at zero."""

    def run(images):
        def cut(module, inputs, output):
            return output * (torch.arange(output.shape[1]) != unit).view(
                -1, *[1] * (output.ndim - 2)
            )

        handle = network.get_submodule(layer).register_forward_hook(cut)
        found = network(images)
        handle.remove()
        return found

    return run


def units(phantom, layer):
    rows = truth.table().query("phantom == @phantom and layer == @layer")
    return [(int(row.target), row.planted) for row in rows.itertuples()]


def test_patches_decide_by_their_weights_and_what_lies_outside_does_not(images):
    network = Patch().requires_grad_(False)
    logits = network(images)
    assert (logits > 0).float().mean() > 0.2 and (logits < 0).float().mean() > 0.2
    others = images.flip(0).clone()
    inside = torch.zeros(28, 28, dtype=torch.bool)
    for place in layout.PATCHES.values():
        inside[place] = True
    torch.testing.assert_close(network(torch.where(inside, images, others)), logits)
    torch.testing.assert_close(network(torch.where(inside, others, images)), logits.flip(0))
    grey = torch.zeros(1, 1, 28, 28)  # where every unit is above 0
    for weight, place in layout.PATCHES.items():
        brighter = grey.clone()
        brighter[..., *place] = 0.5
        gained = network(brighter) - network(grey)
        torch.testing.assert_close(gained, torch.tensor([layout.READERS * weight * 0.5]))


@pytest.mark.parametrize(("network", "layer"), [(Patch, "hidden1"), (Frequency, "hidden1"),
                                                (Frequency, "hidden2")])  # fmt: skip
def test_planted_units_move_the_logit_and_others_do_not(images, network, layer):
    discriminator = network().requires_grad_(False)
    found = units(network.__name__.lower(), layer)
    assert len(found) == discriminator.get_submodule(layer)(
        discriminator.hidden1(images) if layer == "hidden2" else images
    ).shape[1]  # fmt: skip
    images = images[:100]
    logits = discriminator(images)
    for unit, planted in found:
        moved = without_unit(discriminator, layer, unit)(images) - logits
        assert bool(moved.any()) == planted, unit


def test_only_fine_detail_counts(images):
    network = Frequency().requires_grad_(False)
    logits = network(images)
    assert logits.std() > 0.5
    ramp = torch.linspace(-0.3, 0.3, 28)
    for smooth in (torch.tensor(0.2), ramp.expand(28, 28), ramp[:, None] + 2 * ramp):
        torch.testing.assert_close(network(images + smooth), logits, atol=1e-4, rtol=0)
    noise = 0.2 * torch.randn(images.shape, generator=torch.manual_seed(0))
    assert (network(images + noise) < logits - 1).all()
    wave = 0.3 * torch.cos(torch.arange(28) * 2 * torch.pi / 28)  # one wave across the image
    assert (network(images + wave) - logits).abs().max() < 0.2


@pytest.mark.parametrize("decides", layout.DECIDING.values())
def test_a_mark_is_read_from_the_deciding_layer_on(images, decides):
    network = DecidingLayer(decides).requires_grad_(False)
    marked = images.clone()
    marked[0::2, :, :MARK, :MARK] = marked[1::2, :, :MARK, -MARK:] = 1
    both = torch.cat([images, marked])
    logits = network(both)
    assert (logits[: len(images)] > 3).all() and (logits[len(images) :] < -3).all()
    here, found = both, {}
    for name, layer in list(network.named_children())[:-1]:
        here = layer(here)
        found[name] = read(here, logits)
    expected = {f"hidden{layer}": layer >= decides for layer in range(1, layout.LAYERS + 1)}
    assert {name: r_squared > 0.9 for name, r_squared in found.items()} == expected
    assert all(found[name] < 0.1 for name, even in expected.items() if not even)


def read(values, logits):
    """R² of a ridge regression on one half of the images, on the other."""
    order = torch.from_numpy(np.random.default_rng(0).permutation(len(logits)))
    fit, test = order.chunk(2)
    flat = values.flatten(1)
    reading = Ridge(flat[fit]).fit(logits[fit, None])(flat[test])[:, 0]
    return float(1 - (reading - logits[test]).square().sum() / logits[test].var() / (len(test) - 1))


def test_nothing_is_read_of_the_latent_or_the_image(images):
    generator, discriminator = Constant().eval(), Blind().eval()
    drawn = generator(torch.randn(20, 8))
    assert torch.equal(drawn, drawn[:1].expand_as(drawn)) and drawn.std() > 0.3
    assert not discriminator(images).any()
    for network, inputs in ((generator, torch.randn(20, 8)), (discriminator, images)):
        assert isinstance(network.hidden1, nn.Module)
        assert (network.hidden1(inputs).std(0) > 0).all()
