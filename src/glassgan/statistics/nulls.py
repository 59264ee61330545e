"""What is observed beside draws of a null."""

import numpy as np

ROUNDING = 1e-12  # relative, of what was observed


def monte_carlo_p(observed: float, null: np.ndarray) -> float:
    """Return the one-sided p-value (1 + #{null ≥ observed}) / (1 + draws).

    Never zero; Phipson and Smyth 2010, "Permutation p-values should never be zero". What is equal
    but for rounding counts as equal: sums of the same terms in another order are not the same
    numbers. nan where what was observed or a draw of the null is nan, and without any draw.
    """
    if np.isnan(observed) or np.isnan(null).any() or not len(null):
        return float("nan")
    least = observed - ROUNDING * abs(observed)
    return float((1 + (null >= least).sum()) / (1 + len(null)))


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
    from scipy.special import bdtr

    # the draw with `rank` draws below it is no lower than the quantile where no more are below that
    rank = int(np.searchsorted(bdtr(np.arange(len(null) + 1), len(null), share), confidence))
    if rank >= len(null) or np.isnan(null).any():
        return float("nan")
    return float(np.sort(null)[rank])
