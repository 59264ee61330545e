"""Pictures and curves of samples that move: along directions, and from one latent to another."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan import intervals
from glassgan.judge import morphometry
from glassgan.judge.network import Judge
from glassgan.latent.bank import STROKES
from glassgan.latent.moves import Moves
from glassgan.subject import Subject, generate
from glassgan.units.concepts import MEASURED, classes, measure


def sheet(subject: Subject, latents: Tensor, directions: Tensor, steps: Sequence[float]) -> Tensor:
    """Draw the same samples moved along every direction.

    Args:
        subject: in evaluation mode.
        latents: [M, d].
        directions: unit vectors [K, d].
        steps: S lengths.

    Returns:
        Images [K, M, S, 28, 28].
    """
    lengths = torch.tensor(steps, dtype=torch.float32)
    moved = latents[None, :, None] + lengths[:, None] * directions[:, None, None]
    images = generate(subject, moved.flatten(0, 2))
    return images.view(len(directions), len(latents), len(steps), *images.shape[2:])


def curves(found: Moves, scales: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the mean change of every concept from the unmoved samples, and its margin, [K, S, C].

    In standard deviations, paired over the samples.
    """
    change = (found.values - found.values[:, [found.at(0)]]) / scales
    count = change.shape[2]
    return change.mean(2), intervals.margin(change.std(2, ddof=1), count)


def stroke_curves(
    images: np.ndarray, middle: int, scales: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the same of the strokes of moved samples, over those that have them at both places.

    Args:
        images: [K, M, S, 28, 28].
        middle: the place of the unmoved sample among the S.
        scales: standard deviations of the strokes, [C].

    Returns:
        Mean and margin, [K, S, C] each, nan where fewer than two samples have a stroke.
    """
    count, samples, steps = images.shape[:3]
    found = morphometry.stroke(images.reshape(-1, *images.shape[3:]))[list(STROKES)]
    values = found.to_numpy().reshape(count, samples, steps, -1)
    change = (values - values[:, :, [middle]]) / scales
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


def along_paths(
    subject: Subject, judge: Judge, paths: dict[str, Tensor]
) -> tuple[dict[str, np.ndarray], list[dict[str, Any]]]:
    """Measure what lies between latents: how often the judge still names a digit, and the ink.

    Args:
        subject: in evaluation mode.
        judge: which may abstain.
        paths: latents [N, S, d] by name, N paths of S places each, from end to end.

    Returns:
        By name the share of the N samples that the judge names at each place and its margin
        (Wald), and the mean ink and its margin, [4, S]; and rows of an effects table, "paths": how
        both change from the ends to the middle, paired over the N.
    """
    found, result = [], {}
    for name, latents in paths.items():
        count, places = latents.shape[:2]
        measures = measure(judge)(generate(subject, latents.flatten(0, 1)))
        named = (classes(measures, judge.abstain_below) >= 0).double().view(count, places).numpy()
        ink = measures[:, list(MEASURED).index("ink")].double().view(count, places).numpy()
        result[name] = np.concatenate(
            [np.stack([v.mean(0), intervals.margin(v.std(0, ddof=1), count)]) for v in (named, ink)]
        )
        for concept, values, unit in (("named", named, "share"), ("ink", ink, "pixels")):
            change = values[:, places // 2] - (values[:, 0] + values[:, -1]) / 2
            reach = float(intervals.margin(change.std(ddof=1), count))
            found.append(
                {
                    "analysis": "paths",
                    "layer": "latent",
                    "target": name,
                    "intervention": "middle, against the mean of the ends",
                    "concept": concept,
                    "estimate": float(change.mean()),
                    "ci_low": float(change.mean()) - reach,
                    "ci_high": float(change.mean()) + reach,
                    "n": count,
                    "unit_of_measure": unit,
                    "split": "held-out",
                }
            )
    return result, found
