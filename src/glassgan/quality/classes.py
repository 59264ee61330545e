"""Which classes a generator draws, as far as the judge can tell."""

import numpy as np
import pandas as pd

from glassgan.concepts import CLASSES

# A run trains when at least all classes but one hold at least 2 % of the judged samples each.
SHARE_OF_A_CLASS = 0.02
CLASSES_TO_TRAIN = CLASSES - 1


def confusion_matrix(table: pd.DataFrame) -> np.ndarray:
    """Return how the judge labels the images of each class that it accepts, rows that add up to 1.

    Args:
        table: counts with the columns label, judged (−1: abstains) and n.

    Returns:
        [K, K], a row a true class; nothing without labels. A class of which it accepts no image is
        taken to be labelled right, since nothing else is known.
    """
    accepted = table[table["judged"] >= 0]
    counts = accepted.pivot(index="label", columns="judged", values="n").to_numpy(dtype=float)
    totals = counts.sum(1, keepdims=True)
    return np.where(totals > 0, counts / np.maximum(totals, 1), np.eye(len(counts)))


def corrected(classes: np.ndarray, confusion: np.ndarray) -> np.ndarray:
    """Return the shares of the classes among accepted images, corrected for the judge's errors.

    The shares p of which the judge would make the labels that it gave, confusionᵀ p = observed,
    by least squares without negative entries, scaled to the sum 1. Saerens et al. 2002,
    "Adjusting the outputs of a classifier to new a priori probabilities"; Lipton et al. 2018,
    "Detecting and correcting for label shift with black box predictors".

    Args:
        classes: as judged, −1 where the judge abstains, int [N].
        confusion: [10, 10], as `confusion_matrix` gives it.

    Returns:
        [10]; nan where no image is accepted, and where real images never get the labels given.
    """
    from scipy.optimize import nnls

    accepted = classes[classes >= 0]
    if len(accepted) == 0:
        return np.full(len(confusion), np.nan)
    observed = np.bincount(accepted, minlength=len(confusion)) / len(accepted)
    shares, _ = nnls(confusion.T, observed)
    return shares / shares.sum() if shares.any() else np.full(len(confusion), np.nan)


def total_variation(shares: np.ndarray, others: np.ndarray) -> float:
    """Return half the sum of the absolute differences of two histograms of shares."""
    return float(np.abs(shares - others).sum() / 2)


def effective_modes(shares: np.ndarray) -> float:
    """Return exp(entropy) of shares: of how many equal classes the entropy would be."""
    return float(np.exp(-(shares * np.log(np.where(shares > 0, shares, 1))).sum()))


def drawn(classes: np.ndarray) -> int:
    """Return how many classes hold at least 2 % of the images each, as judged, int [N]."""
    counts = np.bincount(classes[classes >= 0])
    return int((counts >= SHARE_OF_A_CLASS * len(classes)).sum())
