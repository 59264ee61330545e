"""Which concept vectors move the logit more than those of arbitrary concepts do.

The vector of almost anything that a layer holds moves the logit more than the vector of shuffled
values, which the layer does not hold. So the null are arbitrary concepts: what smooth random masks
weigh in the pixels, `concept_bank.arbitrary`. Ink is taken out of these, and out of every other
concept: where the logit goes by ink alone, it would go by most of them. And a concept that is read
badly has a noisy vector, so that arbitrary ones get noise until no more than the same share of
their variance can be read.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.attribution.concept_bank import INK, LEAST_KNOWN, ConceptBank, on_ink, usable
from glassgan.attribution.concept_vectors import Vectors, fitted, follow
from glassgan.concepts import CONCEPTS
from glassgan.effects import no_estimate
from glassgan.statistics import columns, intervals

FOLDS = 10  # of images, whose spread gives the intervals of what was fitted and of R²
STILL = "hardly varies"
LEAST_SPREAD = 0.1  # of a concept on held-out images, relative to discovery


def concept_rows(
    discovery: ConceptBank, held_out: Mapping[str, ConceptBank], arbitrary: np.ndarray, seed: int
) -> Iterator[dict[str, Any]]:
    """Yield rows of an effects table, for each layer, kind of images and concept.

    "concept_scores" and "concept_derivatives", both tested, and "concept_readings", how well the
    concept is read off the layer at all (R²): the vector of an unreadable one means nothing. And
    "common_gradient" of each layer, how much of the gradient is the same at all images.
    Vectors come from those discovery images that have every usable concept. The intervals of
    derivatives and readings hold both what other held-out images and what other discovery images
    would change, the latter by the jackknife over `FOLDS` parts; that of a score only the former.

    Args:
        discovery: real images.
        held_out: other images, by kind.
        arbitrary: values of arbitrary concepts on the discovery images, [N, R].
        seed: of their noise.
    """
    if len(discovery.features) < 2:
        status = "no hidden layer before the last"
        yield {"analysis": "concept_scores", **no_estimate(status), "n": 0}
    names = np.array(list(CONCEPTS))
    varies = usable(discovery.values)
    for concept in names[~varies]:
        yield {"analysis": "concept_readings", "concept": concept, **no_estimate(STILL), "n": 0}
    if not varies.any():
        return
    whole = ~np.isnan(discovery.values[:, varies]).any(1)
    ink = discovery.values[whole, INK]
    slopes_on_ink = on_ink(discovery.values[whole], ink)
    slopes_on_ink[INK] = 0  # which is left as it is

    def without_ink(values: np.ndarray) -> np.ndarray:
        return (values - values[:, [INK]] * slopes_on_ink)[:, varies]

    own = without_ink(discovery.values[whole])
    mean, scale = own.mean(0), own.std(0)
    concepts = (own - mean) / scale
    truths = {k: (without_ink(bank.values) - mean) / scale for k, bank in held_out.items()}
    rivals = arbitrary[whole] - arbitrary[whole].mean(0)
    rivals -= (ink - ink.mean())[:, None] * on_ink(rivals, ink)
    rivals /= rivals.std(0)
    noise = streams.rng(seed, "noise of arbitrary concepts").standard_normal(rivals.shape)
    rivals, noise = rivals.astype(np.float32), noise.astype(np.float32)
    fold = np.arange(whole.sum()) * FOLDS // whole.sum()
    last = list(discovery.features)[-1]
    for layer, features in discovery.features.items():
        values = features.values[torch.from_numpy(whole)]
        vectors = Vectors(values)
        without = [Vectors(values[torch.from_numpy(fold != number)]) for number in range(FOLDS)]
        for kind, bank in held_out.items():
            slopes = bank.features[layer].slopes
            if vectors.size(slopes) > 0:
                yield {
                    "analysis": "common_gradient",
                    "layer": layer,
                    "target": kind,
                    **intervals.around(*common(slopes)),
                    "n": len(slopes),
                    "unit_of_measure": "share of the squared length",
                }
            followed, arbitrary_ones, of_noise = (
                follow(vectors, slopes, some) for some in (concepts, rivals, noise)
            )
            here = fitted(vectors, concepts, bank, layer)
            others = [
                fitted(part, concepts[fold != number], bank, layer)
                for number, part in enumerate(without)
            ]
            for k, concept in enumerate(names[varies]):
                row = {"layer": layer, "target": kind, "concept": concept, "split": "held-out"}
                read = [one.read[:, k] for one in (here, *others)]
                reading = _reading(read, truths[kind][:, k])
                yield {**row, **reading}
                if followed is None or arbitrary_ones is None or of_noise is None:
                    missing = {"analysis": "concept_derivatives", **no_estimate("no gradient")}
                    yield {**row, **missing, "n": 0}
                    continue
                refitted = [one.cosine[k] for one in others if one.cosine is not None]
                share = float(np.clip(reading.get("estimate", 0.0), 0, 1))
                found, null = followed.found(), arbitrary_ones.mixed(of_noise, share).found()
                yield {**row, **_derivative(found.cosines[:, k], refitted, null.cosines.mean(0))}
                if layer != last:
                    count = len(found.cosines)
                    yield {**row, **_score(float(found.scores[k]), count, null.scores)}


def p_value(own: float, null: np.ndarray) -> float:
    """Return the two-sided p-value of a distance from 0: how many random ones are as far.

    (1 + #) / (1 + R), never zero, as `nulls.monte_carlo_p`; nan where one is.
    """
    if np.isnan(own) or np.isnan(null).any():
        return float("nan")
    # a little less, so that rounding does not tell equal distances apart
    return float((1 + (np.abs(null) >= abs(own) - 1e-9).sum()) / (1 + len(null)))


def r_squared(read: np.ndarray, truth: np.ndarray) -> tuple[float, float]:
    """Return the share of the variance that is read, and half the width of its interval.

    1 − Σ (truth − read)² / Σ (truth − mean)²; the interval by the jackknife over `FOLDS` parts.
    """

    def of(chosen: np.ndarray) -> float:
        own, other = truth[chosen], read[chosen]
        return float(1 - np.square(own - other).sum() / np.square(own - own.mean()).sum())

    fold = np.arange(len(truth)) * FOLDS // len(truth)
    without = np.array([of(fold != number) for number in range(FOLDS)])
    return of(fold >= 0), float(intervals.jackknife_margin(without))


def common(slopes: Tensor) -> tuple[float, float]:
    """Return how much of the gradient all images share, and half the width of its interval.

    |mean g|² / mean |g|², 1 if all are the same; the interval by the jackknife over `FOLDS` parts.

    Args:
        slopes: [M, C, ...], not all zero.
    """
    flat = slopes.flatten(1).double()

    def of(some: Tensor) -> float:
        whole = some.square().sum(1).mean()
        return float(some.mean(0).square().sum() / whole) if whole > 0 else 0.0

    fold = torch.arange(len(flat)) * FOLDS // len(flat)
    without = np.array([of(flat[fold != number]) for number in range(FOLDS)])
    return of(flat), float(intervals.jackknife_margin(without))


def _reading(read: list[np.ndarray], truth: np.ndarray) -> dict[str, Any]:
    """Return how well a concept is read off held-out images, both in its deviations.

    Args:
        read: by the vector of all discovery images, and by those without each fold.
        truth: [M].
    """
    known = ~np.isnan(truth)
    row = {"analysis": "concept_readings", "n": int(known.sum())}
    few = known.sum() < max(2 * FOLDS, LEAST_KNOWN * len(known))
    if few or truth[known].std() < LEAST_SPREAD:
        return {**row, **no_estimate(STILL)}
    (estimate, reach), *others = (r_squared(one[known], truth[known]) for one in read)
    of_fit = intervals.jackknife_margin([one for one, _ in others])
    found = intervals.around(estimate, np.hypot(reach, of_fit))
    return {**row, **found, "unit_of_measure": "R²"}


def _derivative(cosines: np.ndarray, refitted: list[float], null: np.ndarray) -> dict[str, Any]:
    own, count = float(cosines.mean()), len(cosines)
    spread = float(cosines.std(ddof=1)) if count > 1 else 0.0
    reach = np.hypot(intervals.margin(spread, max(count, 2)), intervals.jackknife_margin(refitted))
    return {
        "analysis": "concept_derivatives",
        **intervals.around(own, reach),
        **columns.null(null),
        "p_value": p_value(own, null),
        "n": count,
        "unit_of_measure": "cosine",
    }


def _score(own: float, count: int, null: np.ndarray) -> dict[str, Any]:
    return {
        "analysis": "concept_scores",
        **columns.share(own, count),
        **columns.null(null),
        "p_value": p_value(own - 0.5, null - 0.5),
        "unit_of_measure": "share of the images",
    }
