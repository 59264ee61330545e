"""How good the judge is: accuracy, calibration, confusion."""

import numpy as np
import pandas as pd

from glassgan.concepts import CLASSES

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
    return pd.DataFrame(rows)


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
    pairs = [(label, verdict) for label in range(CLASSES) for verdict in range(-1, CLASSES)]
    counts = [int(((labels == label) & (judged == verdict)).sum()) for label, verdict in pairs]
    table = pd.DataFrame(pairs, columns=["label", "judged"])
    table["n"] = counts
    return table
