"""The numbers in what is said of the judge, and of all else by which images are measured."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

SHOWN = 20  # pairs of classes, at most


def of_judge(
    metrics: Mapping[str, Any], confused: pd.DataFrame, concepts: pd.DataFrame
) -> dict[str, Any]:
    """Return what the report says of the judge beside its accuracy.

    Args:
        metrics: of the judge, as `judge.examination.examine` gives them.
        confused: pairs of classes, likewise.
        concepts: by how much known changes move them, likewise.

    Returns:
        confused: pairs, how many classes were taken for one another, and shown, the first `SHOWN`
        of them; None where there are no labels. factors: how well each is read; None where none is
        known. concepts: by how much known changes move them, see `of_changes`; transformed: of how
        many images.
    """
    labelled = "accuracy" in metrics
    pairs = {"pairs": len(confused), "shown": confused.head(SHOWN).to_dict("records")}
    return {
        "confused": pairs if labelled else None,
        "factors": metrics.get("factors"),
        "concepts": of_changes(concepts),
        "transformed": int(concepts["n"].max()),
    }


def of_changes(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return by how much known changes of images move each concept, and whether as they should.

    Args:
        table: as `judge.validation.validation` gives it.

    Returns:
        For each concept its name and unit; known, how many changes of it are known beforehand,
        right, how many of these are as they should be; changes: for each transformation its name
        and amount, expected, change, low and high (None where not defined), and right (None where
        nothing is expected or nothing was measured).
    """
    found = []
    for concept, rows in table.groupby("concept", sort=False):
        found.append(
            {
                "concept": str(concept),
                "unit": str(rows["unit"].iloc[0]),
                "known": int(rows["right"].count()),
                "right": int(rows["right"].sum()),
                "changes": [_change(row) for row in rows.to_dict("records")],
            }
        )
    return found


def _change(row: Mapping[Any, Any]) -> dict[str, Any]:
    """Return one of the changes of `of_changes`."""
    return {
        "transformation": str(row["transformation"]),
        "amount": float(row["amount"]),
        **{key: _plain(row[key]) for key in ("expected", "change", "low", "high")},
        "right": None if pd.isna(row["right"]) else bool(row["right"]),
    }


def _plain(value: float) -> float | None:
    """Return a number as texts have it: None for nan, without the traces of rounding around 0."""
    return None if math.isnan(value) else round(float(value), 4) + 0.0
