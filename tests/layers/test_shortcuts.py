"""What lies behind a layer, where a shortcut to it would be wrong."""

import pytest
import torch
from torch import nn

from glassgan.layers.downstream import downstream, one_by_one
from glassgan.subject import Subject, layers

IMAGE = nn.Unflatten(1, (1, 28, 28))


class Reshaped(nn.Sequential):
    """A sequence with a step of its own."""

    def forward(self, latents):
        return super().forward(latents).view(-1, 1, 28, 28)


class Doubled(nn.Linear):
    """A map that is no longer torch's."""

    def forward(self, inputs):
        return 2 * super().forward(inputs)


class InPlace(nn.Module):
    """No sequence; what follows its first layer works in place."""

    def __init__(self):
        super().__init__()
        self.first, self.last = nn.Linear(8, 12), nn.Linear(12, 784)

    def forward(self, latents):
        hidden = nn.functional.leaky_relu_(self.first(latents), 0.2)
        return self.last(hidden).tanh().view(-1, 1, 28, 28)


def maps(*behind):
    return nn.Sequential(
        nn.Sequential(nn.Linear(8, 4 * 196), nn.Unflatten(1, (4, 14, 14))),
        *behind,
        nn.Sequential(nn.Upsample(scale_factor=2), nn.Tanh()),
    )


def hooked():
    layer = nn.Linear(12, 784)
    layer.register_forward_hook(lambda module, inputs, output: output.sin())
    return nn.Sequential(nn.Linear(8, 12), layer, IMAGE)


def shared():
    relu = nn.ReLU()
    return nn.Sequential(
        nn.Linear(8, 12), relu, nn.Linear(12, 10), relu, nn.Linear(10, 784), nn.Tanh(), IMAGE
    )


MADE = {
    "a sequence with its own forward": (
        lambda: Reshaped(nn.Linear(8, 12), nn.Sequential(nn.Linear(12, 784), nn.Tanh())), "0"),
    "a map with its own forward": (
        lambda: nn.Sequential(nn.Linear(8, 12), Doubled(12, 784), IMAGE), "0"),
    "a hook": (hooked, "0"),
    "a module in two places": (shared, "2"),
    "activation in place": (
        lambda: nn.Sequential(
            nn.Linear(8, 12), nn.LeakyReLU(0.2, inplace=True), nn.Linear(12, 784), IMAGE), "0"),
    "activation in place, behind the next map": (
        lambda: nn.Sequential(
            nn.Linear(8, 12), nn.Linear(12, 784), nn.LeakyReLU(0.2, inplace=True), IMAGE), "0"),
    "activation in place, in no sequence": (InPlace, "first"),
    "padding that goes around": (
        lambda: maps(nn.Conv2d(4, 1, 3, padding=1, padding_mode="circular")), "0"),
    "padding that reflects": (
        lambda: maps(nn.Conv2d(4, 1, 3, padding=1, padding_mode="reflect")), "0"),
    "weight norm": (
        lambda: nn.Sequential(nn.Linear(8, 12), nn.utils.weight_norm(nn.Linear(12, 784)), IMAGE),
        "0"),
}  # fmt: skip


def without(subject, layer, units, latents):
    """One full pass with units of a layer at zero."""

    def remove(module, inputs, output):
        return output.index_fill(1, torch.tensor(units), 0.0)

    handle = layers(subject.generator)[layer].register_forward_hook(remove)
    try:
        with torch.no_grad():
            return subject.generator(latents)
    finally:
        handle.remove()


@pytest.mark.parametrize("name", MADE)
def test_a_layer_changed_at_once_in_steps_and_in_a_full_pass_is_the_same(name):
    make, layer = MADE[name]
    torch.manual_seed(0)
    subject = Subject(make(), None, 8).evaluation()
    latents = torch.randn(20, 8)
    place = downstream(subject, layer, latents)
    before = place.values.clone()
    at_once = place.without([0, 1, 2]).images
    assert at_once.shape == (20, 1, 28, 28)
    torch.testing.assert_close(at_once, without(subject, layer, [0, 1, 2], latents))
    torch.testing.assert_close(place.without([0, 1]).without([2]).images, at_once)
    for unit, chosen, images, _ in one_by_one(
        place, [0, 3], lambda u: torch.zeros_like(place.values[:, u]), lambda x: x.flatten(1)
    ):
        expected = without(subject, layer, [unit], latents)
        torch.testing.assert_close(images, expected[chosen], rtol=1e-4, atol=1e-5)
    assert torch.equal(place.values, before)
