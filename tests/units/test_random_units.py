"""Random units go the way of a layer's own units, and are told from them only where they differ."""

from collections import OrderedDict

import numpy as np
import planted
import pytest
import torch
from scipy.stats import binomtest

from glassgan.concepts import MEASURED
from glassgan.judge.reading import measure
from glassgan.layers.downstream import downstream, downstream_in
from glassgan.units import ablation, choice
from glassgan.units.effects import effects, replacements
from glassgan.units.random_units import (
    RandomUnits,
    Swept,
    energy,
    more_often,
    random_units,
    ranks,
)


def test_a_random_unit_along_its_own_axis_is_the_unit():
    place = downstream(planted.subject(), "hidden1", planted.latents(60))
    own = RandomUnits(torch.eye(planted.UNITS), torch.arange(planted.UNITS))
    read = measure(planted.judge())
    for there in (place, place.part(slice(30))):
        same = own.at(there)
        for way, new in replacements(there).items():
            first = effects(there, range(7), new, read)
            second = effects(same, range(7), replacements(same)[way], read)
            assert torch.allclose(first.mean, second.mean, atol=1e-5), way


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("places", [True, False])
def test_a_random_unit_moves_the_layer_along_its_direction(plain, places):
    generator = torch.Generator().manual_seed(0)
    kind = torch.nn.Conv2d if places else torch.nn.Linear
    more = {"kernel_size": 3, "padding": 1} if places else {}
    layers = OrderedDict(
        first=torch.nn.Sequential(kind(3, 5, **more), torch.nn.ReLU()),
        second=torch.nn.Sequential(kind(5, 4, **more), torch.nn.Tanh()),
    )
    network = torch.nn.Sequential(layers) if plain else Wrapped(layers)
    shape = (20, 3, 6, 6) if places else (20, 3)
    place = downstream_in(network, "first", torch.randn(shape, generator=generator))
    drawn = random_units(5, 15, 0, "test")
    assert np.bincount(drawn.carrier).tolist() == [3] * 5
    carrier = int(drawn.carrier[7])
    assert drawn.direction.norm(dim=1).numpy() == pytest.approx(1)
    there = drawn.at(place)
    found = effects_of(there, 7)
    turned = drawn.direction[7].view(1, 5, *[1] * (place.values.ndim - 2))
    moved = place.values - place.values[:, [carrier]] * turned
    expected = place.draw(moved, place.latents) - place.images
    assert torch.allclose(found, expected, atol=1e-5)
    assert energy(there, 7, replacements(there)["zero"]) == pytest.approx(
        energy(place, carrier, replacements(place)["zero"])
    )


class Wrapped(torch.nn.Module):
    """A network that is no plain sequence, so that nothing is known of what follows a layer."""

    def __init__(self, layers):
        super().__init__()
        self.first, self.second = layers["first"], layers["second"]

    def forward(self, x):
        return self.second(self.first(x))


def effects_of(place, unit):
    """Change of the output without one unit, whatever its shape."""
    from glassgan.layers.downstream import one_by_one

    change = torch.zeros_like(place.images)
    zero = torch.zeros_like(place.values[:, 0])
    for _, moved, images, _ in one_by_one(place, [unit], lambda _: zero, lambda x: x.flatten(1)):
        change[moved] = images - place.images[moved]
    return change


def test_the_bound_holds_for_nearly_all():
    rng = np.random.default_rng(0)
    too_low = 0
    for _ in range(300):
        mean = rng.standard_normal((200, 1))
        # 97.5 % of a normal law lie within 2.2414
        too_low += Swept(mean, np.ones(200)).bound(np.ones(1, bool))[0] < 2.2414
    assert too_low > 0
    assert binomtest(too_low, 300, 0.05, alternative="greater").pvalue > 0.005
    assert np.isnan(Swept(np.ones((50, 1)), np.ones(50)).bound(np.ones(1, bool))).all()


def test_units_that_are_random_are_counted_like_random_ones_and_planted_ones_are_not():
    """The strongest of many pass a bound of single ones; the counts tell that from more.

    Effects of 128 units and as many random ones, exchangeable, and then with ten of the units
    four times as strong; chosen on one half, measured on another, with noise.
    """
    rng = np.random.default_rng(1)
    some = alike = ranked = found = 0
    for _ in range(300):
        for planted_units in (0, 10):
            law = rng.standard_normal((2, 128, 14))
            others = rng.standard_normal((200, 14)) + 0.2 * rng.standard_normal((200, 14))
            law[0, :planted_units] *= 4
            discovery, held_out = law + 0.2 * rng.standard_normal((2, 2, 128, 14))
            bound = Swept(others, np.ones(200)).bound(np.ones(14, bool)).mean()
            sizes = []
            for own, then in zip(discovery, held_out, strict=True):
                chosen = choice.strongest(torch.from_numpy(own), torch.ones(14), 33)
                sizes.append(np.array([abs(then[unit, concept]) for unit, concept in chosen]))
            passed = [int((size > bound).sum()) for size in sizes]
            p = more_often(passed[0], 128, passed[1], 128)
            if planted_units:
                found += p < 0.05
                continue
            some += (sizes[0] > 2.2414).any()  # of one concept, of unselected ones
            alike += p < 0.05
            ranked += significant(ranks(*sizes))
    assert some > 290  # so that "some unit does more than 97.5 % of random directions" says nothing
    assert binomtest(alike, 300, 0.05, alternative="greater").pvalue > 0.005
    assert binomtest(ranked, 300, 0.05, alternative="greater").pvalue > 0.005
    assert found > 270


def test_counts_that_cannot_differ_are_not_tested():
    assert np.isnan(more_often(0, 100, 0, 100))
    assert np.isnan(more_often(4, 100, 0, 100))  # one in sixteen
    assert more_often(6, 100, 0, 100) < 0.05
    assert more_often(0, 100, 6, 100) == 1


def significant(p):
    """Whether Benjamini and Hochberg find anything among p-values."""
    return bool((np.sort(p) <= 0.05 * np.arange(1, len(p) + 1) / len(p)).any())


def rotated(seed):
    """The planted generator, read along random axes: its units are random directions."""
    network = planted.subject().generator
    turn = torch.from_numpy(
        np.linalg.qr(np.random.default_rng(seed).standard_normal((planted.UNITS,) * 2))[0]
    ).float()

    class Turned(torch.nn.Module):
        def forward(self, units):
            return units @ turn

    network.add_module("output", torch.nn.Sequential(Turned(), *network.output))
    return network


def pipeline(network, seed, read, count=60, chosen=12):
    """Both counts, and the smallest p, of a generator in the whole pipeline."""
    latents = planted.latents(2 * count, seed)
    discovery, held_out = (downstream_in(network, "hidden1", part) for part in latents.split(count))
    scale = ablation.scales(read(discovery.images))
    zero = replacements(discovery)["zero"]
    swept = effects(discovery, range(discovery.units), zero, read)
    units = choice.strongest(swept.mean, scale, chosen)
    beside = choice.random_beside(
        discovery, read, scale, count=chosen, least=150, seed=seed, layer="hidden1"
    )
    rows = ablation.unit_effects(
        held_out, units, beside, read, None, None, layer="hidden1", scale=scale,
        compared=10, null_latents=10,
    )  # fmt: skip
    return [row for row in rows if row["intervention"] == "zero"]


def test_units_that_are_random_directions_pass_no_more_often_in_the_whole_pipeline():
    read = measure(planted.judge())
    counts = ranked = 0
    for seed in range(12):
        rows = pipeline(rotated(seed), seed, read)
        (row,) = [row for row in rows if row["analysis"] == "unit_counts"]
        counts += row["p_value"] < 0.05
        ranked += significant([r["p_value"] for r in rows if r["analysis"] == "unit_effects"])
    assert binomtest(counts, 12, 0.05, alternative="greater").pvalue > 0.005
    assert binomtest(ranked, 12, 0.05, alternative="greater").pvalue > 0.005
    rows = pipeline(planted.subject().generator, 0, read, count=200)
    assert significant([row["p_value"] for row in rows if row["analysis"] == "unit_effects"])


def test_concepts_that_hardly_vary_are_left_out():
    measures = torch.randn(50, len(MEASURED), generator=torch.Generator().manual_seed(0))
    measures[:, 3] *= 1e-4
    scale = ablation.scales(measures)
    assert scale[3] == torch.inf
    means = torch.zeros(2, len(MEASURED))
    means[0, 3] = 100.0
    means[1, 4] = 0.1
    assert choice.strongest(means, scale, 2) == [(1, 4)]
