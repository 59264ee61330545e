"""Student's interval of a mean, shared by all analyses; without torch."""

from typing import Any

import numpy as np


def margin(deviation: Any, count: int, level: float = 0.95) -> Any:
    """Return half the width of Student's interval of the mean of `count` independent values.

    Args:
        deviation: their standard deviation (ddof 1), a number or an array.
        count: at least 2.
        level: of the interval.
    """
    from scipy.special import stdtrit

    return stdtrit(count - 1, (1 + level) / 2) * np.asarray(deviation) / np.sqrt(count)


def wilson(hits: float, count: int, level: float = 0.95) -> tuple[float, float]:
    """Return the interval of a proportion, `hits` of `count`.

    Wilson 1927, "Probable inference, the law of succession, and statistical inference": it never
    leaves [0, 1], and has a width where all or none are hits.
    """
    from scipy.special import ndtri

    z, share = float(ndtri((1 + level) / 2)), hits / count
    middle = share + z**2 / (2 * count)
    reach = z * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    whole = 1 + z**2 / count
    return max(float(middle - reach) / whole, 0.0), min(float(middle + reach) / whole, 1.0)


def around(estimate: Any, reach: Any) -> dict[str, float]:
    """Return an estimate and the interval that reaches as far to both sides, as columns of tables.

    Args:
        estimate: a number.
        reach: half the width of its interval.
    """
    middle, half = float(estimate), float(reach)
    return {"estimate": middle, "ci_low": middle - half, "ci_high": middle + half}


def minimum_effect_p(mean: Any, deviation: Any, count: int, least: Any) -> np.ndarray:
    """Return the p-value of "the true mean is no larger in size than `least`".

    Murphy and Myors 1999, "Testing the hypothesis that treatments have negligible effects": at
    the edge of the null, ±`least`, Student's statistic has its usual law. Without any variation
    the answer is 0 or 1.

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
    return np.where(error > 0, np.minimum(p, 1.0), certain)


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
