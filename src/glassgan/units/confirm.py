"""Effects of single units: chosen on the discovery half, measured on the held-out half."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import intervals
from glassgan.quality.distances import Moments
from glassgan.units.concepts import MEASURED
from glassgan.units.effects import FOLDS, Effects, effects, replacements
from glassgan.units.null import Directions, directions, energy
from glassgan.units.rest import Read, Rest, one_by_one

CONCEPTS = list(MEASURED)
SPLIT = "held-out"
LEAST_DEVIATION = 0.01  # of a probability, or of a pixel


def scales(measures: Tensor) -> Tensor:
    """Return the standard deviation of each concept over samples, by which effects compare, [K].

    1 where a concept hardly varies, so that no unit is chosen for it.

    Args:
        measures: as `concepts.measure` gives them.
    """
    deviation = measures[:, : len(CONCEPTS)].std(0)
    return torch.where(deviation > LEAST_DEVIATION, deviation, 1.0)


def strongest(
    swept: Mapping[str, Effects], scale: Tensor, count: int
) -> dict[str, list[tuple[int, int]]]:
    """Return the units that do most, equally many a layer, with the concept each does most to.

    Args:
        swept: effects of an ablation of every unit, by layer, on discovery.
        scale: of the concepts, [K].
        count: of units, over all layers; what a small layer lacks, others do not get.

    Returns:
        By layer, (unit, number of its concept), strongest first. Units that do nothing at all are
        never among them.
    """
    result: dict[str, list[tuple[int, int]]] = {}
    for number, (layer, effect) in enumerate(swept.items()):
        share = (count + number) // len(swept)  # adds up to the count
        size, concept = (effect.mean / scale).abs().max(1)
        order = size.argsort(descending=True, stable=True)[:share]
        result[layer] = [(int(unit), int(concept[unit])) for unit in order if size[unit] > 0]
    return result


def unit_effects(
    place: Rest,
    chosen: Sequence[tuple[int, int]],
    read: Read,
    real: Moments,
    discriminator: nn.Module | None,
    *,
    layer: str,
    compared: int,
    null_latents: int,
    null_directions: int,
    seed: int,
) -> list[dict[str, Any]]:
    """Measure units of a layer on held-out latents, beside random directions of the same energy.

    Each unit is set to zero, to its mean, to its value for another latent and to its 99 %
    quantile, side by side, because they differ. Tested is, for the one concept chosen on
    discovery, whether the effect is larger than nearly all (97.5 %) random directions of the
    layer's activation space with the same energy have: a minimum effect, since every unit changes
    something. The other concepts have estimates without a test.

    Args:
        place: held-out latents at the layer.
        chosen: (unit, number of its concept).
        read: as `concepts.measure` gives it.
        real: moments of the judge's features of real images.
        discriminator: whose logit is part of the damage; None if there is none.
        layer: its name.
        compared: of `place`, on which the other interventions stand beside "zero".
        null_latents: of `place`, on which random directions and the logit are measured.
        null_directions: at each level of energy.
        seed: of the directions.

    Returns:
        Rows of an effects table: "unit_effects" (tested), "unit_side_effects",
        "unit_specificity" and "unit_damage".
    """
    if not chosen:
        return []
    units = [unit for unit, _ in chosen]
    some = place.part(slice(compared))
    few = place.part(slice(null_latents))
    wholes = {"zero": place, "mean": some, "another": some, "high": some}
    ways = {way: replacements(whole)[way] for way, whole in wholes.items()}
    energies = {
        way: [energy(wholes[way], unit, new) for unit in units] for way, new in ways.items()
    }
    null = directions(
        few,
        [value for values in energies.values() for value in values],
        read,
        count=null_directions,
        seed=seed,
        purpose=f"random directions of {layer}",
    )
    scale = scales(read(place.images))
    rows: list[dict[str, Any]] = []
    for way, new in ways.items():
        zero, count = way == "zero", len(wholes[way].latents)
        effect = effects(wholes[way], units, new, read, real if zero else None, distance_folds=zero)
        least = [null.least(value) for value in energies[way]]
        shared = {"layer": layer, "intervention": way, "n": count, "split": SPLIT}
        found = list(_on_concepts(effect, chosen, least, count))
        if zero:
            random = [null.like(value) for value in energies[way]]
            found += _specificity(effect, chosen, random, scale)
            found += _damage(effect, units, null, energies[way], count)
            if discriminator is not None:
                found += _logit(few, units, replacements(few)[way], discriminator)
        rows += [{**shared, **row} for row in found]
    return rows


def _on_concepts(
    effect: Effects, chosen: Sequence[tuple[int, int]], bounds: Sequence[np.ndarray], count: int
) -> Iterator[dict[str, Any]]:
    for number, (unit, target) in enumerate(chosen):
        least = bounds[number]
        mean, sd = effect.mean[number].numpy(), effect.sd[number].numpy()
        p = intervals.minimum_effect_p(mean, sd, count, least)
        reach = intervals.margin(sd, count)
        for k, concept in enumerate(CONCEPTS):
            yield {
                "analysis": "unit_effects" if k == target else "unit_side_effects",
                "target": str(unit),
                "concept": concept,
                **intervals.around(mean[k], reach[k]),
                "null_low": -least[k],
                "null_high": least[k],
                "p_value": p[k] if k == target else np.nan,
                "unit_of_measure": MEASURED[concept],
            }


def _specificity(
    effect: Effects,
    chosen: Sequence[tuple[int, int]],
    random: Sequence[np.ndarray],
    scale: Tensor,
) -> Iterator[dict[str, Any]]:
    """Yield how much of what each unit does falls on its concept: |d_on| / Σ |d|.

    d is the effect on a concept in units of its standard deviation over samples. Null: the share
    of the largest concept of random directions, chosen on the latents on which it is measured,
    which favours them.
    """
    for number, (unit, target) in enumerate(chosen):
        size = (effect.mean[number] / scale).abs()
        folds = effect.folds[number] / scale
        without = ((folds.sum(0) - folds) / (FOLDS - 1)).abs()
        shares = (without[:, target] / without.sum(1)).numpy()
        reach = float(intervals.jackknife_margin(shares))
        estimate = float(size[target] / size.sum())
        others = np.abs(random[number]) / scale.numpy()
        null = others.max(1) / np.maximum(others.sum(1), 1e-12)
        yield {
            "analysis": "unit_specificity",
            "target": str(unit),
            "concept": CONCEPTS[target],
            "estimate": estimate,
            "ci_low": max(estimate - reach, 0.0),
            "ci_high": min(estimate + reach, 1.0),
            "null_low": float(np.quantile(null, 0.025)),
            "null_high": float(np.quantile(null, 0.975)),
            "unit_of_measure": "share of the change",
        }


def _damage(
    effect: Effects, units: Sequence[int], null: Directions, energies: Sequence[float], count: int
) -> Iterator[dict[str, Any]]:
    """Yield how much each unit changes the image and the distance to real images."""
    for number, unit in enumerate(units):
        image, spread = float(effect.image[number]), float(effect.image_sd[number])
        moved = float(effect.distance[number])
        others = null.image[null.level(energies[number])]
        for concept, estimate, reach, unit_of_measure, band in (
            ("image change", image, intervals.margin(spread, count), "RMS pixel change",
             np.quantile(others, [0.025, 0.975])),
            ("Fréchet distance", moved,
             intervals.jackknife_margin(effect.distance_without[number].numpy()),
             "squared distance of features", (np.nan, np.nan)),
        ):  # fmt: skip
            yield {
                "analysis": "unit_damage",
                "target": str(unit),
                "concept": concept,
                **intervals.around(estimate, reach),
                "null_low": band[0],
                "null_high": band[1],
                "unit_of_measure": unit_of_measure,
            }


def _logit(
    place: Rest,
    units: Sequence[int],
    replacement: Callable[[int], Tensor],
    discriminator: nn.Module,
) -> Iterator[dict[str, Any]]:
    """Yield how much each unit changes the discriminator's logit of the image."""
    count = len(place.latents)
    base = discriminator(place.images)

    def read(images: Tensor) -> Tensor:
        return discriminator(images)[:, None]

    for unit, moved, _, logits in one_by_one(place, units, replacement, read):
        change = torch.zeros(count)
        change[moved] = logits[:, 0] - base[moved]
        reach = intervals.margin(float(change.std()), count)
        yield {
            "analysis": "unit_damage",
            "target": str(unit),
            "concept": "logit of D",
            **intervals.around(change.mean(), reach),
            "n": count,
            "unit_of_measure": "nats",
        }


def effects_at(
    place: Rest, chosen: Sequence[tuple[int, int]], read: Read, *, layer: str
) -> list[dict[str, Any]]:
    """Measure, at any checkpoint, what units do that were chosen at the last one.

    Args:
        place: held-out latents at the layer of that checkpoint.
        chosen: (unit, number of its concept).
        read: as `concepts.measure` gives it.
        layer: its name.

    Returns:
        Rows of an effects table, without a test.
    """
    if not chosen:
        return []
    zero = replacements(place)["zero"]
    effect = effects(place, [unit for unit, _ in chosen], zero, read)
    count, rows = len(place.latents), []
    for number, (unit, target) in enumerate(chosen):
        reach = intervals.margin(float(effect.sd[number, target]), count)
        rows.append(
            {
                "analysis": "unit_life_effects",
                "layer": layer,
                "target": str(unit),
                "intervention": "zero",
                "concept": CONCEPTS[target],
                **intervals.around(effect.mean[number, target], reach),
                "n": count,
                "unit_of_measure": MEASURED[CONCEPTS[target]],
                "split": SPLIT,
            }
        )
    return rows
