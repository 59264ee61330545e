"""How far the concepts can be trusted on generated images."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.stats import spearmanr
from torch import Tensor

from glassgan import streams
from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.judge import morphometry
from glassgan.judge.agreement import agreement
from glassgan.judge.network import Judge
from glassgan.statistics import bootstrap, columns
from glassgan.statistics.auroc import LEAST, Ranks

LEVELS = (-0.5, 0.5)  # at which strokes are made binary, either side of the usual 0
RESAMPLES = 200


def of_judges(images: Tensor, first: Judge, second: Judge) -> list[dict[str, Any]]:
    """Compare two judges of different seeds on generated images [N, C, H, W].

    Returns:
        Rows of an effects table: how often each abstains, and to which share they name the same
        class where both name one, with Wilson's intervals (1927). None without labels.
    """
    if not CLASSES:
        return []
    found = agreement(first(images), second(images))
    accepted = (first(images).accepted & second(images).accepted).sum().item()
    rows = []
    for name, count in (
        ("first_abstains", len(images)),
        ("second_abstains", len(images)),
        ("equal_where_both_accept", accepted),
        ("kappa", len(images)),
    ):
        row: dict[str, Any] = {
            "analysis": "concept_reliability",
            "concept": f"judged {DATA.kind}",
            "target": name,
            "estimate": found[name],
            "n": count,
            "unit_of_measure": "kappa" if name == "kappa" else "share",
        }
        if name != "kappa" and count:
            row |= columns.share(found[name], int(count))
        if np.isnan(found[name]):
            row["reason"] = "there is no image to ask of"
        rows.append(row)
    return rows


def of_variation(first: Ranks, second: Ranks, concepts: Sequence[str]) -> list[dict[str, Any]]:
    """Return a row of an effects table for each concept that is left out, and why.

    Args:
        first: ranks of any layer on the discovery half.
        second: on the held-out half.
        concepts: their columns.
    """
    usable = first.usable() & second.usable()
    counts = np.min([first.positives, first.negatives, second.positives, second.negatives], axis=0)
    return [
        {
            "analysis": "concept_reliability",
            "concept": concept,
            "target": "samples with and without it",
            **no_estimate(f"left out: fewer than {LEAST} samples of a kind in a half"),
            "n": int(count),
        }
        for concept, count, enough in zip(concepts, counts, usable, strict=True)
        if not enough
    ]


def of_strokes(images: Tensor, seed: int) -> list[dict[str, Any]]:
    """Measure how far each measure of the stroke hangs on where ink begins.

    Returns:
        Rows of an effects table: Spearman's rank correlation of the measures of images
        [N, C, H, W] at the two `LEVELS`, with a bootstrap interval; a reason where a measure
        does not vary or there are too few images. None where images show no strokes.
    """
    if not DATA.stroked:
        return []
    grey = images[:, 0].numpy()
    low, high = (morphometry.stroke(grey, level=level) for level in LEVELS)
    rows = []
    for concept in morphometry.CONCEPTS:
        pair = np.stack([low[concept], high[concept]])
        pair = pair[:, ~np.isnan(pair).any(0)]
        row: dict[str, Any] = {
            "analysis": "concept_reliability",
            "concept": concept,
            "target": f"ink from {LEVELS[0]:g} and from {LEVELS[1]:g} on",
            "n": pair.shape[1],
            "unit_of_measure": "rank correlation",
        }
        if pair.shape[1] < LEAST or (np.ptp(pair, axis=1) == 0).any():
            rows.append(row | no_estimate("does not vary"))
            continue
        if np.array_equal(*pair):  # ink and centre know no level
            continue

        def correlation(index: np.ndarray, pair: np.ndarray = pair) -> float:
            some = pair[:, index]
            varies = (np.ptp(some, axis=1) > 0).all()
            return float(spearmanr(some[0], some[1]).statistic) if varies else np.nan

        rng = streams.rng(seed, f"resamples of {concept}")
        interval = bootstrap.bootstrap_interval(correlation, pair.shape[1], rng, RESAMPLES)
        whole = correlation(np.arange(pair.shape[1]))
        rows.append(row | {"estimate": whole, "ci_low": interval[0], "ci_high": interval[1]})
    return rows
