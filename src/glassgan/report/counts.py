"""Counts of what lies beyond random ones, beside how many further random ones do."""

from typing import Any

import pandas as pd

from glassgan.effects import FDR

LEVEL = 0.05  # of the comparison of two counts


def passing(own: pd.DataFrame, random: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of random ones that pass the bound of a run's own.

    The bound is the largest p-value of what is beyond random ones (q < `FDR`); where nothing is,
    no random one passes.

    Args:
        own: gathered rows of one analysis of a run.
        random: its rows of random ones.
    """
    return random[random["p_value"] <= own.loc[own["q_value"] < FDR, "p_value"].max()]


def compared(beyond: int, of: int, random: int, drawn: int) -> dict[str, Any]:
    """Return a count and that of random ones beside it.

    beyond, of, random, drawn; more: whether a larger share is beyond than of random ones (Fisher's
    exact test, one-sided).
    """
    from scipy.stats import fisher_exact

    counts = [[beyond, of - beyond], [random, drawn - random]]
    more = float(fisher_exact(counts, alternative="greater").pvalue) < LEVEL
    return {"beyond": beyond, "of": of, "random": random, "drawn": drawn, "more": more}
