"""Which units are measured: those that do most on discovery, and random units chosen alike."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from glassgan.layers.downstream import Downstream, Read
from glassgan.units.effects import FOLDS, UnitEffects, effects, folds_of, replacements
from glassgan.units.random_units import RandomUnits, Swept, random_units

# Random units of a layer: as many as units, or so many times as many that about `MEASURED` are
# measured on held-out latents, where no more than `SWEPT` are ablated on discovery for that.
MEASURED, SWEPT = 60, 256


def of_first_half(effect: UnitEffects, count: int) -> tuple[Tensor, int]:
    """Return the mean effects on the first half of `count` latents, [U, K], and how many these are.

    Random units, of which there are as many again, are ablated on that half alone.
    """
    sizes = torch.bincount(folds_of(count), minlength=FOLDS)[: FOLDS // 2]
    sums = (effect.folds[:, : FOLDS // 2] * sizes[:, None]).sum(1)
    return sums / sizes.sum(), int(sizes.sum())


def shares(layers: Sequence[str], count: int) -> dict[str, int]:
    """Return how many of `count` units each layer has chosen, equally many, adding up to it.

    What a small layer lacks, others do not get.
    """
    return {layer: (count + number) // len(layers) for number, layer in enumerate(layers)}


def strongest(means: Tensor, scale: Tensor, count: int) -> list[tuple[int, int]]:
    """Return the units of a layer that do most, with the concept that each does most to.

    Args:
        means: effects of an ablation of every unit, or every random one, on discovery, [U, K].
        scale: of the concepts, [K].
        count: of units.

    Returns:
        (unit, number of its concept), strongest first. Units that do nothing at all are never
        among them.
    """
    size, concept = (means / scale).abs().max(1)
    order = size.argsort(descending=True, stable=True)[:count]
    return [(int(unit), int(concept[unit])) for unit in order if size[unit] > 0]


@dataclass(frozen=True)
class Beside:
    """Random units of a layer that were chosen like its own units.

    units: the random units; chosen: (which of these, number of its concept); among: how many they
    were chosen among, a multiple of the layer's; bound: what others, which were not selected, did.
    """

    units: RandomUnits
    chosen: list[tuple[int, int]]
    among: int
    bound: Swept


def random_beside(
    place: Downstream, read: Read, scale: Tensor, *, count: int, least: int, seed: int, layer: str
) -> Beside:
    """Ablate random units on discovery latents and choose the same share of them as of units.

    Args:
        place: the discovery latents on which units are chosen too, at the layer.
        read: as `reading.measure` gives it.
        scale: of the concepts, [K].
        count: of units that are chosen.
        least: random units, none selected, that the bound is made of: others, so that it is as
            fair to those that are chosen as to units.
        seed: of the directions.
        layer: its name.
    """

    def swept(drawn: RandomUnits) -> UnitEffects:
        there = drawn.at(place)
        return effects(there, range(there.units), replacements(there)["zero"], read)

    share = max(min(count, place.units), 1)  # also where no concept varies, so that none is chosen
    copies = max(min(MEASURED // share, SWEPT // place.units), 1)
    drawn = random_units(place.units, copies * place.units, seed, f"random units of {layer}")
    chosen = strongest(swept(drawn).mean, scale, copies * share)
    others = random_units(place.units, least, seed, f"random units for a bound of {layer}")
    numbered = [(number, concept) for number, (_, concept) in enumerate(chosen)]
    return Beside(
        drawn.some([unit for unit, _ in chosen]),
        numbered,
        len(drawn.carrier),
        Swept.of(swept(others)),
    )
