"""Which units go with which concepts: AUROC, mutual information and the statistics of units.

Association is not effect: a unit may go with a concept that something else draws.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri
from scipy.stats import rankdata

QUANTILES = (0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99)
BINS = 10  # of a unit's values, for mutual information


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
    """Return Σ (t³ − t) over groups of t equal ranks of each column."""
    result = np.zeros(ranked.shape[1])
    for column in range(ranked.shape[1]):
        t = np.unique(ranked[:, column], return_counts=True)[1].astype(np.float64)
        result[column] = (t**3 - t).sum()
    return result


def mutual_information(values: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Return the mutual information of units [N, U] with labels [N, K], in bits, [U, K].

    A unit is divided into `BINS` parts at its own quantiles; equal values share a bin. The
    estimate from counts is biased upwards by (bins − 1) / (2 N ln 2) (Miller 1955), which is taken
    off, so that it may be below zero.
    """
    edges = np.quantile(values, np.arange(1, BINS) / BINS, axis=0)
    bins = (values[:, None, :] > edges[None]).sum(1)  # [N, U]
    known = ~np.isnan(labels)
    present = np.where(known, labels, 0.0)
    result = np.zeros((values.shape[1], labels.shape[1]))
    filled = np.zeros_like(result)
    count = known.sum(0).astype(np.float64)
    rate = present.sum(0) / np.maximum(count, 1)
    for number in range(BINS):
        inside = (bins == number).astype(np.float64)
        of_bin = inside.T @ known  # [U, K]
        filled += of_bin > 0
        ones = inside.T @ present
        for joint, share in ((ones, rate), (of_bin - ones, 1 - rate)):
            with np.errstate(divide="ignore", invalid="ignore"):
                term = joint * np.log2(joint / (of_bin * share))
            result += np.where(joint > 0, term, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return result / count - (filled - 1) / (2 * count * np.log(2))


def auroc_interval(
    scores: np.ndarray, positive: np.ndarray, level: float = 0.95
) -> tuple[float, float]:
    """Return the interval of an AUROC (DeLong, DeLong and Clarke-Pearson 1988), within [0, 1].

    Args:
        scores: [N].
        positive: bool [N], at least two of each kind.
        level: of the interval.
    """
    x, y = scores[positive], scores[~positive]
    together = rankdata(np.concatenate([x, y]))
    of_x = (together[: len(x)] - rankdata(x)) / len(y)
    of_y = 1 - (together[len(x) :] - rankdata(y)) / len(x)
    error = np.sqrt(of_x.var(ddof=1) / len(x) + of_y.var(ddof=1) / len(y))
    reach = float(ndtri((1 + level) / 2) * error)
    estimate = float(of_x.mean())
    return max(estimate - reach, 0.0), min(estimate + reach, 1.0)


LEAST = 10  # images of each kind, in each half, without which nothing is said of a concept


def associate(
    discovery: np.ndarray,
    held_out: np.ndarray,
    labels: tuple[np.ndarray, np.ndarray],
    concepts: list[str],
) -> pd.DataFrame:
    """Find the concept that each unit goes with on one half, and measure it on the other.

    Args:
        discovery: values of the units [N, U].
        held_out: of the same units on other images [M, U].
        labels: of both halves, [N, K] and [M, K].
        concepts: their names, K.

    Returns:
        A row a unit: concept (chosen on discovery as the one with the largest |AUROC − ½|; none
        where no concept varies), discovery (its AUROC there), and of the held-out half estimate,
        ci_low, ci_high, null_low, null_high (of an AUROC of nothing), p_value,
        mutual_information, n. Concepts of which a half has fewer than `LEAST` images of a kind
        are left out.
    """
    first, second = ranks(discovery, labels[0]), ranks(held_out, labels[1])
    counts = [first.positives, first.negatives, second.positives, second.negatives]
    usable = np.min(counts, axis=0) >= LEAST
    nothing: dict[str, Any] = {"concept": "", "discovery": np.nan, "n": 0}
    if not usable.any():
        return pd.DataFrame([nothing] * discovery.shape[1]).assign(
            **dict.fromkeys(
                ["estimate", "ci_low", "ci_high", "null_low", "null_high", "p_value",
                 "mutual_information"], np.nan,
            )
        )  # fmt: skip
    size = np.where(usable, np.abs(np.nan_to_num(first.auroc, nan=0.5) - 0.5), -1)
    best = size.argmax(1)
    p_values = second.p_values()
    information = mutual_information(held_out, labels[1])
    rows = []
    for unit, concept in enumerate(best):
        known = ~np.isnan(labels[1][:, concept])
        low, high = auroc_interval(held_out[known, unit], labels[1][known, concept] > 0)
        reach = 1.96 * second.deviation[unit, concept]
        rows.append(
            {
                "concept": concepts[concept],
                "discovery": first.auroc[unit, concept],
                "estimate": second.auroc[unit, concept],
                "ci_low": low,
                "ci_high": high,
                "null_low": 0.5 - reach,
                "null_high": 0.5 + reach,
                "p_value": p_values[unit, concept],
                "mutual_information": information[unit, concept],
                "n": int(known.sum()),
            }
        )
    return pd.DataFrame(rows)
