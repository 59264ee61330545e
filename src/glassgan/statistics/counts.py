"""Counts of what lies beyond random ones, compared with how many further random ones do."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from glassgan.effects import FDR, OF_RANDOM

COUNTS = "_counts"  # behind the name of the analysis whose rows are counted
LEVEL = 0.05  # of the comparison of two counts
MORE, NO_MORE = "more than of random ones", "no more than of random ones"


def more_often_p(passed: int, of: int, others_passed: int, others: int) -> float:
    """Return the p-value of "they pass no more often than others" (Fisher's exact test, one-sided).

    Args:
        passed: how many pass.
        of: how many there are.
        others_passed: how many of the others pass.
        others: how many there are of these.
    """
    from scipy.stats import hypergeom

    return float(hypergeom.sf(passed - 1, of + others, of, passed + others_passed))


def passing(own: pd.DataFrame, random: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of random ones that pass the bound of a run's own.

    The bound is the largest p-value of what is beyond random ones (q < `FDR`); where nothing is,
    no random one passes.

    Args:
        own: gathered rows of one analysis of a run.
        random: its rows of random ones.
    """
    return random[random["p_value"] <= own.loc[own["q_value"] < FDR, "p_value"].max()]


def compared(
    analysis: str, beyond: int, of: int, random: int, drawn: int, **shared: Any
) -> Iterator[dict[str, Any]]:
    """Yield a count, with whether a larger share is beyond than of random ones, and that of these.

    Args:
        analysis: whose rows are counted.
        beyond: how many are beyond random ones.
        of: how many were tested; if none, there is only the row of random ones.
        random: how many random ones pass the same bound.
        drawn: how many there are.
        shared: further columns of both rows.

    Yields:
        Rows of an effects table, whose estimate is the count and whose n what it is out of.
    """
    counts = {**shared, "analysis": analysis + COUNTS}
    if of:
        p = more_often_p(beyond, of, random, drawn)
        status = MORE if p < LEVEL else NO_MORE
        yield {**counts, "estimate": beyond, "n": of, "p_value": p, "status": status}
    yield {**counts, "analysis": counts["analysis"] + OF_RANDOM, "estimate": random, "n": drawn}
