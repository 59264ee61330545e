"""Rows of an effects table as the text of the report takes them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

NUMBERS = ("estimate", "ci_low", "ci_high", "null_low", "null_high", "q_value")


def records(rows: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the rows as dictionaries."""
    return rows.to_dict("records")


def plain(row: Mapping[Any, Any] | pd.Series) -> dict[str, Any]:
    """Return what the text says of a row: `NUMBERS`, None for what it lacks, n, status, unit."""
    numbers = {key: None if pd.isna(row[key]) else float(row[key]) for key in NUMBERS}
    kept = {"n": int(row["n"]), "status": str(row["status"])}
    return {**numbers, **kept, "unit_of_measure": str(row["unit_of_measure"])}
