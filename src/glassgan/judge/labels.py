"""What the judge says of images, as labels that are known or not."""

import numpy as np

from glassgan.concepts import CLASSES


def class_labels(classes: np.ndarray, count: int = CLASSES) -> np.ndarray:
    """Return 1 for the class that the judge names, 0 for others, nan where it abstains, [N, K]."""
    labels = (classes[:, None] == np.arange(count)).astype(np.float64)
    labels[classes < 0] = np.nan
    return labels


def high_labels(values: np.ndarray, thresholds: np.ndarray) -> np.ndarray:
    """Return 1 where a number is above its threshold, 0 where not, nan where it is nan, [N, K].

    Args:
        values: measured concepts [N, K].
        thresholds: one a concept, found on other images.
    """
    return np.where(np.isnan(values), np.nan, (values > thresholds).astype(np.float64))
