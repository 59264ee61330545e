"""Which units go with which concepts: AUROC, mutual information and the statistics of units.

Association is not effect: a unit may go with a concept that something else draws.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan.effects import no_estimate
from glassgan.statistics.auroc import Ranks, auroc_intervals, ranks
from glassgan.statistics.information import mutual_information

QUANTILES = (0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
TESTED = [
    "estimate",
    "ci_low",
    "ci_high",
    "null_low",
    "null_high",
    "p_value",
]


def statistics(values: np.ndarray) -> pd.DataFrame:
    """Describe units by their values [N, U], a row a unit.

    Columns: mean, sd, q01 … q99, active (share of the values above zero), dead (never varies).
    """
    frame = pd.DataFrame({"mean": values.mean(0), "sd": values.std(0, ddof=1)})
    for level, found in zip(QUANTILES, np.quantile(values, QUANTILES, axis=0), strict=True):
        frame[f"q{round(100 * level):02d}"] = found
    frame["active"] = (values > 0).mean(0)
    frame["dead"] = np.ptp(values, axis=0) == 0
    return frame


def associate(
    discovery: Ranks,
    held_out: Ranks,
    values: np.ndarray,
    labels: np.ndarray,
    concepts: Sequence[str],
) -> pd.DataFrame:
    """Find the concept that each unit goes with on one half, and measure it on the other.

    Args:
        discovery: ranks of the units on the discovery half.
        held_out: on the held-out half.
        values: of the units on the held-out half, [N, U].
        labels: of the held-out half, [N, K].
        concepts: their names, K.

    Returns:
        A row a unit: unit, concept (chosen on discovery as the one with the largest |AUROC − ½|;
        empty where no concept varies), discovery (its AUROC there), and of the held-out half
        estimate, ci_low, ci_high, null_low, null_high (of an AUROC of nothing), p_value, n.
        Concepts of which a half has fewer than `LEAST` images of a kind are left out.
    """
    usable = discovery.usable() & held_out.usable()
    units = np.arange(values.shape[1])
    table = pd.DataFrame({"unit": units, "concept": "", "discovery": np.nan})
    table = table.assign(**dict.fromkeys(TESTED, np.nan), n=0)
    if not usable.any():
        return table
    size = np.where(usable, np.abs(np.nan_to_num(discovery.auroc, nan=0.5) - 0.5), -1)
    best = size.argmax(1)
    table["concept"] = np.asarray(concepts)[best]
    table["discovery"] = discovery.auroc[units, best]
    table["estimate"] = held_out.auroc[units, best]
    table["null_low"], table["null_high"] = (end[units, best] for end in held_out.band())
    table["p_value"] = held_out.p_values()[units, best]
    for concept in np.unique(best):
        own, known = best == concept, ~np.isnan(labels[:, concept])
        positive = labels[known, concept] > 0
        low, high = auroc_intervals(values[known][:, own], positive)
        table.loc[own, ["ci_low", "ci_high"]] = np.stack([low, high], 1)
        table.loc[own, "n"] = known.sum()
    return table


def information(
    table: pd.DataFrame, values: np.ndarray, labels: np.ndarray, concepts: Sequence[str]
) -> np.ndarray:
    """Return the mutual information of each unit with its concept, bits, [U]; nan without one.

    Args:
        table: as `associate` gives it.
        values: of the units, [N, U].
        labels: [N, K].
        concepts: their names, K.
    """
    number = {concept: k for k, concept in enumerate(concepts)}
    chosen = np.array([number.get(concept, -1) for concept in table["concept"]])
    found = mutual_information(values, labels)[np.arange(len(table)), chosen]
    return np.where(chosen < 0, np.nan, found)


def of_halves(
    values: np.ndarray, labels: tuple[np.ndarray, np.ndarray], concepts: Sequence[str]
) -> tuple[Ranks, Ranks, pd.DataFrame]:
    """Return the ranks of both halves of a bank, and what `associate` makes of them.

    Args:
        values: of the units, [N, U]; the first half is discovery.
        labels: of both halves, [N / 2, K] each.
        concepts: their names, K.
    """
    half = len(values) // 2
    first, second = ranks(values[:half], labels[0]), ranks(values[half:], labels[1])
    return first, second, associate(first, second, values[half:], labels[1], concepts)


def effect_rows(table: pd.DataFrame, layer: str, analysis: str) -> list[dict[str, Any]]:
    """Return associations as rows of an effects table."""
    shared = {
        "analysis": analysis,
        "layer": layer,
        "intervention": "none",
        "unit_of_measure": "AUROC",
        "split": "held-out",
    }
    columns = ["concept", *TESTED, "n"]
    rows = []
    for row in table.to_dict("records"):
        status = {} if row["concept"] else no_estimate("no concept varies")
        found = {name: row[name] for name in columns}
        rows.append({**shared, **status, "target": str(row["unit"]), **found})
    return rows
