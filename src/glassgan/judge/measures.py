"""How good the judge is: accuracy, calibration, confusion."""

import numpy as np
import pandas as pd

from glassgan.concepts import CLASSES
from glassgan.statistics import intervals

BINS = 10


def calibration(confidence: np.ndarray, correct: np.ndarray) -> pd.DataFrame:
    """Return, for bins of equal width, the mean confidence and the accuracy.

    Args:
        confidence: [N] in [0, 1].
        correct: bool [N].

    Returns:
        Columns bin, confidence, accuracy, n; empty bins are left out. The bin of images without
        a confidence (nan) is −1.
    """
    place = np.minimum(np.nan_to_num(confidence * BINS, nan=-1).astype(int), BINS - 1)
    rows = [
        {
            "bin": number,
            "confidence": float(confidence[place == number].mean()),
            "accuracy": float(correct[place == number].mean()),
            "n": int((place == number).sum()),
        }
        for number in np.unique(place)
    ]
    return pd.DataFrame(rows, columns=["bin", "confidence", "accuracy", "n"])


def expected_calibration_error(table: pd.DataFrame) -> float:
    """Return Σ n/N · |accuracy − confidence| over the bins (Naeini et al. 2015).

    nan where an image has no confidence.
    """
    gap = (table["accuracy"] - table["confidence"]).abs()
    return float((gap * table["n"]).sum(skipna=False) / table["n"].sum())


def confusion(labels: np.ndarray, judged: np.ndarray) -> pd.DataFrame:
    """Return the counts of every pair of true label and judged label.

    Columns label, judged, n; judged is −1 where the judge abstains.
    """
    counts = _counts(labels, judged)
    table = pd.DataFrame(np.argwhere(counts >= 0), columns=["label", "judged"])
    table["judged"] -= 1
    table["n"] = counts.ravel()
    return table


def confused(labels: np.ndarray, judged: np.ndarray) -> pd.DataFrame:
    """Return which pairs of classes are taken for one another, the most often confused first.

    Args:
        labels: true, [N].
        judged: the class that is most probable to the judge, whether or not it abstains, [N].

    Returns:
        A row for each pair that was confused at all: first and second, the classes; first_as_second
        and second_as_first, how many images of one were taken for the other; n, the images of both;
        estimate, the share of these that were, with the ends of Wilson's interval, ci_low, ci_high.
    """
    counts = _counts(labels, judged)[:, 1:]
    of_class = np.bincount(labels, minlength=CLASSES)
    both = np.triu(counts + counts.T, 1)
    first, second = np.nonzero(both)
    n = of_class[first] + of_class[second]
    share = both[first, second] / n
    low, high = intervals.wilson(share, n)
    table = pd.DataFrame(
        {
            "first": first,
            "second": second,
            "first_as_second": counts[first, second],
            "second_as_first": counts[second, first],
            "n": n,
            "estimate": share,
            "ci_low": low,
            "ci_high": high,
        }
    )
    return table.sort_values("estimate", ascending=False, kind="stable", ignore_index=True)


def _counts(labels: np.ndarray, judged: np.ndarray) -> np.ndarray:
    """Return how often each label, a row, is judged as each class; the first column: as none."""
    place = labels.astype(np.int64) * (CLASSES + 1) + judged + 1
    return np.bincount(place, minlength=CLASSES * (CLASSES + 1)).reshape(CLASSES, CLASSES + 1)
