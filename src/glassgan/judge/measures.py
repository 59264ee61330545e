"""How good the judge is: accuracy, calibration, confusion."""

import numpy as np
import pandas as pd

from glassgan.judge.network import CLASSES


def calibration(confidence: np.ndarray, correct: np.ndarray, bins: int) -> pd.DataFrame:
    """Return, for bins of equal count, the mean confidence and the accuracy.

    Args:
        confidence: [N] in [0, 1].
        correct: bool [N].
        bins: how many.

    Returns:
        Columns bin, confidence, accuracy, n.
    """
    order = np.argsort(confidence, kind="stable")
    rows = [
        {
            "bin": number,
            "confidence": float(confidence[part].mean()),
            "accuracy": float(correct[part].mean()),
            "n": len(part),
        }
        for number, part in enumerate(np.array_split(order, bins))
        if len(part)
    ]
    return pd.DataFrame(rows)


def expected_calibration_error(table: pd.DataFrame) -> float:
    """Return Σ n/N · |accuracy − confidence| over the bins (Naeini et al. 2015)."""
    gap = (table["accuracy"] - table["confidence"]).abs()
    return float((gap * table["n"]).sum() / table["n"].sum())


def confusion(labels: np.ndarray, judged: np.ndarray) -> pd.DataFrame:
    """Return the counts of every pair of true label and judged label.

    Columns label, judged, n; judged is −1 where the judge abstains.
    """
    pairs = [(label, verdict) for label in range(CLASSES) for verdict in range(-1, CLASSES)]
    counts = [int(((labels == label) & (judged == verdict)).sum()) for label, verdict in pairs]
    table = pd.DataFrame(pairs, columns=["label", "judged"])
    table["n"] = counts
    return table
