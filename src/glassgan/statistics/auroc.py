"""The area under the ROC curve: probability that a positive lies above a negative.

Ties count half, everywhere: areas come from sums of average ranks, their variance from placements,
which are differences of average ranks, and the law without an effect has the correction for ties.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.special import expit, logit, ndtr
from scipy.stats import rankdata

LEAST = 10  # images of each kind, in each half, without which nothing is said of a concept


def auroc(scores: np.ndarray, positive: np.ndarray) -> float:
    """Return the probability that a positive scores higher than a negative; ties count half.

    nan where a score is nan: such a score has no place among the others.

    Args:
        scores: [N].
        positive: bool [N], with at least one of each kind.
    """
    positives = int(positive.sum())
    return float(of_sums(rankdata(scores)[positive].sum(), positives, len(scores) - positives))


def of_sums(sums: Any, positives: Any, negatives: Any) -> Any:
    """Return AUROCs from the sums of the average ranks of positives, numbers or arrays."""
    return (sums - positives * (positives + 1) / 2) / (positives * negatives)


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

    def band(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the ends of the middle 95 % of AUROCs without an effect, [U, K] each."""
        return 0.5 - 1.96 * self.deviation, 0.5 + 1.96 * self.deviation

    def p_values(self) -> np.ndarray:
        """Return the two-sided p-value of each AUROC in the normal limit, [U, K].

        With the correction for continuity, half a pair, as `p_value` has it. 1 where the unit does
        not vary, nan where the label does not.
        """
        with np.errstate(invalid="ignore", divide="ignore"):
            half = 0.5 / (self.positives * self.negatives)
            z = (np.abs(self.auroc - 0.5) - half) / self.deviation
        p = np.minimum(2 * ndtr(-z), 1.0)
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
        auroc[:, columns] = of_sums(above, p, q)
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
    """Return the 95 % intervals of AUROCs, see `interval`; nan where a value is.

    Args:
        values: of units, [N, U].
        positive: bool [N], at least two of each kind.

    Returns:
        Lower and upper ends, [U] each.
    """
    return of_placements(*placements(values, positive))


def of_placements(of_x: np.ndarray, of_y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % intervals of the AUROCs of placements [P, ...] and [N − P, ...]."""
    return interval(of_x.mean(0), variance(of_x, of_y), len(of_x), len(of_y))


def variance(of_x: np.ndarray, of_y: np.ndarray) -> Any:
    """Return the variance that placements [P, ...] and [N − P, ...] give their AUROC, [...]."""
    return of_x.var(0, ddof=1) / len(of_x) + of_y.var(0, ddof=1) / len(of_y)


def p_value(first: np.ndarray, second: np.ndarray, alternative: str = "two-sided") -> float:
    """Return the p-value of "first [M] and second [N] have one law" (Mann and Whitney 1947).

    Exact for eight of a kind or fewer without ties, else in the normal limit with the corrections
    for ties and continuity. 1 where all are the same, nan where a value is.

    Args:
        first: values.
        second: others, independent of these.
        alternative: "two-sided", or "greater" where the first tend to be.
    """
    from scipy.stats import mannwhitneyu

    if np.isnan(first).any() or np.isnan(second).any():
        return float("nan")
    return float(np.nan_to_num(mannwhitneyu(first, second, alternative=alternative).pvalue, nan=1))


def tested(values: np.ndarray, positive: np.ndarray) -> dict[str, float]:
    """Return an AUROC with interval, null and p-value as columns of effects; nan where a value is.

    The null is that of Mann and Whitney 1947, for two equal distributions.

    Args:
        values: [N].
        positive: bool [N], at least two of each kind.
    """
    found = ranks(values[:, None], positive[:, None].astype(float))
    numbers = (found.auroc, *auroc_intervals(values[:, None], positive), *found.band())
    names = ("estimate", "ci_low", "ci_high", "null_low", "null_high")
    row = {name: float(number.item()) for name, number in zip(names, numbers, strict=True)}
    return row | {"p_value": p_value(values[positive], values[~positive])}


def interval(
    estimate: Any, variance: Any, positives: Any, negatives: Any
) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % intervals of areas under ROC curves, numbers or arrays.

    The wider of two on each side, since each alone covers too rarely somewhere. On the logit scale
    with the variance of DeLong, DeLong and Clarke-Pearson 1988: right in large samples, but too
    narrow for few positives near 0 and 1, where all of them may lie on one side and nothing
    varies. Newcombe's "method 5" (2006, "Confidence intervals for an effect size measure based on
    the Mann-Whitney statistic", part 2): a score interval with the variance that an area has at
    its own ends (Hanley and McNeil 1982), right for few and never of width zero, but too narrow
    where positives spread more than negatives.

    Args:
        estimate: the areas, in [0, 1].
        variance: of each, as DeLong et al. have it.
        positives: how many there are.
        negatives: how many there are.

    Returns:
        Lower and upper ends; nan where the estimate is.
    """
    z = 1.959964
    estimate, variance = np.asarray(estimate, dtype=float), np.asarray(variance, dtype=float)
    pairs = np.multiply(positives, negatives)
    # half a pair more on each side, so that no estimate is at an end of the scale
    inside = (estimate * pairs + 0.5) / (pairs + 1)
    reach = z * np.sqrt(variance) / (inside * (1 - inside))
    low, high = expit(logit(inside) - reach), expit(logit(inside) + reach)
    half = (np.add(positives, negatives) - 2) / 2

    def covered(area: np.ndarray) -> np.ndarray:
        spread = 1 + half * (1 - area) / (2 - area) + half * area / (1 + area)
        found: np.ndarray = np.square(area - estimate) <= z**2 * area * (1 - area) * spread / pairs
        return found

    for end in (0.0, 1.0):
        near, far = estimate, np.full_like(estimate, end)
        for _ in range(50):  # halvings, down to the last bit
            middle = (near + far) / 2
            near = np.where(covered(middle), middle, near)
            far = np.where(covered(middle), far, middle)
        low = np.minimum(low, near) if end == 0 else low
        high = np.maximum(high, near) if end == 1 else high
    return np.minimum(low, estimate), np.maximum(high, estimate)
