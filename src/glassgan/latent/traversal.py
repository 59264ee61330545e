"""Pictures and curves of samples that move: along directions, and from one latent to another."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan.concepts import CLASSES, LIGHT, MEASURED, STROKES
from glassgan.data import DATA
from glassgan.judge.network import Judge
from glassgan.judge.reading import classes, measure, strokes
from glassgan.latent.moves import Moves
from glassgan.statistics import intervals
from glassgan.subject import Subject, generate


def sheet(subject: Subject, latents: Tensor, directions: Tensor, steps: Sequence[float]) -> Tensor:
    """Draw the same samples moved along every direction.

    Args:
        subject: in evaluation mode.
        latents: [M, d].
        directions: unit vectors [K, d]; none where nothing changes the image.
        steps: S lengths.

    Returns:
        Images [K, M, S, H, W].
    """
    if not len(directions):
        return torch.zeros(0, len(latents), len(steps), *DATA.picture)
    lengths = torch.tensor(steps, dtype=torch.float32)
    moved = latents[None, :, None] + lengths[:, None] * directions[:, None, None]
    images = generate(subject, moved.flatten(0, 2))
    return images.view(len(directions), len(latents), len(steps), *DATA.picture)


def curves(found: Moves, scales: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean change of every concept from the unmoved samples, and its margin, [K, S, C].

    In standard deviations, paired over the samples.
    """
    change = (found.values - found.values[:, [found.at(0)]]) / scales
    count = change.shape[2]
    return change.mean(2), intervals.margin(change.std(2, ddof=1), count)


def in_deviations(images: Tensor, scales: np.ndarray) -> np.ndarray:
    """Return the strokes of moved samples in standard deviations, [K, M, S, C].

    Args:
        images: [K, M, S, H, W].
        scales: standard deviations of the strokes, [C].
    """
    found = strokes(images.reshape(-1, *DATA.shape))
    return found.to_numpy().reshape(*images.shape[:3], len(scales)) / scales


def stroke_curves(values: np.ndarray, middle: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the curves of strokes, over the samples that have them at both places.

    Args:
        values: as `in_deviations` gives them.
        middle: the place of the unmoved sample among the S.

    Returns:
        Mean and margin, [K, S, C] each, nan where fewer than two samples have a stroke.
    """
    return _over_samples(values - values[:, :, [middle]])


def stroke_rows(
    values: np.ndarray, ends: tuple[int, int], length: float, names: Sequence[str]
) -> Iterator[dict[str, Any]]:
    """Yield what moves along directions do to the strokes, as `moves.rows` for other concepts.

    Without a band of random directions, of which as many images would have to be measured.

    Args:
        values: as `in_deviations` gives them.
        ends: the places of the moves by − and + `length` among the S.
        length: of the move to both sides.
        names: of the K directions.
    """
    change = (values[:, :, [ends[1]]] - values[:, :, [ends[0]]]) / (2 * length)
    means, margins = (found[:, 0] for found in _over_samples(change))
    counts = (~np.isnan(change[:, :, 0])).sum(1)
    for number, name in enumerate(names):
        for k, concept in enumerate(STROKES):
            if not np.isnan(means[number, k]):
                yield {
                    "analysis": "direction_moves",
                    "layer": "latent",
                    "target": name,
                    "intervention": f"±{length:g}",
                    "dose": length,
                    "concept": concept,
                    **intervals.around(means[number, k], margins[number, k]),
                    "n": int(counts[number, k]),
                    "unit_of_measure": "SD per unit length",
                    "split": "held-out",
                }


def _over_samples(change: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return mean and margin of changes [K, M, S, C] over the M samples that have them."""
    known = ~np.isnan(change)
    n = known.sum(1)
    filled = np.where(known, change, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = np.where(n > 1, filled.sum(1) / n, np.nan)
        square = np.where(known, np.square(change - mean[:, None]), 0.0).sum(1) / (n - 1)
    reach = intervals.margin(1.0, np.maximum(n, 2)) * np.sqrt(square)
    return mean, np.where(n > 1, reach, np.nan)


def samples(judge: Judge, subject: Subject, latents: Tensor, count: int) -> Tensor:
    """Return the places of samples to show: the first that the judge names, then others.

    Args:
        judge: which may abstain on all of them.
        subject: in evaluation mode.
        latents: [N, d].
        count: how many.
    """
    measures = measure(judge)(generate(subject, latents))
    named = classes(measures, judge.abstain_below) >= 0
    return torch.argsort((~named).long(), stable=True)[:count]


def contrasting(judge: Judge, subject: Subject, starts: Tensor, ends: Tensor) -> int:
    """Return the first pair of latents whose samples are named as different classes, or the first.

    Args:
        judge: which may abstain on all of them.
        subject: in evaluation mode.
        starts: [N, d].
        ends: [N, d].
    """
    named = [
        classes(measure(judge)(generate(subject, latents)), judge.abstain_below)
        for latents in (starts, ends)
    ]
    differ = (named[0] != named[1]) & (named[0] >= 0) & (named[1] >= 0)
    return int(differ.int().argmax())


def along_paths(
    subject: Subject, judge: Judge, paths: dict[str, Tensor]
) -> tuple[dict[str, np.ndarray], list[dict[str, Any]]]:
    """Measure what lies between latents: how often the judge still names a class, and the ink.

    Args:
        subject: in evaluation mode.
        judge: which may abstain.
        paths: latents [N, S, d] by name, N paths of S places each, from end to end.

    Returns:
        By name the share of the N samples that the judge names at each place with the ends of its
        interval (Wilson), and the mean ink with those of Student's, [6, S]; and rows of an effects
        table, "paths": how both change from the ends to the middle, where a path has two ends.
        Without labels the ink alone, [3, S].
    """
    found, result = [], {}
    for name, latents in paths.items():
        count, places = latents.shape[:2]
        measures = measure(judge)(generate(subject, latents.flatten(0, 1)))
        named = (classes(measures, judge.abstain_below) >= 0).double().view(count, places).numpy()
        ink = measures[:, list(MEASURED).index(LIGHT)].double().view(count, places).numpy()
        share, mean = named.mean(0), ink.mean(0)
        reach = intervals.margin(ink.std(0, ddof=1), count)
        ends = intervals.wilson(share, count)
        of_classes = [share, *ends] if CLASSES else []
        result[name] = np.stack([*of_classes, mean, mean - reach, mean + reach])
        if torch.equal(latents[:, 0], latents[:, -1]):  # a circle has no ends
            continue
        middle = places // 2
        change = ink[:, middle] - (ink[:, 0] + ink[:, -1]) / 2
        paired = intervals.margin(change.std(ddof=1), count)
        found_here = [(LIGHT, intervals.around(change.mean(), paired), MEASURED[LIGHT])]
        if CLASSES:
            lost = difference(share[middle], count, (share[0] + share[-1]) / 2, 2 * count)
            found_here = [("named", lost, "share"), *found_here]
        for concept, columns, unit in found_here:
            found.append(
                {
                    "analysis": "paths",
                    "layer": "latent",
                    "target": name,
                    "intervention": "middle, against the mean of the ends",
                    "concept": concept,
                    **columns,
                    "n": count,
                    "unit_of_measure": unit,
                    "split": "held-out",
                }
            )
    return result, found


def difference(first: float, n: int, second: float, m: int) -> dict[str, float]:
    """Return how much larger a share of n is than another of m, and its interval.

    From Wilson's intervals of both (Newcombe 1998, "Interval estimation for the difference between
    independent proportions", method 10), which do not shrink to a point where all samples are
    alike. What two shares of the same paths have in common would make it narrower, and is left out.
    """
    (low, high), (least, most) = intervals.wilson(first, n), intervals.wilson(second, m)
    change = first - second
    return {
        "estimate": float(change),
        "ci_low": float(change - np.hypot(first - low, most - second)),
        "ci_high": float(change + np.hypot(high - first, second - least)),
    }
