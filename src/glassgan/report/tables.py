"""Rows of an effects table as the text of the report takes them."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.effects import FDR

NUMBERS = ("estimate", "ci_low", "ci_high", "null_low", "null_high", "q_value")


def records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the rows as dictionaries."""
    return rows.to_dict("records")


def plain(row: Mapping[Any, Any] | pd.Series) -> dict[str, Any]:
    """Return what the text says of a row: `NUMBERS`, None for what it lacks, n, reason, unit."""
    numbers = {key: None if pd.isna(row[key]) else float(row[key]) for key in NUMBERS}
    kept = {"n": int(row["n"]), "reason": str(row["reason"])}
    return {**numbers, **kept, "unit_of_measure": str(row["unit_of_measure"])}


def of_run(effects: pd.DataFrame, name: str, seed: int) -> pd.DataFrame:
    """Return the rows of gathered effects that belong to one run.

    Two seeds are compared once, in a row of the first; it is one of the second too.
    """
    own = effects["seed"] == seed
    own |= (effects["analysis"] == "direction_seeds") & (effects["group"] == str(seed))
    return effects[own & (effects["subject"] == name)].reset_index(drop=True)


def rows_of(effects: pd.DataFrame, analysis: str) -> pd.DataFrame:
    """Return the rows of one analysis that have an estimate."""
    chosen = (effects["analysis"] == analysis) & effects["estimate"].notna()
    return effects[chosen].reset_index(drop=True)


def beyond(rows: pd.DataFrame) -> np.ndarray:
    """Return which rows lie beyond their null, at a false discovery rate of `FDR`."""
    return (rows["q_value"] < FDR).to_numpy()


def arms(rows: pd.DataFrame) -> np.ndarray:
    """Return how far the intervals of rows reach below and above their estimates, [2, rows]."""
    below = rows["estimate"] - rows["ci_low"]
    above = rows["ci_high"] - rows["estimate"]
    return np.stack([below, above]).astype(float).clip(min=0)
