"""Intervals of means, shares and correlations, shared by all analyses; no torch."""

import math
from typing import Any

import numpy as np


def margin(deviation: Any, count: float, level: float = 0.95) -> Any:
    """Return half the width of Student's interval of the mean of `count` independent values.

    Args:
        deviation: their standard deviation (ddof 1), a number or an array.
        count: at least 2; see `of_draws` for one that is no whole number.
        level: of the interval.
    """
    from scipy.special import stdtrit

    return stdtrit(count - 1, (1 + level) / 2) * np.asarray(deviation) / np.sqrt(count)


def of_draws(values: np.ndarray) -> tuple[float, float]:
    """Return the deviation and the count that make the error of a mean over samples and draws.

    Samples and draws of the same noise are crossed: a draw is shared by all samples, as the order
    of batches is, so that more samples do not make its part of the error smaller. The variances of
    the two means add up, with the degrees of freedom of Welch and Satterthwaite (Satterthwaite
    1946, "An approximate distribution of estimates of variance components").

    Args:
        values: of each draw and sample, [D, N]; with one draw, that of the samples alone.

    Returns:
        Deviation and count as `margin` and `minimum_effect_p` take them.
    """
    draws, samples = values.shape
    of_samples = values.mean(0).var(ddof=1) / samples
    if draws < 2:
        return float(np.sqrt(of_samples * samples)), samples
    of_noise = values.mean(1).var(ddof=1) / draws
    whole = of_samples + of_noise
    if not whole > 0:
        return float(np.sqrt(whole)), samples
    freedom = whole**2 / (of_samples**2 / (samples - 1) + of_noise**2 / (draws - 1))
    return float(np.sqrt(whole * (freedom + 1))), float(freedom + 1)


def around(estimate: Any, reach: Any) -> dict[str, float]:
    """Return an estimate and the interval that reaches as far to both sides, as columns of tables.

    Args:
        estimate: a number.
        reach: half the width of its interval.
    """
    middle, half = float(estimate), float(reach)
    return {"estimate": middle, "ci_low": middle - half, "ci_high": middle + half}


def wilson(share: Any, count: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % score interval of shares of `count`, numbers or arrays (Wilson 1927).

    "Probable inference, the law of succession, and statistical inference". Unlike the normal
    interval it does not shrink to a point at 0 and 1.
    """
    z = 1.959964
    share, count = np.asarray(share, dtype=float), np.asarray(count, dtype=float)
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(share * (1 - share) / count + (z / count / 2) ** 2)
    # at 0 and 1 one end is the share itself, but for rounding
    low, high = np.minimum(middle - half, share), np.maximum(middle + half, share)
    return np.maximum(low, 0.0), np.minimum(high, 1.0)


def minimum_effect_p(mean: Any, deviation: Any, count: float, least: Any) -> np.ndarray:
    """Return the p-value of "the true mean is no larger in size than `least`".

    Murphy and Myors 1999, "Testing the hypothesis that treatments have negligible effects": at
    the edge of the null, ±`least`, Student's statistic has its usual law. Without any variation
    the answer is 0 or 1, and nan where one of the numbers is.

    Args:
        mean: of `count` independent values, [...].
        deviation: their standard deviation (ddof 1), [...].
        count: at least 2.
        least: the largest effect that does not count, not negative, [...].
    """
    from scipy.special import stdtr

    size, least = np.abs(mean), np.asarray(least)
    error = np.asarray(deviation) / np.sqrt(count)
    with np.errstate(divide="ignore", invalid="ignore"):
        p = stdtr(count - 1, -(size - least) / error) + stdtr(count - 1, -(size + least) / error)
    certain = np.where(size > least, 0.0, 1.0)
    known = np.where(error > 0, np.minimum(p, 1.0), certain)
    return np.where(np.isnan(size) | np.isnan(error) | np.isnan(least), np.nan, known)


def jackknife_margin(left_out: Any, level: float = 0.95) -> Any:
    """Return half the width of the interval of a statistic from its values without each fold.

    Delete-a-group jackknife (Tukey 1958; Kott 2001) with Student's quantile. For statistics that
    duplicates would bias, which rules the bootstrap out.

    Args:
        left_out: the statistic of all samples but those of one fold, folds first, [F, ...].
        level: of the interval.
    """
    from scipy.special import stdtrit

    values = np.asarray(left_out)
    folds = len(values)
    error = np.sqrt((folds - 1) / folds * np.square(values - values.mean(0)).sum(0))
    return stdtrit(folds - 1, (1 + level) / 2) * error


def rank_correlation(estimate: float, count: int) -> tuple[float, float]:
    """Return the 95 % interval of a rank correlation of `count` independent pairs, 4 at least.

    Bonett and Wright 2000, "Sample size requirements for estimating Pearson, Kendall and Spearman
    correlations". The bootstrap, with its ties, does worse on few pairs.
    """
    from scipy.special import ndtri

    error = math.sqrt((1 + estimate**2 / 2) / (count - 3))
    middle = math.atanh(float(np.clip(estimate, -1 + 1e-9, 1 - 1e-9)))
    reach = float(ndtri(0.975)) * error
    return math.tanh(middle - reach), math.tanh(middle + reach)
