"""Columns of a row of effects: an estimate with its interval, and the range of its null.

One rule for what is not a number: a mean, an interval or a range of values of which one is nan is
nan, as the p-values of `nulls` are. Where some of the values may be undefined, the caller leaves
these out (`known`) and says so.
"""

from typing import Any

import numpy as np

from glassgan.statistics import intervals
from glassgan.statistics.nulls import monte_carlo_p

MIDDLE = (0.025, 0.975)  # quantiles between which the middle 95 % lies
Columns = dict[str, Any]


def known(values: np.ndarray) -> np.ndarray:
    """Return the values [N] that are not nan."""
    found: np.ndarray = values[~np.isnan(values)]
    return found


def within(estimate: Any, reach: Any, least: float = -np.inf, most: float = np.inf) -> Columns:
    """Return estimate, ci_low and ci_high of an interval that ends where the measure does.

    Args:
        estimate: a number from `least` to `most`.
        reach: half the width of the interval.
        least: the smallest value that the measure can have.
        most: the largest.
    """
    found = intervals.around(estimate, reach)
    # in this order, so that nan remains nan
    ends = {"ci_low": max(found["ci_low"], least), "ci_high": min(found["ci_high"], most)}
    return found | ends


def mean(values: np.ndarray) -> Columns:
    """Return the mean of independent values [N], N ≥ 2, with Student's interval, and n."""
    reach = intervals.margin(values.std(ddof=1), len(values))
    return {**intervals.around(values.mean(), reach), "n": len(values)}


def share(estimate: Any, count: int) -> Columns:
    """Return a share of `count` with Wilson's interval (1927), and n."""
    low, high = intervals.wilson(estimate, count)
    return {"estimate": float(estimate), "ci_low": float(low), "ci_high": float(high), "n": count}


def jackknife(estimate: Any, left_out: Any) -> Columns:
    """Return a statistic with the interval of the delete-a-group jackknife.

    Args:
        estimate: of all samples.
        left_out: of all samples but those of one fold, [F]; see `intervals.jackknife_margin`.
    """
    return intervals.around(estimate, intervals.jackknife_margin(left_out))


def resampled(values: np.ndarray, count: int = 0) -> Columns:
    """Return a statistic with the percentile interval of its resamples (Efron 1979).

    Resamples on which the statistic is not defined (nan) are left out; where it is not defined on
    the samples themselves, both ends are nan.

    Args:
        values: of the samples themselves, then of resamples of them, [1 + R].
        count: of a share, or of a mean of shares, how many images it is of: the interval is then
            no narrower than Wilson's of a share of as many. Where nearly all are right the
            resamples hardly vary, and where all are, not at all.
    """
    if np.isnan(values[0]):
        return dict.fromkeys(("estimate", "ci_low", "ci_high"), float("nan"))
    low, high = np.nanquantile(values[1:], MIDDLE)
    found = {"estimate": float(values[0]), "ci_low": float(low), "ci_high": float(high)}
    if not count:
        return found
    wilson = share(values[0], count)
    return found | {
        "ci_low": min(found["ci_low"], wilson["ci_low"]),
        "ci_high": max(found["ci_high"], wilson["ci_high"]),
    }


def null(draws: Any, observed: float | None = None) -> Columns:
    """Return the middle 95 % of a null, nan without a draw; with what was observed, its p-value.

    Args:
        draws: of the null, [D].
        observed: tested one-sided, see `nulls.monte_carlo_p`; None for no test.
    """
    drawn = np.asarray(draws)
    low, high = np.quantile(drawn, MIDDLE) if len(drawn) else (np.nan, np.nan)
    band = {"null_low": float(low), "null_high": float(high)}
    return band if observed is None else band | {"p_value": monte_carlo_p(observed, drawn)}
