"""Which concepts move the verdict: concept activation vectors in a discriminator's layers (TCAV).

Kim et al. 2018, "Interpretability beyond feature attribution: quantitative testing with concept
activation vectors". Here a concept is a number measured on an image, so that its vector is that of
a ridge regression of the concept on the layer (Graziani, Andrearczyk and Müller 2018, "Regression
concept vectors"), which for labels is Fisher's discriminant. Their score is the share of held-out
images whose logit rises along the vector. In the last hidden layer it is 0 or 1 by construction,
because the logit is linear in it: all images have the same gradient. It is left out there.

Elsewhere too a discriminator can be so nearly linear that random vectors score 0 or 1. The score
then says nothing, whatever it is. So the mean derivative along the vector stands beside it, as a
cosine: how much of the gradient goes with the concept, rather than only in which sense.

Regression and derivative are both taken in features of unit deviation, so that neither depends on
the scale of a unit. The null is the same with the concept's values shuffled among the images. A
vector is X'α, with α = (X X' + λI)⁻¹ y of the concept's values y, so that derivatives along it are
G X'α: thousands of random vectors are one product of small matrices, and none is ever formed.
`captum.concept` would train a classifier for each, one after the other, and write it to a file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan import intervals, streams
from glassgan.attribution.concept_bank import LEAST_KNOWN, Bank, usable
from glassgan.latent.bank import CONCEPTS

PENALTY = 0.1  # of the ridge, relative to the number of images, as of the probes of layers
FOLDS = 10  # of held-out images, whose spread gives the interval of R²
STILL = "hardly varies"
LEAST_SPREAD = 0.1  # of a concept on held-out images, relative to discovery


class Vectors:
    """Concept vectors of one layer, as linear maps of the concept's values on N images."""

    def __init__(self, discovery: Tensor):
        """Prepare the regression.

        The deviation of a unit with places is that over all of them: that of one place, which few
        images reach, would magnify these.

        Args:
            discovery: features [N, C, ...].
        """
        self._mean = discovery.mean(0)
        deviation = (
            discovery.var(0).flatten(1).mean(1).sqrt() if discovery.ndim > 2 else discovery.std(0)
        )
        deviation = deviation.view(-1, *[1] * (discovery.ndim - 2))
        self._scale = torch.where(deviation > 0, deviation, 1.0)
        self._x = self._values(discovery)
        values, axes = torch.linalg.eigh(self._x @ self._x.T)
        values = values.clamp(min=0)
        self._inverse = axes / (values + PENALTY * len(values)) @ axes.T
        kept = values > values[-1] * 1e-12  # of the rank of the features
        weights = values.sqrt() / (values + PENALTY * len(values))
        self.length = (axes * weights)[:, kept].T  # of which the norm is that of the vector

    def _values(self, values: Tensor) -> Tensor:
        return ((values - self._mean) / self._scale).flatten(1).double()

    def _slopes(self, slopes: Tensor) -> Tensor:
        return (slopes * self._scale).flatten(1).double()

    def derivatives(self, slopes: Tensor) -> Tensor:
        """Return the map from concept values [N] to derivatives along their vector, [M, N].

        Args:
            slopes: gradients of the logit at images, [M, C, ...].
        """
        return self._slopes(slopes) @ self._x.T @ self._inverse

    def size(self, slopes: Tensor) -> float:
        """Return the root mean square length of gradients [M, C, ...], as derivatives see them."""
        return float(self._slopes(slopes).square().sum(1).mean().sqrt())

    def readings(self, values: Tensor) -> Tensor:
        """Return the map from concept values [N] to what is read off features [M, C, ...]."""
        return self._values(values) @ self._x.T @ self._inverse


@dataclass(frozen=True)
class Found:
    """How the logit changes along the vector of a concept, and along random vectors.

    score: share of the images whose logit rises; cosine: mean derivative, relative to the length of
    the gradient, by image [M]; random_score, random_cosine: of random vectors, [R].
    """

    score: float
    cosine: np.ndarray
    random_score: np.ndarray
    random_cosine: np.ndarray


class Slopes:
    """Gradients of the logit at held-out images, to be followed along concept vectors."""

    def __init__(self, vectors: Vectors, slopes: Mapping[str, Tensor], *, scored: bool = True):
        """Prepare the products.

        Args:
            vectors: of the layer.
            slopes: by kind of images, [M, C, ...].
            scored: whether scores are wanted, for which random vectors take much longer.
        """
        self.sizes = {kind: vectors.size(own) for kind, own in slopes.items()}
        self._scored, self._length = scored, vectors.length
        self._each = {kind: vectors.derivatives(own) for kind, own in slopes.items()}
        self._fast = self._length.float(), {k: self._few(own) for k, own in self._each.items()}

    def _few(self, derivatives: Tensor) -> Tensor:
        return (derivatives if self._scored else derivatives.mean(0, keepdim=True)).float()

    def along(self, concept: np.ndarray, shuffled: Tensor) -> dict[str, Found]:
        """Follow the logit along the vector of a concept, and of shuffled ones, by kind.

        Kinds without a gradient are left out.

        Args:
            concept: standardised, [N].
            shuffled: its values in other orders, float32 [N, R].
        """
        fast, values = self._fast, torch.from_numpy(concept)[:, None]
        own, others = (self._length @ values).norm(), (fast[0] @ shuffled).norm(dim=0)
        result = {}
        for kind, size in self.sizes.items():
            if size > 0:
                score, cosine = _follow(self._each[kind] @ values, own * size)
                random_score, random_cosine = _follow(fast[1][kind] @ shuffled, others * size)
                result[kind] = Found(
                    float(score),
                    cosine[:, 0].numpy(),
                    random_score.numpy(),
                    random_cosine.mean(0).double().numpy(),
                )
        return result


def _follow(slope: Tensor, length: Tensor) -> tuple[Tensor, Tensor]:
    """Return the share of positive derivatives, and all in units of a length, which may be 0."""
    return (slope > 0).sum(0).double() / len(slope), slope / length.clamp(min=1e-30)


def shuffled(concept: np.ndarray, orders: np.ndarray) -> Tensor:
    """Return values [N] in other orders [R, N], float32 [N, R]."""
    return torch.from_numpy(concept.astype(np.float32)[orders].T)


def p_value(own: float, null: np.ndarray) -> float:
    """Return the two-sided p-value of a distance from 0: how many random ones are as far.

    (1 + #) / (1 + R), never zero, as `stats.monte_carlo_p`.
    """
    # a little less, so that rounding does not tell equal distances apart
    return float((1 + (np.abs(null) >= abs(own) - 1e-9).sum()) / (1 + len(null)))


def shuffles(count: int, images: int, seed: int) -> np.ndarray:
    """Return random orders of images, int64 [count, images]."""
    rng = streams.rng(seed, "shuffled concepts")
    return rng.permuted(np.tile(np.arange(images), (count, 1)), axis=1)


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


def rows(
    discovery: Bank, held_out: Mapping[str, Bank], *, null_vectors: int, seed: int
) -> Iterator[dict[str, Any]]:
    """Yield rows of an effects table, for each layer, kind of images and concept.

    "concept_scores" and "concept_derivatives", both tested, and "concept_readings", how well the
    concept is read off the layer at all (R²): the vector of an unreadable one means nothing. And
    "common_gradient" of each layer, how much of the gradient is the same at all images.
    Vectors come from those discovery images that have every usable concept.

    Args:
        discovery: real images.
        held_out: other images, by kind.
        null_vectors: random ones, for each concept and layer.
        seed: of the shuffles.
    """
    if len(discovery.features) < 2:
        status = "no hidden layer before the last"
        yield {"analysis": "concept_scores", "status": status, "n": 0}
    names = list(CONCEPTS)
    varies = usable(discovery.values)
    for concept in np.array(names)[~varies]:
        yield {"analysis": "concept_readings", "concept": concept, "status": STILL, "n": 0}
    if not varies.any():
        return
    whole = ~np.isnan(discovery.values[:, varies]).any(1)
    values = discovery.values[whole]
    orders = shuffles(null_vectors, len(values), seed)
    last = list(discovery.features)[-1]
    for layer, own in discovery.features.items():
        vectors = Vectors(own.values[torch.from_numpy(whole)])
        here = {kind: bank.features[layer] for kind, bank in held_out.items()}
        slopes = Slopes(vectors, {k: one.slopes for k, one in here.items()}, scored=layer != last)
        readings = {kind: vectors.readings(one.values) for kind, one in here.items()}
        for kind, one in here.items():
            if slopes.sizes[kind] > 0:
                yield {
                    "analysis": "common_gradient",
                    "layer": layer,
                    "target": kind,
                    **intervals.around(*common(one.slopes)),
                    "n": len(one.slopes),
                    "unit_of_measure": "share of the squared length",
                }
        for k in np.flatnonzero(varies):
            mean, deviation = values[:, k].mean(), values[:, k].std()
            concept = (values[:, k] - mean) / deviation
            found = slopes.along(concept, shuffled(concept, orders))
            for kind, bank in held_out.items():
                row = {"layer": layer, "target": kind, "concept": names[k], "split": "held-out"}
                read = (readings[kind] @ torch.from_numpy(concept)).numpy()
                yield {**row, **_reading(read, (bank.values[:, k] - mean) / deviation)}
                if kind not in found:
                    missing = {"analysis": "concept_derivatives", "status": "no gradient"}
                    yield {**row, **missing, "n": 0}
                    continue
                yield {**row, **_derivative(found[kind])}
                if layer != last:
                    yield {**row, **_score(found[kind])}


def _reading(read: np.ndarray, truth: np.ndarray) -> dict[str, Any]:
    """Return how well a concept is read off held-out images, both in its deviations."""
    known = ~np.isnan(truth)
    row = {"analysis": "concept_readings", "n": int(known.sum())}
    few = known.sum() < max(2 * FOLDS, LEAST_KNOWN * len(known))
    if few or truth[known].std() < LEAST_SPREAD:
        return {**row, "status": STILL}
    found = r_squared(read[known], truth[known])
    return {**row, **intervals.around(*found), "unit_of_measure": "R²"}


def _derivative(found: Found) -> dict[str, Any]:
    own, count = float(found.cosine.mean()), len(found.cosine)
    spread = float(found.cosine.std(ddof=1)) if count > 1 else 0.0
    return {
        "analysis": "concept_derivatives",
        **intervals.around(own, intervals.margin(spread, max(count, 2))),
        **_beside(own, found.random_cosine),
        "n": count,
        "unit_of_measure": "cosine",
    }


def _score(found: Found) -> dict[str, Any]:
    count = len(found.cosine)
    low, high = intervals.wilson(found.score, count)
    return {
        "analysis": "concept_scores",
        **{"estimate": found.score, "ci_low": low, "ci_high": high},
        **_beside(found.score, found.random_score),
        "p_value": p_value(found.score - 0.5, found.random_score - 0.5),
        "n": count,
        "unit_of_measure": "share of the images",
    }


def _beside(own: float, null: np.ndarray) -> dict[str, float]:
    low, high = np.quantile(null, [0.025, 0.975])
    return {"null_low": float(low), "null_high": float(high), "p_value": p_value(own, null)}
