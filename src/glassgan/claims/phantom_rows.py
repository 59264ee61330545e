"""What pictures and directions of phantoms say of pixels and of planted directions, as rows."""

import itertools
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan.phantoms import layout


def of_pixels(
    subject: str, epoch: int, methods: Sequence[str], maps: np.ndarray
) -> Iterable[dict[str, Any]]:
    """Yield a row for each pixel and method: the size of its mean attribution.

    Args:
        subject: the phantom.
        epoch: of its checkpoint.
        methods: names of the maps.
        maps: of real and of generated images, [M, 2, H, W].
    """
    sizes = np.abs(maps).mean(1)
    for method, size in zip(methods, sizes, strict=True):
        for place in itertools.product(*map(range, size.shape)):
            yield {
                **_shared(subject, epoch, "mean map", method),
                "layer": "pixels",
                "target": f"{place}",
                "estimate": float(size[place]),
            }


def of_directions(
    subject: str, epoch: int, table: pd.DataFrame, vectors: np.ndarray
) -> Iterable[dict[str, Any]]:
    """Yield a row for each planted direction and method: how near a direction comes that it finds.

    A method that is given concepts must find the direction of a concept under its name. Of the
    others, and of idle directions, the nearest counts.

    Args:
        subject: the phantom, one of `layout.OBLIQUE` or `layout.TAUGHT`.
        epoch: of its checkpoint.
        table: directions.parquet: method, concept and whether it was trained on it, a row each.
        vectors: [K, D].
    """
    taught = layout.TAUGHT.get(subject)
    turned = (0, layout.OBLIQUE[subject]) if taught is None else (taught, taught)
    names, planted = layout.directions(*turned)
    cosines = np.abs(_unit(vectors) @ _unit(planted).T)
    for method, rows in table.reset_index(drop=True).groupby("method", sort=False):
        for number, name in enumerate(names):
            own = rows[rows["concept"] == name] if rows["trained"].any() else rows
            those = rows if name.startswith("idle") else own
            if len(those):
                yield {
                    **_shared(subject, epoch, "cosine", str(method)),
                    "layer": "latent",
                    "target": name,
                    "estimate": float(cosines[those.index, number].max()),
                }


def _shared(subject: str, epoch: int, analysis: str, method: str) -> dict[str, Any]:
    return {"subject": subject, "epoch": epoch, "analysis": analysis, "intervention": method}


def _unit(vectors: np.ndarray) -> np.ndarray:
    found: np.ndarray = vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
    return found
