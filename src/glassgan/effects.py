"""The one shape of table in which every measured effect is written, one row an effect."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

FDR = 0.05  # the false discovery rate: what the q-values of findings lie below
OF_RANDOM = "_of_random"  # behind the name of an analysis: further random ones in the same test
COLUMNS = {
    "preset": "str",
    "subject": "str",
    "seed": "int64",
    "epoch": "int64",
    "status": "str",  # of the checkpoint: finite or diverged; or why the row has no estimate
    "analysis": "str",
    "layer": "str",
    "target": "str",
    "intervention": "str",
    "concept": "str",
    "estimate": "float64",
    "ci_low": "float64",  # of the 95 % interval
    "ci_high": "float64",
    "null_low": "float64",  # the 2.5 % and the 97.5 % quantile of the null
    "null_high": "float64",
    "p_value": "float64",
    "q_value": "float64",  # Benjamini–Hochberg over the analysis, filled in by `gather`
    "n": "int64",
    "unit_of_measure": "str",
    "split": "str",
}


def table(rows: Iterable[Mapping[str, Any]], **shared: Any) -> pd.DataFrame:
    """Return rows, each completed by `shared`, as a table of effects.

    Numbers that a row does not give are nan, texts are empty, and an unknown column is an error.
    """
    texts = {name: "" for name, kind in COLUMNS.items() if kind == "str"}
    complete = [{**texts, **shared, **row} for row in rows]
    unknown = {name for row in complete for name in row} - set(COLUMNS)
    if unknown:
        raise ValueError(f"not columns of an effects table: {sorted(unknown)}")
    return pd.DataFrame(complete, columns=list(COLUMNS)).astype(COLUMNS)


def gather(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Join the tables of all runs and fill in `q_value`, analysis by analysis.

    Benjamini and Hochberg 1995, over the rows of an analysis that have a p-value.
    """
    from scipy.stats import false_discovery_control

    frame = pd.concat([empty(), *tables], ignore_index=True)
    for _, group in frame[frame["p_value"].notna()].groupby("analysis"):
        frame.loc[group.index, "q_value"] = false_discovery_control(group["p_value"])
    return frame


def empty() -> pd.DataFrame:
    """Return a table of effects without rows."""
    return table([])
