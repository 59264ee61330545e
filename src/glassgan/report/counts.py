"""Counts of what lies beyond random ones, beside how many further random ones do, as decided."""

from typing import Any

import pandas as pd

from glassgan.effects import OF_RANDOM
from glassgan.statistics.counts import COUNTS, MORE


def of_random(effects: pd.DataFrame, analysis: str, **where: str) -> tuple[int, int]:
    """Return how many random ones pass the bound of a run's own, and of how many.

    Args:
        effects: the gathered rows of the run.
        analysis: whose rows are counted.
        where: what columns of the count hold.
    """
    rows = _rows(effects, analysis + COUNTS + OF_RANDOM, where)
    return (0, 0) if rows.empty else (int(rows["estimate"].iloc[0]), int(rows["n"].iloc[0]))


def beside(effects: pd.DataFrame, analysis: str, **where: str) -> dict[str, Any] | None:
    """Return a count and that of random ones beside it, None where nothing was counted.

    beyond, of, random, drawn; more: whether a larger share is beyond than of random ones.

    Args:
        effects: the gathered rows of the run.
        analysis: whose rows are counted.
        where: what columns of the count hold.
    """
    rows = _rows(effects, analysis + COUNTS, where)
    if rows.empty:
        return None
    own = rows.iloc[0]
    random, drawn = of_random(effects, analysis, **where)
    counts = {"beyond": int(own["estimate"]), "of": int(own["n"])}
    return {**counts, "random": random, "drawn": drawn, "more": own["status"] == MORE}


def _rows(effects: pd.DataFrame, analysis: str, where: dict[str, str]) -> pd.DataFrame:
    rows = effects[effects["analysis"] == analysis]
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return rows
