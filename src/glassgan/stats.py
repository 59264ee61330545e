"""Intervals, nulls and probes, shared by all analyses."""

from collections.abc import Callable

import numpy as np
import torch
from torch import Tensor


def auroc(scores: np.ndarray, positive: np.ndarray) -> float:
    """Return the probability that a positive scores higher than a negative; ties count half.

    nan where a score is nan: such a score has no place among the others.

    Args:
        scores: [N].
        positive: bool [N], with at least one of each kind.
    """
    if np.isnan(scores).any():
        return float("nan")
    negatives = np.sort(scores[~positive])
    below = np.searchsorted(negatives, scores[positive], "left")
    not_above = np.searchsorted(negatives, scores[positive], "right")
    return float((below + not_above).mean() / (2 * len(negatives)))


def bootstrap_interval(
    statistic: Callable[[np.ndarray], float],
    count: int,
    rng: np.random.Generator,
    resamples: int,
    level: float = 0.95,
) -> tuple[float, float]:
    """Return the percentile interval (Efron 1979) of a statistic of `count` independent samples.

    `statistic` is given indices [count], drawn with replacement. Not for measures built on
    distances between samples, which duplicates bias. Resamples on which the statistic is not
    defined (nan) are left out; where it is not defined on the samples themselves, both ends are
    nan.
    """
    if np.isnan(statistic(np.arange(count))):
        return float("nan"), float("nan")
    values = [statistic(rng.integers(0, count, count)) for _ in range(resamples)]
    low, high = np.nanquantile(values, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def monte_carlo_p(observed: float, null: np.ndarray) -> float:
    """Return the one-sided p-value (1 + #{null ≥ observed}) / (1 + draws).

    Never zero; Phipson and Smyth 2010, "Permutation p-values should never be zero". nan where
    what was observed or a draw of the null is nan, and without any draw.
    """
    if np.isnan(observed) or np.isnan(null).any() or not len(null):
        return float("nan")
    return float((1 + (null >= observed).sum()) / (1 + len(null)))


def upper_bound(null: np.ndarray, share: float = 0.975, confidence: float = 0.95) -> float:
    """Return a bound below which a share of the null's law lies, with confidence.

    The upper tolerance bound without a law (Wilks 1941, "Determination of sample sizes for
    setting tolerance limits"): the smallest order statistic that is at least the quantile of the
    law with this probability. The quantile of the draws themselves is too low half of the time.

    Args:
        null: independent draws [D]; 119 are the fewest for 97.5 % with confidence .95.
        share: of the law.
        confidence: that the share lies below, over repeated draws.

    Returns:
        The bound; nan with too few draws, and where one is nan.
    """
    from scipy.stats import binom

    # the draw with `rank` draws below it is no lower than the quantile where no more are below that
    rank = int(binom.ppf(confidence, len(null), share))
    if rank >= len(null) or np.isnan(null).any():
        return float("nan")
    return float(np.sort(null)[rank])


def beside_null(
    estimate: float, interval: tuple[float, float], null: np.ndarray
) -> dict[str, float]:
    """Return the columns of an effects table for an estimate, its interval and a one-sided null."""
    return {
        "estimate": float(estimate),
        "ci_low": float(interval[0]),
        "ci_high": float(interval[1]),
        "null_low": float(np.quantile(null, 0.025)),
        "null_high": float(np.quantile(null, 0.975)),
        "p_value": monte_carlo_p(estimate, null),
    }


def ridge_scores(
    discovery: Tensor, targets: Tensor, held_out: Tensor, penalty: float = 0.1
) -> Tensor:
    """Fit a linear probe to each column of targets on one half, score the other half.

    Ridge regression on standardised features with the penalty `penalty` · N, which for labels of
    two kinds is Fisher's discriminant with a shrunken covariance (Hastie, Tibshirani and
    Friedman 2009, ex. 4.2 and sec. 4.3). All columns share one factorisation, so that hundreds of
    shuffled labels cost little more than one.

    Args:
        discovery: features [N, D].
        targets: [N, K].
        held_out: features [M, D].
        penalty: relative to the variance of one feature.

    Returns:
        Scores [M, K].
    """
    mean, deviation = discovery.mean(0), discovery.std(0)
    scale = torch.where(deviation > 0, deviation, 1.0)
    x = ((discovery - mean) / scale).double()
    y = targets.double() - targets.double().mean(0)
    weights = ridge_weights(x, y, penalty)
    return (((held_out - mean) / scale).double() @ weights + targets.double().mean(0)).float()


def ridge_weights(x: Tensor, y: Tensor, penalty: float) -> Tensor:
    """Return the weights of ridge regression with the penalty `penalty` · N, [D, K].

    Solved in the smaller of the two spaces, features or samples.

    Args:
        x: centred features, float64 [N, D].
        y: centred targets, float64 [N, K].
        penalty: positive.
    """
    if x.shape[1] <= x.shape[0]:
        normal = x.T @ x + penalty * len(x) * torch.eye(x.shape[1], dtype=x.dtype)
        return torch.linalg.solve(normal, x.T @ y)
    gram = x @ x.T + penalty * len(x) * torch.eye(len(x), dtype=x.dtype)
    return x.T @ torch.linalg.solve(gram, y)


def mean_difference_scores(discovery: Tensor, targets: Tensor, held_out: Tensor) -> Tensor:
    """Score by the direction from one class mean to the other, for each column of targets.

    Args:
        discovery: features [N, D].
        targets: 0 or 1, [N, K].
        held_out: features [M, D].

    Returns:
        Scores [M, K].
    """
    ones = discovery.T @ targets / targets.sum(0)
    zeros = discovery.T @ (1 - targets) / (1 - targets).sum(0)
    return held_out @ (ones - zeros)


def principal_plane(discovery: Tensor, others: Tensor) -> Tensor:
    """Project `others` [M, D] on the first two principal axes of `discovery` [N, D] → [M, 2].

    The sign of an axis is fixed by making its largest entry positive. A layer one wide gets a
    second coordinate of zero. All is nan where a feature of `discovery` is not finite.
    """
    if not discovery.isfinite().all():
        return torch.full((len(others), 2), torch.nan)
    mean = discovery.mean(0)
    _, _, axes = torch.linalg.svd(discovery - mean, full_matrices=False)
    axes = axes[:2]
    largest = axes.gather(1, axes.abs().argmax(1, keepdim=True))
    plane = (others - mean) @ (axes * largest.sign()).T
    return torch.nn.functional.pad(plane, (0, 2 - plane.shape[1]))


def effective_dimension(features: Tensor) -> float:
    """Return the participation ratio (Σλ)² / Σλ² of the covariance of features [N, D].

    Gao et al. 2017, "A theory of multineuronal dimensionality". Zero where nothing varies, nan
    where a feature is not finite.
    """
    if not features.isfinite().all():
        return float("nan")
    centred = (features - features.mean(0)).double()
    gram = centred @ centred.T if len(centred) < centred.shape[1] else centred.T @ centred
    total = gram.trace() ** 2
    return float(total / (gram**2).sum()) if total > 0 else 0.0
