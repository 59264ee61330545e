import numpy as np
import planted
import pytest

from glassgan.units.concepts import MEASURED, measure
from glassgan.units.null import Directions, directions, energy
from glassgan.units.rest import rest


def test_bounds_grow_with_the_amplitude_between_levels():
    mean = np.stack([np.full((40, 2), 1.0), np.full((40, 2), 3.0)])
    null = Directions(np.array([1.0, 9.0]), mean, np.zeros((2, 40)))
    assert null.least(4.0) == pytest.approx([2, 2])
    assert null.least(100.0) == pytest.approx([3, 3])
    assert (null.level(1.0), null.level(1.5)) == (0, 1)


def test_random_directions_have_the_energy_asked_for_and_small_effects():
    place = rest(planted.subject(), "hidden1", planted.latents(200))
    asked = [energy(place, planted.BAR, lambda unit: 0 * place.values[:, unit])]
    read = measure(planted.judge())
    null = directions(place, asked, read, count=30, seed=0, purpose="test")
    again = directions(place, asked, read, count=30, seed=0, purpose="test")
    assert np.array_equal(null.mean, again.mean)
    assert null.energy[0] == pytest.approx(asked[0])
    assert null.mean.shape == (3, 30, len(MEASURED))
    # a direction shares little with any of 47 units
    base = read(place.images)[:, 1].mean()
    without = read(place.without([planted.BAR]).images)[:, 1].mean()
    assert null.least(asked[0])[1] < abs(float(without - base)) / 2


def test_without_any_energy_there_is_nothing_to_compare():
    place = rest(planted.subject(), "hidden1", planted.latents(20))
    null = directions(place, [0.0], measure(planted.judge()), count=5, seed=0, purpose="test")
    assert (null.least(0.0) == 0).all()
