"""The numbers in what is said of the judge, and of all else by which images are measured."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

SHOWN = 20  # pairs of classes, at most
# By how much a change may miss what is expected: this share of it, or this one of the most that any
# of the changes moves the concept, whichever is more.
OF_EXPECTED, OF_MOST = 1 / 2, 1 / 10


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

    A change is as it should be where it misses the expected one by at most `OF_EXPECTED` of it or
    `OF_MOST` of the most that any of the changes moves the concept. So a concept that should stay
    may move by a tenth of what moves it most.

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
        most = float(rows["change"].abs().max())
        changes = [_change(row, OF_MOST * most) for row in rows.to_dict("records")]
        verdicts = [change["right"] for change in changes if change["right"] is not None]
        found.append(
            {
                "concept": str(concept),
                "unit": str(rows["unit"].iloc[0]),
                "known": len(verdicts),
                "right": sum(verdicts),
                "changes": changes,
            }
        )
    return found


def _change(row: Mapping[Any, Any], least: float) -> dict[str, Any]:
    """Return one of the changes of `of_changes`; a miss by `least` is none."""
    numbers = {key: _plain(row[key]) for key in ("expected", "change", "low", "high")}
    expected, change = numbers["expected"], numbers["change"]
    right = None
    if expected is not None and change is not None:
        right = abs(change - expected) <= max(OF_EXPECTED * abs(expected), least)
    named = {"transformation": str(row["transformation"]), "amount": float(row["amount"])}
    return {**named, **numbers, "right": right}


def _plain(value: float) -> float | None:
    """Return a number as texts have it: None for nan, without the traces of rounding around 0."""
    return None if math.isnan(value) else round(float(value), 4) + 0.0
