"""A network that was taught has the units it was taught, and they do what they mean."""

import pytest
import torch
from torch import nn

from glassgan import streams
from glassgan.phantoms import layout, taught


@pytest.fixture(scope="module")
def network():
    return taught.trained(0, lessons=4000)


def test_units_are_as_meant_and_change_the_image_where_something_is_meant(network):
    latents = streams.latents(1, "held out", 0, 1000, layout.AXES)
    meant, units = taught.meant(0, latents), network.hidden1(latents)
    assert 1 - (units - meant).square().mean() / meant.var() > 0.97
    images, wanted = network(latents), taught.drawn(0, meant)
    wrong = (images - wanted).square().sum() / (wanted - wanted.mean(0)).square().sum()
    assert wrong < 0.6
    after = nn.Sequential(*list(network.children())[1:])
    change = {}
    for unit, (concept, strength) in enumerate(layout.axes()):
        without = units * (torch.arange(layout.AXES) != unit)
        moved = after(without) - images
        change.setdefault((concept, strength), []).append(float(moved.square().mean()))
    idle = max(change[("", 0.0)])
    assert all(change[(digit, 1.0)][0] > 10 * idle for digit in layout.CLASS_CONCEPTS)
    for concept in ("slant", "centre_x", "centre_y"):
        assert change[(concept, layout.MOVED[concept][-1])][0] > 5 * idle
    for concept in layout.MOVED:
        rising = [change[(concept, strength)][0] for strength in layout.MOVED[concept]]
        assert rising[-1] == max(rising), concept


def test_a_direction_has_the_units_of_its_concept(network):
    names, planted = layout.directions(0, 0)
    start = torch.zeros(1, layout.AXES)
    for name in ("digit 3", "slant", "idle 1"):
        vector = torch.from_numpy(planted[names.index(name)]).float()
        raised = (taught.meant(0, 2 * vector / vector.norm() + start) > 0.1)[0].nonzero()[:, 0]
        concepts = {layout.axes()[unit][0] for unit in raised.tolist()}
        assert concepts == {name if name in layout.CONCEPTS else ""}
