"""The one shape of table in which every measured effect is written, one row an effect."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from glassgan.concepts import CONCEPTS, SEEN
from glassgan.data import DATA

FDR = 0.05  # the false discovery rate: what the q-values of findings lie below
OF_RANDOM = "_of_random"  # behind the name of an analysis: further random ones in the same test
COLUMNS = {
    "preset": "str",
    "subject": "str",
    "seed": "int64",
    "epoch": "int64",
    "status": "str",  # of the checkpoint: finite or diverged; or the `reason`; or what is decided
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
    # what target and intervention say in words and a reader needs by itself
    "dose": "float64",  # a number that orders rows: a radius, a factor, the size of a set, a length
    "group": "str",  # rows that belong together: a ranking, an attack, a side, a kind of image
    "reason": "str",  # why the row has no estimate, or an estimate but no test
}
UNITS = frozenset(
    {
        "",  # a pure number, or a row without an estimate
        # of the logit
        "nats",
        "logit",
        "SD of the logit",
        # of images
        "pixels",
        "degrees",
        "holes",
        "parts",
        "grey levels",
        "share of full ink",
        "RMS pixel change",
        "RMS pixel difference",
        "squared distance",
        "squared second derivative",
        "squared distance of features",
        # along directions of the latent space
        "length",
        "radii of the ball",
        "directions",
        "SD of effects",
        "SD per unit length",
        "SD per RMS pixel change",
        "RMS pixel change per unit length",
        # how well one thing tells of another
        "AUROC",
        "IoU",
        "R²",
        "balanced accuracy",
        "correlation",
        "rank correlation",
        "kappa",
        "score",
        "cosine",
        "mean |cosine| of pictures",
        "mean cos² of principal angles",
        # shares
        "probability",
        "share",
        "share of images",
        "share of the images",
        "share of the samples",
        "share of the change",
        "share of the chosen units",
        "share of the conductance",
        f"share of the {DATA.kind} removed",
        "share of the entropy",
        "share of the gradient",
        "share of the squared length",
        # multiples of what the words name
        "of the attribution",
        "of the mean square change",
        "of what is allowed",
        # counts
        "units",
        "classes",
        "folds",
        "seeds",
        # of what is measured on images of this data set, a user's own concepts included
        *CONCEPTS.values(),
        *SEEN.values(),
    }
)


def table(rows: Iterable[Mapping[str, Any]], **shared: Any) -> pd.DataFrame:
    """Return rows, each completed by `shared`, as a table of effects.

    Numbers that a row does not give are nan, texts are empty. An unknown column is an error, and so
    is a unit of measure that is none of `UNITS`.
    """
    texts = {name: "" for name, kind in COLUMNS.items() if kind == "str"}
    complete = [{**texts, **shared, **row} for row in rows]
    unknown = {name for row in complete for name in row} - set(COLUMNS)
    if unknown:
        raise ValueError(f"not columns of an effects table: {sorted(unknown)}")
    strange = {
        (row.get("analysis", ""), row["unit_of_measure"])
        for row in complete
        if row["unit_of_measure"] not in UNITS
    }
    if strange:
        words = ", ".join(f"{unit!r} in {analysis!r}" for analysis, unit in sorted(strange))
        raise ValueError(f"not units of measure (see effects.UNITS): {words}")
    return pd.DataFrame(complete, columns=list(COLUMNS)).astype(COLUMNS)


def no_estimate(why: str) -> dict[str, Any]:
    """Return the columns of a row that has no estimate, or no test, and why.

    In `status` too, as all tables have had it.
    """
    return {"status": why, "reason": why}


def gather(tables: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Join the tables of all runs and fill in `q_value`, analysis by analysis.

    Benjamini and Hochberg 1995, over the rows of an analysis that have a p-value.
    """
    from scipy.stats import false_discovery_control

    frame = pd.concat([empty(), *tables], ignore_index=True)
    for _, group in frame[frame["p_value"].notna()].groupby("analysis"):
        frame.loc[group.index, "q_value"] = false_discovery_control(group["p_value"])
    return frame


def side(rows: Mapping[str, Any] | pd.Series | pd.DataFrame, value: float | None = None) -> Any:
    """Return on which side of its null the whole interval of a row lies: 1 above, −1 below, or 0.

    Args:
        rows: one, or a table of several.
        value: what stands in place of the null.
    """
    low, high = (rows["null_low"], rows["null_high"]) if value is None else (value, value)
    return 1 * (rows["ci_low"] > high) - 1 * (rows["ci_high"] < low)


def empty() -> pd.DataFrame:
    """Return a table of effects without rows."""
    return table([])
