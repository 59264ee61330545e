from collections import OrderedDict

import pytest
import torch
from networks import tiny
from torch import nn

from glassgan.layers.downstream import downstream, one_by_one, unit_layers
from glassgan.subject import Subject, layers


def convolutional() -> Subject:
    """Transposed convolutions with batch normalisation, then a plain convolution."""
    torch.manual_seed(0)
    generator = nn.Sequential(
        OrderedDict(
            hidden1=nn.Sequential(nn.Linear(8, 6 * 49), nn.Unflatten(1, (6, 7, 7)), nn.ReLU()),
            hidden2=nn.Sequential(
                nn.ConvTranspose2d(6, 5, 4, 2, 1), nn.BatchNorm2d(5), nn.LeakyReLU(0.2)
            ),
            hidden3=nn.Sequential(nn.ConvTranspose2d(5, 4, 4, 2, 1), nn.ReLU()),
            output=nn.Sequential(nn.Conv2d(4, 1, 3, padding=1), nn.Tanh()),
        )
    )
    for module in generator.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.running_mean.uniform_(-1, 1)
            module.running_var.uniform_(0.5, 2)
    return Subject(generator, None, 8).evaluation()


class Foreign(nn.Module):
    """A generator that is no sequence of its layers."""

    def __init__(self):
        super().__init__()
        torch.manual_seed(1)
        self.one, self.two = nn.Linear(8, 12), nn.Linear(20, 784)

    def forward(self, latents):
        hidden = torch.relu(self.one(latents))
        return torch.tanh(self.two(torch.cat([hidden, latents], 1))).view(-1, 1, 28, 28)


def plainly(subject, layer, unit, latents, value):
    """One full pass with a hook on the layer."""

    def replace(module, inputs, output):
        output = output.clone()
        output[:, unit] = value
        return output

    handle = layers(subject.generator)[layer].register_forward_hook(replace)
    try:
        with torch.no_grad():
            return subject.generator(latents)
    finally:
        handle.remove()


SUBJECTS = {
    "batch norm": lambda: tiny().evaluation(),
    "plain": lambda: tiny(batch_norm=False).evaluation(),
    "convolutional": convolutional,
    "foreign": lambda: Subject(Foreign(), None, 8).evaluation(),
}


@pytest.mark.parametrize("name", SUBJECTS)
@pytest.mark.parametrize("value", [0.0, 0.7])
def test_equals_a_full_pass_with_a_hook(name, value):
    subject = SUBJECTS[name]()
    latents = torch.randn(40, 8, generator=torch.Generator().manual_seed(2))
    for layer, units in unit_layers(subject).items():
        place = downstream(subject, layer, latents)
        assert place.units == units
        replacement = lambda unit, place=place: torch.full_like(place.values[:, unit], value)  # noqa: E731
        found = one_by_one(place, range(units), replacement, lambda images: images.flatten(1))
        for unit, moved, images, read in found:
            expected = plainly(subject, layer, unit, latents, value)
            assert torch.equal(read, images.flatten(1))
            assert (images - expected[moved]).abs().max() <= 1e-5 if len(moved) else True
            still = torch.ones(len(latents), dtype=torch.bool)
            still[moved] = False
            assert (place.images[still] - expected[still]).abs().sum() <= 1e-5
        assert unit == units - 1


@pytest.mark.parametrize("name", SUBJECTS)
def test_a_set_at_zero_equals_a_full_pass_with_a_hook(name):
    subject = SUBJECTS[name]()
    latents = torch.randn(40, 8, generator=torch.Generator().manual_seed(2))
    for layer in unit_layers(subject):
        found = downstream(subject, layer, latents).without([0, 3])
        expected = plainly(subject, layer, [0, 3], latents, 0)
        assert (found.images - expected).abs().max() <= 1e-5
        assert (found.values[:, [0, 3]] == 0).all()
        # one unit more, from there on
        zero = torch.zeros_like(found.values[:, 0])
        for _, moved, images, _ in one_by_one(found, [1], lambda _, z=zero: z, lambda i: i):
            also = plainly(subject, layer, [0, 1, 3], latents, 0)
            assert not len(moved) or (images - also[moved]).abs().max() <= 1e-5


def test_a_latent_whose_unit_has_the_value_already_is_not_drawn():
    subject = tiny().evaluation()
    place = downstream(subject, "hidden2", torch.randn(100, 8))
    drawn = 0

    def read(images):
        nonlocal drawn
        drawn += len(images)
        return images[:, 0, 0]

    zero = torch.zeros(100)
    for unit, moved, _, _ in one_by_one(place, range(place.units), lambda _: zero, read):
        assert torch.equal(moved, place.values[:, unit].nonzero()[:, 0])
    assert drawn == int((place.values != 0).sum())


def test_passes_are_of_bounded_size_whatever_the_numbers_of_units_and_latents():
    subject = tiny().evaluation()
    for latents in (50, 3000):
        place = downstream(subject, "hidden2", torch.randn(latents, 8))
        sizes = []

        def read(images, sizes=sizes):
            sizes.append(len(images))
            return images[:, 0, 0]

        ones = torch.ones(latents)
        for _ in one_by_one(place, range(place.units), lambda _, ones=ones: ones, read):
            pass
        assert max(sizes) <= 250 + latents


@pytest.mark.parametrize("name", SUBJECTS)
def test_no_latents_make_no_images(name):
    subject = SUBJECTS[name]()
    for layer in unit_layers(subject):
        place = downstream(subject, layer, torch.zeros(0, 8))
        assert place.images.shape == (0, 1, 28, 28)
        zero = torch.zeros_like(place.values[:, 0])
        for _, moved, images, _ in one_by_one(place, [0], lambda _, z=zero: z, lambda i: i):
            assert len(moved) == len(images) == 0
