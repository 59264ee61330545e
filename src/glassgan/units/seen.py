"""Whether a class that one judge no longer sees is gone for other eyes too.

A posterior that falls is one judge's opinion. A class counts as removed from a sample where the
judge, a second one of another seed, and the nearest training images by pixels all name another.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.concepts import CLASS_CONCEPTS
from glassgan.data.images import Scaled
from glassgan.effects import no_estimate
from glassgan.judge.network import Judge
from glassgan.layers.downstream import Downstream
from glassgan.statistics import columns, intervals
from glassgan.subject import in_blocks
from glassgan.units import sets
from glassgan.units.names import ALL, ALONE, FIRST, NEIGHBOURS, SECOND

NEAREST = 5  # training images that vote
LEAST_SEEN = 10  # samples in which all eyes see a class before
DRAWS = 20  # random sets, matched as the null of the removal is
Reader = Callable[[Tensor], np.ndarray]  # images → the class that it sees in each, int64 [N]


@dataclass(frozen=True)
class Neighbours:
    """Names the class of most of the nearest training images, by their principal components.

    components: of pixels, [D, K]. points: training images along these, [T, K]. labels: int64 [T].
    """

    components: Tensor
    points: Tensor
    labels: Tensor

    @classmethod
    def among(cls, training: Mapping[str, Tensor], components: Tensor) -> "Neighbours":
        """Take the stored training images, "images" uint8 [T, C, H, W] and "labels" [T]."""
        images = Scaled(training["images"])
        points = [images[block].flatten(1) @ components for block in in_blocks(len(images))]
        return cls(components, torch.cat(points), training["labels"].long())

    def __call__(self, images: Tensor) -> np.ndarray:
        """Return the class of each image, int64 [N]."""
        flat = images.flatten(1) @ self.components
        near = [
            torch.cdist(flat[block], self.points).topk(NEAREST, largest=False).indices
            for block in in_blocks(len(flat), 250)
        ]
        return self.labels[torch.cat(near)].mode(1).values.numpy()


def readers(judge: Judge, second: Judge, neighbours: Neighbours) -> dict[str, Reader]:
    """Return who looks, by name; judges name the most probable class, sure or not."""

    def most_probable(one: Judge) -> Reader:
        return lambda images: one(images).labels.numpy()

    return {
        FIRST: most_probable(judge),
        SECOND: most_probable(second),
        NEIGHBOURS: neighbours,
    }


def removal(
    place: Downstream,
    found: Mapping[int, Sequence[int]],
    energy: np.ndarray,
    eyes: Mapping[str, Reader],
    *,
    layer: str,
    null_draws: int,
    seed: int,
) -> list[dict[str, Any]]:
    """Return rows for what is gone without the set of each class, by who looks.

    Of the samples in which all see the class: the share in which each no longer sees it, in which
    none does, beside random sets, and in which the judge alone does not.

    Args:
        place: held-out latents at the layer.
        found: the set of each class, by effect.
        energy: of each unit, by which random sets are matched.
        eyes: as `readers` gives them.
        layer: its name.
        null_draws: random sets that the removal was tested against, of which the first are taken.
        seed: of these.
    """
    if not found:
        return []
    before = {name: read(place.images) for name, read in eyes.items()}
    rows: list[dict[str, Any]] = []
    for label, units in found.items():
        shared = {
            "analysis": "set_removal_seen",
            "layer": layer,
            "intervention": "zero",
            "split": "held-out",
            "concept": CLASS_CONCEPTS[label],
            "dose": len(units),
        }
        seen = np.flatnonzero(np.all([labels == label for labels in before.values()], 0))
        if len(seen) < LEAST_SEEN:
            why = no_estimate(f"fewer than {LEAST_SEEN} samples in which all see it")
            rows.append({**shared, "target": ALL, **why, "n": len(seen)})
            continue
        own = place.part(torch.from_numpy(seen))
        gone = _gone(own, units, label, eyes)
        rng = streams.rng(seed, f"random sets of {layer}", label)
        others = sets.matched(energy, units, null_draws, rng)[:DRAWS]
        null = [_gone(own, list(other), label, eyes)[ALL].mean() for other in others]
        for name, samples in gone.items():
            low, high = intervals.wilson(samples.mean(), len(seen))
            row = {
                **shared,
                "target": name,
                "estimate": float(samples.mean()),
                "ci_low": float(low),
                "ci_high": float(high),
                "n": len(seen),
                "unit_of_measure": "share of the samples",
            }
            rows.append(row | (columns.null(null) if name == ALL and null else {}))
    return rows


def _gone(
    place: Downstream, units: Sequence[int], label: int, eyes: Mapping[str, Reader]
) -> dict[str, np.ndarray]:
    """Return in which samples each no longer sees a class without some units, all, one alone."""
    images = place.without(units).images
    gone = {name: read(images) != label for name, read in eyes.items()}
    others = [away for name, away in gone.items() if name != FIRST]
    return {
        **gone,
        ALL: np.all(list(gone.values()), 0),
        ALONE: gone[FIRST] & ~np.any(others, 0),
    }
