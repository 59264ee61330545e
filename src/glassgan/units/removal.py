"""How much of each class disappears with a set of units: curves by ranking, beside random sets."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan import left_out, streams
from glassgan.concepts import CLASS_CONCEPTS, CLASSES, NO_CLASSES
from glassgan.data import DATA
from glassgan.data.images import pictured
from glassgan.effects import no_estimate
from glassgan.judge.network import Judge
from glassgan.judge.reading import measure
from glassgan.layers.downstream import Downstream
from glassgan.statistics import columns, nulls
from glassgan.units import sets

SIZES = (1, 2, 5, 10, 20)
LEAST_SHARE = 0.02  # of the samples; a class that is drawn more seldom has no curve
LEAST_SEEN = 10  # samples that show a class where its removal is measured
RANKINGS = ("effect", "association", "optimisation", "greed")


def set_size(units: int) -> int:
    """Return the size of the sets in a layer: 20 units, as in GAN Dissection, or a quarter of it.

    At least one.
    """
    return max(min(SIZES[-1], units // 4), 1)


@dataclass(frozen=True)
class Removal:
    """Sets of units of one layer and what their removal does.

    rows: of an effects table. draws: by class, the share removed by each random set of full size,
    [R]. units: by class and ranking, the units in their order.
    """

    rows: list[dict[str, Any]]
    draws: dict[int, np.ndarray]
    units: dict[int, dict[str, list[int]]]


def removal(
    discovery: Downstream,
    held_out: Downstream,
    judge: Judge,
    means: Tensor,
    auroc: np.ndarray,
    *,
    layer: str,
    null_draws: int,
    greedy_latents: int,
    seed: int,
) -> Removal:
    """Remove sets for each class, found on discovery, from held-out samples.

    The rankings: by the effect of each unit alone, by its association with the class, by
    optimisation (ACE) and by greedy search. Tested is the set by effect at its full size, against
    random sets matched for layer, size and energy, removed from the same samples; where no units
    outside the set hold as much energy there is no match and no p-value, and the reason says so.
    P-values hold for all classes together (`joint_p`).

    Args:
        discovery: latents on which sets are found, at the layer.
        held_out: latents on which they are measured.
        judge: names classes.
        means: effects of single ablations on discovery, [U, K].
        auroc: of units for classes on discovery, [U, 10].
        layer: its name.
        null_draws: random sets for each class, at full size.
        greedy_latents: of the discovery ones, on which the greedy search tries units.
        seed: of the random sets.
    """
    if NO_CLASSES:
        return Removal([left_out.row("sets of units that make a class", NO_CLASSES)], {}, {})
    read = measure(judge)
    size = set_size(discovery.units)
    sizes = [*[s for s in SIZES if s < size], size]
    energy = sets.energies(discovery)
    base = read(held_out.images)[:, :CLASSES].double().numpy()
    seen = np.bincount(base.argmax(1), minlength=CLASSES)
    drawn = read(discovery.images)[:, :CLASSES].mean(0)
    rows: list[dict[str, Any]] = []
    draws: dict[int, np.ndarray] = {}
    units: dict[int, dict[str, list[int]]] = {}
    tested: dict[int, dict[str, Any]] = {}
    shared = {"layer": layer, "intervention": "zero", "split": "held-out"}
    for label in range(CLASSES):
        rare = f"less than {LEAST_SHARE:.0%} of the samples" if drawn[label] < LEAST_SHARE else ""
        few = f"fewer than {LEAST_SEEN} samples of it" if seen[label] < LEAST_SEEN else ""
        if rare or few:
            rows.append(
                {
                    **shared,
                    "analysis": "set_removal",
                    "concept": CLASS_CONCEPTS[label],
                    "target": f"effect: {size}",
                    "dose": size,
                    "group": "effect",
                    **no_estimate(rare or few),
                    "n": 0,
                }
            )
            continue
        found = {
            "effect": sets.by_effect(means, label, size),
            "association": sets.by_association(auroc, label, size),
            "optimisation": sets.by_optimisation(discovery, judge, label, size),
            "greed": sets.by_greed(
                discovery.part(slice(greedy_latents)),
                read,
                sets.by_effect(means, label, min(2 * size, discovery.units)),
                label,
                size,
            ),
        }
        units[label] = found
        rng = streams.rng(seed, f"random sets of {layer}", label)
        others = sets.matched(energy, found["effect"], null_draws, rng)
        if len(others):
            draws[label] = _removed_by(held_out, others, label, base[:, label], judge)
        for ranking, order in found.items():
            for number in sizes:
                left = sets.class_shares(held_out, order[:number], read).double().numpy()
                row: dict[str, Any] = {
                    **shared,
                    "analysis": "set_curves",
                    "target": f"{ranking}: {number}",
                    "dose": number,
                    "group": ranking,
                    "concept": CLASS_CONCEPTS[label],
                    **sets.removed(base[:, label], left[:, label]),
                    "n": len(base),
                    "unit_of_measure": f"share of the {DATA.kind} removed",
                }
                if ranking == "effect" and number == size:
                    row |= {"analysis": "set_removal"}
                    if label in draws:
                        row |= columns.null(draws[label])
                    unmatched = sets.mismatch(energy, found["effect"], others)
                    row |= no_estimate(unmatched) if unmatched else {}
                    tested[label] = row
                    rows += _beside(row, base, left, label)
                rows.append(row)
    known = [label for label, row in tested.items() if not row.get("reason")]
    if known:
        observed = np.array([tested[label]["estimate"] for label in known])
        joint = joint_p(observed, np.stack([draws[label] for label in known]))
        for label, p in zip(known, joint, strict=True):
            tested[label]["p_value"] = p
    return Removal(rows, draws, units)


def joint_p(observed: np.ndarray, null: np.ndarray) -> np.ndarray:
    """Return p-values of D statistics, beside R draws of the null of each, that hold for all.

    Of the largest of them (Westfall and Young 1993, single step), each in deviations of its own
    draws, so that R need not grow with D.

    Args:
        observed: [D].
        null: [D, R].
    """
    # what was observed is one of R + 1 draws, or it would lie further out than each of the others
    both = np.concatenate([observed[:, None], null], axis=1)
    spread = np.maximum(both.std(1, ddof=1, keepdims=True), 1e-12)
    standard = (both - both.mean(1, keepdims=True)) / spread
    largest = standard[:, 1:].max(0)
    return np.array([nulls.monte_carlo_p(value, largest) for value in standard[:, 0]])


def _beside(
    row: dict[str, Any], base: np.ndarray, left: np.ndarray, label: int
) -> list[dict[str, Any]]:
    """Return rows for what the set of one class does to the others: the change of their share."""
    rows = []
    for other in range(CLASSES):
        rows.append(
            {
                **{key: row[key] for key in ("layer", "intervention", "split", "n")},
                "analysis": "set_side_effects",
                "target": f"{row['target']} for {CLASS_CONCEPTS[label]}",
                "dose": row["dose"],
                "group": CLASS_CONCEPTS[label],
                "concept": CLASS_CONCEPTS[other],
                **sets.removed(base[:, other], left[:, other]),
                "unit_of_measure": row["unit_of_measure"],
            }
        )
    return rows


def _removed_by(
    place: Downstream, others: np.ndarray, label: int, base: np.ndarray, judge: Judge
) -> np.ndarray:
    """Return the share of a class that each set [R, S] removes, [R]."""
    read = measure(judge)
    left = [sets.class_shares(place, list(units), read)[:, label].sum() for units in others]
    return 1 - np.array([float(value) for value in left]) / base.sum()


def pictures(
    place: Downstream, classes: np.ndarray, units: dict[int, dict[str, list[int]]], count: int
) -> dict[str, Tensor]:
    """Return samples of each class with and without its set by effect.

    Args:
        place: held-out latents at the layer.
        classes: the class that the judge names in each, int64 [N].
        units: as `removal` gives them.
        count: samples a class, at most.

    Returns:
        "before.<class>" and "after.<class>", images [n, H, W].
    """
    result = {}
    for label, found in units.items():
        chosen = np.flatnonzero(classes == label)[:count]
        if not len(chosen):
            continue
        some = place.part(torch.from_numpy(chosen))
        result[f"before.{label}"] = pictured(some.images)
        result[f"after.{label}"] = pictured(some.without(found["effect"]).images)
    return result


def middle(layers: Sequence[str]) -> tuple[int, str]:
    """Return number and name of the layer in which sets are looked for: the middle one.

    As GAN Dissection takes a middle layer: before it little has been decided, behind it units
    draw strokes rather than things.
    """
    number = (len(layers) - 1) // 2
    return number, layers[number]
