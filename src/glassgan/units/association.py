"""Which units go with which concepts: AUROC, mutual information and the statistics of units.

Association is not effect: a unit may go with a concept that something else draws.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import ndtr
from scipy.stats import rankdata

from glassgan import intervals

QUANTILES = (0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
BINS = 10  # of a unit's values, for mutual information
LEAST = 10  # images of each kind, in each half, without which nothing is said of a concept
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


def digit_labels(classes: np.ndarray, digits: int = 10) -> np.ndarray:
    """Return 1 for the digit that the judge names, 0 for others, nan where it abstains, [N, 10]."""
    labels = (classes[:, None] == np.arange(digits)).astype(np.float64)
    labels[classes < 0] = np.nan
    return labels


def high_labels(values: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Return 1 where a number is above its threshold, 0 where not, nan where it is nan, [N, K].

    Args:
        values: measured concepts [N, K].
        thresholds: one a concept, found on other images.
    """
    return np.where(np.isnan(values), np.nan, (values > thresholds).astype(np.float64))


@dataclass(frozen=True)
class Ranks:
    """What the ranks of units [N, U] say of binary labels [N, K].

    auroc: the probability that a unit is higher on an image with the label than on one without,
    ties counted half, [U, K]; nan where a label does not vary. deviation: of the AUROC if unit
    and label have nothing to do with each other, [U, K] (Mann and Whitney 1947, with the
    correction for ties). positives, negatives: how many there are of each kind, [K].
    """

    auroc: np.ndarray
    deviation: np.ndarray
    positives: np.ndarray
    negatives: np.ndarray

    def usable(self) -> np.ndarray:
        """Return which labels have enough images of both kinds, bool [K]."""
        return np.minimum(self.positives, self.negatives) >= LEAST

    def p_values(self) -> np.ndarray:
        """Return the two-sided p-value of each AUROC in the normal limit, [U, K].

        1 where the unit does not vary, nan where the label does not.
        """
        with np.errstate(invalid="ignore", divide="ignore"):
            z = (self.auroc - 0.5) / self.deviation
        p = 2 * ndtr(-np.abs(z))
        return np.where(np.isnan(self.auroc), np.nan, np.where(self.deviation > 0, p, 1.0))


def ranks(values: np.ndarray, labels: np.ndarray) -> Ranks:
    """Compare the values of units with labels.

    Args:
        values: [N, U].
        labels: 1, 0, or nan where it is not known, [N, K].
    """
    shape = (values.shape[1], labels.shape[1])
    auroc, deviation = np.full(shape, np.nan), np.full(shape, np.nan)
    known = ~np.isnan(labels)
    positives = np.nansum(labels, axis=0).astype(int)
    negatives = known.sum(0) - positives
    # labels that are known of the same images share one ranking
    groups: dict[bytes, list[int]] = {}
    for column in range(labels.shape[1]):
        if positives[column] and negatives[column]:
            groups.setdefault(known[:, column].tobytes(), []).append(column)
    for columns in groups.values():
        some = known[:, columns[0]]
        n = int(some.sum())
        ranked = rankdata(values[some], axis=0)
        p, q = positives[columns], negatives[columns]
        above = ranked.T @ labels[some][:, columns]  # sums of ranks, [U, columns]
        auroc[:, columns] = (above - p * (p + 1) / 2) / (p * q)
        ties = _ties(ranked)[:, None]
        deviation[:, columns] = np.sqrt((n + 1 - ties / (n * (n - 1))) / (12 * p * q))
    return Ranks(auroc, deviation, positives, negatives)


def _ties(ranked: np.ndarray) -> np.ndarray:
    """Return Σ (t³ − t) over groups of t equal ranks of each column [N, U].

    Average ranks have the spread (n³ − n) / 12 less a twelfth of that sum.
    """
    n = len(ranked)
    found: np.ndarray = n**3 - n - 12 * np.square(ranked - (n + 1) / 2).sum(0)
    return np.maximum(found, 0.0)


def mutual_information(values: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return the mutual information of units [N, U] with labels [N, K], in bits, [U, K].

    A unit is divided into `BINS` parts at its own quantiles; equal values share a bin. The
    estimate from counts is biased upwards by (bins − 1) / (2 N ln 2) (Miller 1955), which is taken
    off, so that it may be below zero. nan for a unit with a value that is.
    """
    # Of all edges between two neighbouring values the lower value itself bins alike.
    places = np.floor(np.arange(1, BINS) / BINS * (len(values) - 1)).astype(int)
    edges = np.sort(values, axis=0)[places]
    known = ~np.isnan(labels)
    # labels that are known of the same images share their counts
    groups = {known[:, column].tobytes(): column for column in range(labels.shape[1])}
    kinds = list(groups)
    group = [kinds.index(known[:, column].tobytes()) for column in range(labels.shape[1])]
    # counts of images are whole numbers, which float32 holds exactly
    counted = np.hstack([np.where(known, labels, 0.0), known[:, list(groups.values())]])
    counted = counted.astype(np.float32)
    shape = (values.shape[1], counted.shape[1])
    above = [(values > edge).astype(np.float32).T @ counted for edge in edges]
    above = [np.broadcast_to(counted.sum(0), shape), *above, np.zeros(shape, np.float32)]
    inside = -np.diff(np.stack(above), axis=0).astype(np.float64)  # [BINS, U, ...]
    ones, of_bin = np.split(inside, [labels.shape[1]], axis=2)
    count, positive = known.sum(0), np.where(known, labels, 0.0).sum(0)
    joint = (_bits(ones) + _bits(of_bin[:, :, group] - ones) - _bits(of_bin)[:, :, group]).sum(0)
    alone = _bits(positive) + _bits(count - positive) - _bits(count)
    filled = (of_bin > 0).sum(0)[:, group]
    with np.errstate(divide="ignore", invalid="ignore"):
        found: np.ndarray = (joint - alone) / count - (filled - 1) / (2 * count * np.log(2))
    found[np.isnan(values).any(0)] = np.nan
    return found


def _bits(counts: np.ndarray) -> np.ndarray:
    """Return n log2 n of counts, 0 for none."""
    found: np.ndarray = counts * np.log2(np.maximum(counts, 1))
    return found


def placements(values: np.ndarray, positive: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return what share of the other kind lies on the right side of each sample, ties count half.

    The mean of either is the AUROC; their variances are those of DeLong, DeLong and Clarke-Pearson
    1988. nan where a value is.

    Args:
        values: of units, [N, U].
        positive: bool [N], of which P are true.

    Returns:
        Of the positives [P, U] and of the negatives [N − P, U].
    """
    x, y = values[positive], values[~positive]
    together = rankdata(np.concatenate([x, y]), axis=0)
    of_x = (together[: len(x)] - rankdata(x, axis=0)) / len(y)
    return of_x, 1 - (together[len(x) :] - rankdata(y, axis=0)) / len(x)


def auroc_intervals(values: np.ndarray, positive: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % intervals of AUROCs, see `intervals.auroc`; nan where a value is.

    Args:
        values: of units, [N, U].
        positive: bool [N], at least two of each kind.

    Returns:
        Lower and upper ends, [U] each.
    """
    of_x, of_y = placements(values, positive)
    variance = of_x.var(0, ddof=1) / len(of_x) + of_y.var(0, ddof=1) / len(of_y)
    return intervals.auroc(of_x.mean(0), variance, len(of_x), len(of_y))


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
    reach = 1.96 * held_out.deviation[units, best]
    table["concept"] = np.asarray(concepts)[best]
    table["discovery"] = discovery.auroc[units, best]
    table["estimate"] = held_out.auroc[units, best]
    table["null_low"], table["null_high"] = 0.5 - reach, 0.5 + reach
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
        status = {} if row["concept"] else {"status": "no concept varies"}
        found = {name: row[name] for name in columns}
        rows.append({**shared, **status, "target": str(row["unit"]), **found})
    return rows
