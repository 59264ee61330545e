"""A move along a direction changes its concept, and no other but those that must go with it."""

import numpy as np
import pytest
import torch

from glassgan.judge import morphometry
from glassgan.phantoms import layout
from glassgan.phantoms.directions import LIMITS, Directions

MEASURED = list(LIMITS)
# What a move of one unit of each concept may do to others: thicker strokes have more ink.
TOGETHER = {"thickness": {"ink"}}
SLACK = {"ink": 2.0, "centre_x": 0.1, "centre_y": 0.1, "thickness": 0.12, "slant": 1.5}
STEP = {"ink": 8.0, "centre_x": 1.0, "centre_y": 1.0, "thickness": 0.6, "slant": 8.0}


def measured(network, latents):
    with torch.no_grad():
        images = network(latents)[:, 0].numpy()
    return morphometry.stroke(images)[MEASURED]


def ten(rotation=None):
    """Latents of one of every digit, in the middle of all else, and the directions, [10, AXES]."""
    names, planted = layout.directions(0, rotation)
    rows = [names.index(digit) for digit in layout.CLASS_CONCEPTS]
    return torch.from_numpy(2 * planted[rows]).float(), dict(zip(names, planted, strict=True))


@pytest.fixture(scope="module")
def latents():
    return ten()[0]


@pytest.mark.parametrize("rotation", [None, 0])
@pytest.mark.parametrize("concept", MEASURED)
def test_a_direction_moves_its_concept_alone(rotation, concept):
    network = Directions(0, rotation)
    start, planted = ten(rotation)
    vector = torch.from_numpy(planted[concept]).float()
    # a move of so much, since lengths are strengths
    moved = start + STEP[concept] * vector / vector.square().sum()
    change = measured(network, moved) - measured(network, start)
    far = LIMITS[concept] * np.tanh(STEP[concept] / LIMITS[concept])
    # the ink in the corners stays where it is: a fifth of all
    assert 0.75 * far < change[concept].mean() < 1.1 * far
    for other in set(MEASURED) - {concept} - TOGETHER.get(concept, set()):
        assert change[other].abs().max() < SLACK[other], other


def test_every_axis_moves_what_the_table_says(latents):
    network = Directions()
    start = network(latents)
    for axis, (concept, strength) in enumerate(layout.axes()):
        moves = network.hidden1(torch.eye(layout.AXES)[axis])
        expected = torch.zeros(len(layout.CONCEPTS))
        if concept:
            expected[layout.CONCEPTS.index(concept)] = strength
        assert torch.equal(moves, expected)
        moved = network(latents + 2 * torch.eye(layout.AXES)[axis])
        assert torch.equal(moved, start) == (not concept)


def test_idle_directions_of_a_rotation_change_nothing():
    network = Directions(0, 0)
    start, planted = ten(0)
    for name, vector in planted.items():
        moved = network(start + 2 * torch.from_numpy(vector).float())
        gone = float((moved - network(start)).detach().abs().max())
        assert (gone < 1e-4) == name.startswith("idle"), name


def test_an_axis_of_a_digit_brings_it(latents):
    network = Directions()
    axes = [layout.axes().index((digit, 1.0)) for digit in layout.CLASS_CONCEPTS]
    for digit, axis in enumerate(axes):
        moved = latents.clone()
        moved[:, axis] += 4.0
        torch.testing.assert_close(
            network(moved), network(latents[digit : digit + 1]).expand(10, -1, -1, -1)
        )
