"""Each planted unit does what is told of it, when it is set to other values."""

import pytest
import torch

from glassgan.phantoms import layout
from glassgan.phantoms.units import GREY, Units, square
from glassgan.subject import layers


@pytest.fixture(scope="module")
def network():
    return Units().eval().requires_grad_(False)


@pytest.fixture(scope="module")
def units(network):
    latents = torch.randn(100, network.hidden1[0].in_features, generator=torch.manual_seed(0))
    return network.hidden1(latents)


def having(mechanism):
    return [part for part in layout.parts() if part.mechanism == mechanism]


def ablated(network, units, *numbers, value=0.0):
    """The change of the ink when units are set to a value, [N, 28, 28]."""
    changed = units.clone()
    changed[:, list(numbers)] = value
    return (network.output(changed) - network.output(units))[:, 0] / 2


def test_a_single_unit_draws_its_ink_and_nothing_else(network, units):
    for part in having("single"):
        (unit,) = part.units
        expected = (part.strength * units[:, unit]).clamp(max=1)
        change = ablated(network, units, unit)
        torch.testing.assert_close(change, -expected[:, None, None] * square(part))


def test_idle_units_and_witnesses_vary_and_do_nothing(network, units):
    singles = {part.latents: part.units[0] for part in having("single")}
    for part in [*having("idle"), *having("witness")]:
        (unit,) = part.units
        assert units[:, unit].std() > 0.4
        assert not ablated(network, units, unit, value=3.0).any()
        if part.mechanism == "witness":
            assert torch.equal(units[:, unit], units[:, singles[part.latents]])


@pytest.mark.parametrize("strong", [0, 1])
def test_of_a_redundant_pair_either_is_enough(network, units, strong):
    part = having("redundant")[strong]
    one, other = part.units
    assert not ablated(network, units, one).any() and not ablated(network, units, other).any()
    expected = (part.strength * units[:, one]).clamp(max=1)
    both = ablated(network, units, one, other)
    torch.testing.assert_close(both, -expected[:, None, None] * square(part))


@pytest.mark.parametrize("strong", [0, 1])
def test_a_product_needs_both(network, units, strong):
    part = having("product")[strong]
    one, other = part.units
    whole = ablated(network, units, one, other)
    expected = (part.strength * units[:, one] * units[:, other]).clamp(max=1)
    torch.testing.assert_close(whole, -expected[:, None, None] * square(part))
    assert torch.equal(ablated(network, units, one), whole)
    assert torch.equal(ablated(network, units, other), whole)


@pytest.mark.parametrize("strong", [0, 1])
def test_a_cancelling_pair_shows_only_where_one_is_missing(network, units, strong):
    part = having("cancelling")[strong]
    one, other = part.units
    there = ((network.output(units)[:, 0] + 1) / 2)[:, square(part) > 0]
    torch.testing.assert_close(there, torch.full_like(there, GREY))
    assert not ablated(network, units, one, other).any()
    on = units[:, one] > 0
    darker, lighter = (ablated(network, units, unit)[on].mean((1, 2)) for unit in (one, other))
    assert (darker < 0).all() and (lighter > 0).all()


def test_a_threshold_unit_draws_nothing_or_all(network, units):
    for part in having("threshold"):
        (unit,) = part.units
        dark = network.output(units * (torch.arange(units.shape[1]) != unit))[:, 0]
        for value, expected in [(0.5, 0), (0.99, 0), (1.2, 1), (3, 1)]:
            changed = units.clone()
            changed[:, unit] = value
            ink = (network.output(changed)[:, 0] - dark) / 2
            found = ink[:, square(part) > 0]
            torch.testing.assert_close(found, torch.full_like(found, expected * part.strength))


def test_the_largest_of_ten_units_chooses_the_digit(network, units):
    middle = (slice(None), 0, slice(3, 25), slice(3, 25))
    digits = [part.units[0] for part in having("class")]
    chosen = units[:, digits].clone()
    pictures = []
    for digit, unit in enumerate(digits):
        changed = units.clone()
        changed[:, digits] = 0.0
        changed[:, unit] = 1.0
        images = network.output(changed)[middle]
        torch.testing.assert_close(images, images[:1].expand_as(images))  # nothing else says so
        pictures.append(images[0])
        assert (chosen.argmax(1) == digit).any()
    ahead = chosen.sort(1).values
    sure = ahead[:, -1] - ahead[:, -2] > 0.2
    expected = torch.stack(pictures)[chosen.argmax(1)]
    torch.testing.assert_close(
        network.output(units)[middle][sure], expected[sure], atol=1e-3, rtol=0
    )


def test_places_do_not_overlap_and_lie_around_the_digits(network):
    parts = [part for part in layout.parts() if part.place is not None]
    ink = sum(square(part) for part in parts)
    assert ink.max() == 1 and not ink[4:24, 4:24].any()
    assert list(layers(network)) == ["hidden1", "output"]
