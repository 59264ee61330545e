"""Effects of single units that were chosen on the discovery half, on the held-out half."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.concepts import LEAST_DEVIATION, MEASURED
from glassgan.effects import OF_RANDOM, side
from glassgan.layers.downstream import Downstream, Read, one_by_one
from glassgan.statistics import columns, intervals
from glassgan.statistics.distances import Moments
from glassgan.units.choice import Beside
from glassgan.units.effects import FOLDS, UnitEffects, effects, replacements
from glassgan.units.random_units import energy, more_often, ranks

CONCEPTS = list(MEASURED)
SPLIT = "held-out"


def scales(measures: Tensor) -> Tensor:
    """Return the standard deviation of each concept over samples, by which effects compare, [K].

    Infinite where a concept hardly varies, so that no effect on it counts.

    Args:
        measures: of discovery samples, as `reading.measure` gives them.
    """
    deviation = measures[:, : len(CONCEPTS)].std(0)
    return torch.where(deviation > LEAST_DEVIATION, deviation, torch.inf)


def unit_effects(
    place: Downstream,
    chosen: Sequence[tuple[int, int]],
    beside: Beside,
    read: Read,
    real: Moments,
    discriminator: nn.Module | None,
    *,
    layer: str,
    scale: Tensor,
    compared: int,
    null_latents: int,
) -> list[dict[str, Any]]:
    """Measure units of a layer on held-out latents, beside random units that were chosen alike.

    Each unit is set to zero, to its mean, to its value for another latent and to its 99 %
    quantile, side by side, because they differ. Two things are asked of its effect on the one
    concept that was chosen on discovery. Does the whole interval lie outside what 97.5 % of
    the layer's random units stay within, on all concepts at once? Of the strongest of many
    some do, so that the same is asked of random units that were chosen alike,
    on the same latents, and the two counts are compared. And where does it rank among these? That
    is its p-value. The other concepts have estimates without a test.

    Args:
        place: held-out latents at the layer.
        chosen: (unit, number of its concept).
        beside: as `random_beside` gives it.
        read: as `reading.measure` gives it.
        real: moments of the judge's features of real images.
        discriminator: whose logit is part of the damage; None if there is none.
        layer: its name.
        scale: of the concepts, from discovery, [K].
        compared: of `place`, on which the other interventions stand beside "zero".
        null_latents: of `place`, on which the logit is measured.

    Returns:
        Rows of an effects table: "unit_effects" (tested), "unit_effects_of_random", "unit_counts"
        (both counts, tested), "unit_side_effects", "unit_specificity" and "unit_damage".
    """
    if not chosen:
        return []
    units = [unit for unit, _ in chosen]
    some = place.part(slice(compared))
    few = place.part(slice(null_latents))
    image = columns.null(beside.bound.image)
    bound = beside.bound.bound(scale.isfinite().numpy())
    totals = (place.units, beside.among)
    rows: list[dict[str, Any]] = []
    for way in replacements(few):
        zero, whole = way == "zero", place if way == "zero" else some
        count, there = len(whole.latents), beside.units.at(whole)
        new, random_new = replacements(whole)[way], replacements(there)[way]
        effect = effects(whole, units, new, read, real if zero else None, distance_folds=zero)
        random = effects(there, range(there.units), random_new, read)
        # what other interventions change is larger or smaller, and effects with it
        strength = _strength(there, random_new) / _strength(there, replacements(there)["zero"])
        shared = {"layer": layer, "intervention": way, "n": count, "split": SPLIT}
        others = _random(random, beside.chosen, strength * bound, count)
        found = list(_on_concepts(effect, chosen, strength * bound, count))
        tested = [row for row in found if row["analysis"] == "unit_effects"]
        like = ranks(_sizes(tested), _sizes(others))
        for row, p in zip(tested, like, strict=True):
            row["p_value"] = p
        found += others
        found.append(_counts(tested, others, totals))
        if zero:
            null = [_specificity(random, number, k, scale)[0] for number, k in beside.chosen]
            found += _specificities(effect, chosen, scale, null)
            found += _damage(effect, units, image, count)
            if discriminator is not None:
                found += _logit(few, units, replacements(few)[way], discriminator)
        rows += [{**shared, **row} for row in found]
    return rows


def _sizes(rows: Sequence[Mapping[str, Any]]) -> np.ndarray:
    """Return the size of each effect beside what random units stay within, [S]."""
    return np.array([abs(row["estimate"]) / row["null_high"] for row in rows])


def _strength(place: Downstream, replacement: Callable[[int], Tensor]) -> float:
    """Return the root mean square of what an intervention changes, over the units of a bank."""
    return float(np.sqrt(np.mean([energy(place, u, replacement) for u in range(place.units)])))


def _random(
    effect: UnitEffects, chosen: Sequence[tuple[int, int]], least: np.ndarray, count: int
) -> list[dict[str, Any]]:
    """Return what random units do to the concept that was chosen for each."""
    rows = _on_concepts(effect, chosen, least, count)
    return [
        {**r, "analysis": f"unit_effects{OF_RANDOM}"}
        for r in rows
        if r["analysis"] == "unit_effects"
    ]


def beyond(row: Mapping[str, Any]) -> bool:
    """Return whether the whole interval of a row of effects lies outside its null's range."""
    return bool(side(row))


def _counts(
    units: Sequence[Mapping[str, Any]],
    random: Sequence[Mapping[str, Any]],
    totals: tuple[int, int],
) -> dict[str, Any]:
    """Return the row that compares how many units and how many random units are beyond.

    Estimate: the share of the chosen units; null_high: that of the random units chosen alike.
    """
    passed, random_passed = (sum(map(beyond, rows)) for rows in (units, random))
    share = passed / len(units)
    known = bool(units) and not np.isnan(units[0]["null_high"])
    return {
        "analysis": "unit_counts",
        "target": f"{passed} of {len(units)}; random {random_passed} of {len(random)}",
        "concept": "beyond 97.5 % of random units",
        **columns.share(share, len(units)),
        **({} if known else {"estimate": np.nan}),
        "null_high": random_passed / max(len(random), 1),
        "p_value": more_often(passed, totals[0], random_passed, totals[1]) if known else np.nan,
        "unit_of_measure": "share of the chosen units",
    }


def _on_concepts(
    effect: UnitEffects, chosen: Sequence[tuple[int, int]], least: np.ndarray, count: int
) -> Iterator[dict[str, Any]]:
    """Yield the effect of each unit on each concept beside bounds [K]."""
    for number, (unit, target) in enumerate(chosen):
        mean, reach = effect.mean[number], intervals.margin(effect.sd[number].numpy(), count)
        for k, concept in enumerate(CONCEPTS):
            yield {
                "analysis": "unit_effects" if k == target else "unit_side_effects",
                "target": str(unit),
                "concept": concept,
                **intervals.around(mean[k], reach[k]),
                "null_low": -least[k],
                "null_high": least[k],
                "unit_of_measure": MEASURED[concept],
            }


def _specificity(
    effect: UnitEffects, number: int, target: int, scale: Tensor
) -> tuple[float, float]:
    """Return how much of what a unit does falls on its concept, |d_on| / Σ |d|, and the margin.

    d is the effect on a concept in units of its standard deviation over samples.
    """
    size = (effect.mean[number] / scale).abs()
    folds = effect.folds[number] / scale
    without = ((folds.sum(0) - folds) / (FOLDS - 1)).abs()
    share = (without[:, target] / without.sum(1)).numpy()
    return float(size[target] / size.sum()), float(intervals.jackknife_margin(share))


def _specificities(
    effect: UnitEffects, chosen: Sequence[tuple[int, int]], scale: Tensor, null: Sequence[float]
) -> Iterator[dict[str, Any]]:
    """Yield the specificity of each unit, beside that of random units that were chosen alike."""
    for number, (unit, target) in enumerate(chosen):
        estimate, reach = _specificity(effect, number, target, scale)
        yield {
            "analysis": "unit_specificity",
            "target": str(unit),
            "concept": CONCEPTS[target],
            **columns.within(estimate, reach, 0.0, 1.0),
            **columns.null(columns.known(np.array(null))),
            "unit_of_measure": "share of the change",
        }


def _damage(
    effect: UnitEffects, units: Sequence[int], band: dict[str, Any], count: int
) -> Iterator[dict[str, Any]]:
    """Yield how much each unit changes the image, beside a band, and the distance to real."""
    for number, unit in enumerate(units):
        image, spread = float(effect.image[number]), float(effect.image_sd[number])
        moved = float(effect.distance[number])
        for concept, estimate, reach, unit_of_measure, null in (
            ("image change", image, intervals.margin(spread, count), "RMS pixel change",
             band),
            ("Fréchet distance", moved,
             intervals.jackknife_margin(effect.distance_without[number].numpy()),
             "squared distance of features", dict[str, Any]()),
        ):  # fmt: skip
            yield {
                "analysis": "unit_damage",
                "target": str(unit),
                "concept": concept,
                **intervals.around(estimate, reach),
                **null,
                "unit_of_measure": unit_of_measure,
            }


def _logit(
    place: Downstream,
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
    place: Downstream, chosen: Sequence[tuple[int, int]], read: Read, *, layer: str
) -> list[dict[str, Any]]:
    """Measure, at any checkpoint, what units do that were chosen at the last one.

    Args:
        place: held-out latents at the layer of that checkpoint.
        chosen: (unit, number of its concept).
        read: as `reading.measure` gives it.
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
