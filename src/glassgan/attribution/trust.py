"""Which answers can be trusted: decided here, on gathered effects, and written as rows of them.

`methods` and `concepts` are among the `decisions` that are taken where all tables are gathered.
"method_trust": of each method (target) a row of each check (concept), whether it passes; one of
"unexplained", whether its maps of single images are in doubt; and the verdict, with the checks
that it fails (intervention). "concept_trust": of each concept and layer whether it is read off it,
and of each derivative whether it counts. All in the column status.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from glassgan.effects import FDR

METHODS = "method_trust"  # of methods of attribution, and of their checks
CONCEPTS = "concept_trust"  # of vectors of concepts
PASSES, FAILS, UNTESTED = "passes", "fails", "not tested"
VERDICT, DOUBT = "verdict", "unexplained"  # rows that are of no check
CLEAR, IN_DOUBT = "clear", "in doubt"
READ, UNREAD = "read off the layer", "not read off the layer"
MOVES, STILL = "moves the logit", "moves it no more than arbitrary ones"
READING, DERIVATIVE = "reading", "derivative"
REAL = "real images"  # as in `contributions`, which needs torch
BETWEEN = ", "  # the names of checks

# which rows are of a check; of weights drawn anew the last one has all layers
CHECKS: dict[str, tuple[str, dict[str, str]]] = {
    "completeness": ("attribution_completeness", {"concept": "largest gap"}),
    "weights": ("attribution_weights", {"concept": "rank correlation"}),
    "labels": ("attribution_labels", {"intervention": "shuffled labels"}),
    "deletion": ("attribution_deletion", {}),
}


def measured(rows: pd.DataFrame, check: str) -> pd.Series | None:
    """Return the row that decides a check: its last, of completeness that with the largest gap.

    Args:
        rows: gathered ones of a method.
        check: of `CHECKS`.
    """
    some = _of_check(rows, check)
    if check == "completeness":
        some = some.sort_values("estimate", kind="stable")
    return None if some.empty else some.iloc[-1]


def methods(own: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield what is decided of each method, of the gathered rows of a run.

    A method passes that adds up where it claims to, is refused by neither sanity check, and whose
    falling order beats its rising one in deletion. One that fails a check fails; one that fails
    none, but lacks the numbers of one, is not tested.
    """
    tried = own[own["analysis"] == "attribution_deletion"]
    for name in tried["target"].unique():
        rows = own[own["target"] == name]
        epoch = int(tried.loc[tried["target"] == name, "epoch"].iloc[-1])
        shared = {"analysis": METHODS, "target": str(name), "epoch": epoch}
        complete = not _of_check(rows, "completeness").empty
        found = {
            check: passes(rows, check) for check in CHECKS if check != "completeness" or complete
        }
        for check, passed in found.items():
            row = measured(rows, check)
            count = 0 if row is None else int(row["n"])
            yield {**shared, "concept": check, "status": _word(passed), "n": count}
        doubt = rows[rows["analysis"] == "attribution_infidelity"]
        if len(doubt):
            status = IN_DOUBT if meets(doubt.iloc[-1]) else CLEAR
            yield {**shared, "concept": DOUBT, "status": status, "n": int(doubt["n"].iloc[-1])}
        reasons = [check for check, passed in found.items() if passed is False]
        status = FAILS if reasons else UNTESTED if None in found.values() else PASSES
        yield {
            **shared,
            "concept": VERDICT,
            "intervention": BETWEEN.join(reasons),
            "status": status,
            "n": len(found),
        }


def passes(rows: pd.DataFrame, check: str) -> bool | None:
    """Return whether a method passes a check, None where numbers are missing.

    Args:
        rows: gathered ones of the method.
        check: of `CHECKS`.
    """
    row = measured(rows, check)
    if row is None or pd.isna(row["estimate"]):
        return None
    if check == "completeness":
        return bool(row["estimate"] <= 1)
    if row[["q_value", "null_high"]].isna().any():
        return None
    if check == "deletion":
        return bool(row["q_value"] < FDR and row["estimate"] > 0)
    # no correction for many tests here, which would let more methods pass
    return bool(row["estimate"] <= row["null_high"])


def meets(row: pd.Series) -> bool:
    """Return whether the interval of a row reaches up to the band of its null."""
    return bool(row["ci_high"] >= row["null_low"])


def concepts(own: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield what is decided of vectors of concepts, of the gathered rows of a run.

    A concept is read off a layer if the interval of how well it is read for real images lies above
    0; its vector counts if it is, and moves the logit more than those of arbitrary concepts.
    """
    readings = _known(own, "concept_readings")
    readings = readings[readings["target"] == REAL]
    clear = readings[readings["ci_low"] > 0]
    read = set(zip(clear["layer"], clear["concept"], strict=True))
    names = ["epoch", "layer", "target", "concept", "n"]
    for row in readings.to_dict("records"):
        status = READ if row["ci_low"] > 0 else UNREAD
        about = {"analysis": CONCEPTS, "intervention": READING, "status": status}
        yield about | {name: row[name] for name in names}
    for row in _known(own, "concept_derivatives").to_dict("records"):
        status = MOVES if row["q_value"] < FDR else STILL
        status = status if (row["layer"], row["concept"]) in read else UNREAD
        about = {"analysis": CONCEPTS, "intervention": DERIVATIVE, "status": status}
        yield about | {name: row[name] for name in names}


def _of_check(rows: pd.DataFrame, check: str) -> pd.DataFrame:
    analysis, where = CHECKS[check]
    some = rows[rows["analysis"] == analysis]
    for column, value in where.items():
        some = some[some[column] == value]
    return some


def _known(rows: pd.DataFrame, analysis: str) -> pd.DataFrame:
    return rows[(rows["analysis"] == analysis) & rows["estimate"].notna()]


def _word(passed: bool | None) -> str:
    return UNTESTED if passed is None else PASSES if passed else FAILS
