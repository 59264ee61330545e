"""Counterparts of units in the same subject trained with another seed."""

import numpy as np
import pandas as pd

LEAST = 0.5  # correlation that a counterpart has at least


def correlations(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return Pearson's correlation of every row of one matrix with every row of another, [U, V].

    0 where a row does not vary.

    Args:
        first: [U, D].
        second: [V, D].
    """

    def standard(rows: np.ndarray) -> np.ndarray:
        centred = rows - rows.mean(1, keepdims=True)
        size = np.linalg.norm(centred, axis=1, keepdims=True)
        return np.where(size > 1e-9, centred / np.maximum(size, 1e-9), 0.0)

    found: np.ndarray = standard(first) @ standard(second).T
    return found


def counterparts(similarity: np.ndarray) -> pd.DataFrame:
    """Return the best match of each unit of the first network in the second.

    Units are counterparts if each is the other's best match, and alike by `LEAST` or more. A
    unit of a layer of U may be the best match of several; asking it of both sides leaves at most
    one pair a unit.

    Args:
        similarity: [U, V].

    Returns:
        A row a unit: unit, match, similarity, counterpart.
    """
    match, back = similarity.argmax(1), similarity.argmax(0)
    units = np.arange(len(similarity))
    best = similarity[units, match]
    return pd.DataFrame(
        {
            "unit": units,
            "match": match,
            "similarity": best,
            "counterpart": (back[match] == units) & (best >= LEAST),
        }
    )
