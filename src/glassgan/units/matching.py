"""Counterparts of units in the same subject trained with another seed.

By what they do to the image. Values on the same latents say nothing: each seed learns what an axis
of its latents means for itself, so that equal latents are not equal inputs, and no unit could have
a counterpart by them.
"""

from collections.abc import Mapping

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


def matches(
    first: Mapping[str, np.ndarray], second: Mapping[str, np.ndarray], *, kind: str
) -> pd.DataFrame:
    """Match the units of every layer of two networks.

    Args:
        first: a signature of each unit, by layer, [U, D].
        second: the same of the other network.
        kind: which networks they are.

    Returns:
        A row a unit: layer, kind, and the columns of `counterparts`.
    """
    tables = [
        counterparts(correlations(first[layer], second[layer])).assign(layer=layer)
        for layer in first
    ]
    return pd.concat([no_matches(), *tables], ignore_index=True).assign(kind=kind)


def no_matches() -> pd.DataFrame:
    """Return a table of matches without rows, as of a network without units."""
    columns = {"unit": "int64", "match": "int64", "similarity": "float64", "counterpart": "bool"}
    frame = pd.DataFrame(columns=[*columns, "layer"])
    return frame.astype(columns | {"layer": "str"})


def mixed(signatures: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return the signatures [U, D] that random directions in place of the units would have.

    To first order an effect is linear in the change of the layer, so that a Haar-random rotation
    of the units gives the effects of a random basis of the same layer: what of a match is due to
    the units and not to the space that they span.
    """
    from scipy.stats import ortho_group

    units = len(signatures)
    rotation = ortho_group.rvs(units, random_state=rng) if units > 1 else np.eye(1)
    found: np.ndarray = (rotation @ signatures).astype(signatures.dtype)
    return found


def pictures(sweep: Mapping[str, np.ndarray], kind: str) -> dict[str, np.ndarray]:
    """Return what the ablation of each unit changes in the mean image, by layer, [U, P].

    Args:
        sweep: the tensors that `scripts/units/effects.py` writes.
        kind: "trained" or "untrained".
    """
    start = f"{kind}.pictures."
    return {
        name.removeprefix(start).partition(".")[2]: value.reshape(len(value), -1).astype(np.float32)
        for name, value in sorted(sweep.items())
        if name.startswith(start)
    }
