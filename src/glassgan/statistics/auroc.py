"""The area under the ROC curve: probability that a positive lies above a negative."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr
from scipy.stats import rankdata

from glassgan.statistics import intervals

LEAST = 10  # images of each kind, in each half, without which nothing is said of a concept


def auroc(scores: np.ndarray, positive: np.ndarray) -> float:
    """Return the probability that a positive scores higher than a negative; ties count half.

    nan where a score is nan: such a score has no place among the others.

    Args:
        scores: [N].
        positive: bool [N], with at least one of each kind.
    """
    if np.isnan(scores).any():
        return float("nan")
    negatives = np.sort(scores[~positive])
    below = np.searchsorted(negatives, scores[positive], "left")
    not_above = np.searchsorted(negatives, scores[positive], "right")
    return float((below + not_above).mean() / (2 * len(negatives)))


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
