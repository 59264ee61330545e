"""Inserting a unit at a chosen place, and what it does there, by what is there already."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.layers.downstream import Downstream
from glassgan.statistics import columns

GRID = 3  # places a side


def grid(height: int, width: int) -> list[tuple[int, int]]:
    """Return the centres of `GRID` × `GRID` equal parts of a layer's map, as row and column."""
    rows = [int((k + 0.5) * height / GRID) for k in range(GRID)]
    columns = [int((k + 0.5) * width / GRID) for k in range(GRID)]
    return [(row, column) for row in rows for column in columns]


def window(place: tuple[int, int], height: int, width: int) -> tuple[slice, slice]:
    """Return the pixels that lie under one place of a layer's map, and one place around it."""
    result = []
    for at, size, pixels in zip(place, (height, width), DATA.shape[1:], strict=True):
        step = pixels / size
        first, last = int((at - 1) * step), int(np.ceil((at + 2) * step))
        result.append(slice(max(first, 0), min(last, pixels)))
    return result[0], result[1]


@torch.no_grad()
def insertions(
    place: Downstream, units: Sequence[int], maps: Mapping[str, np.ndarray], *, layer: str
) -> list[dict[str, Any]]:
    """Set each unit to its 99 % quantile at one place of its map; measure the ink there.

    As Bau et al. 2019, sec. 4.4, insert doors: the same insertion does different things on
    different ground, so the effect is given for the places where the image has a stroke and for
    those where it has none. The latents are those of the bank; the interval is over latents, each
    of which counts once with the mean over its places.

    Args:
        place: held-out latents at a layer with places, values [N, C, H, W].
        units: which.
        maps: bool [N, 28, 28]; "stroke" is used.
        layer: its name.

    Returns:
        Rows of an effects table; concepts "ink at the place, on a stroke" and "…, on no stroke".
    """
    values = place.values
    height, width = values.shape[2:]
    high = values.transpose(0, 1).flatten(1).quantile(0.99, dim=1)
    spots = grid(height, width)
    windows = [window(spot, height, width) for spot in spots]
    stroke = torch.from_numpy(maps["stroke"])
    # [places, N]: whether there is a stroke under the middle of the place
    middles = [((w[0].start + w[0].stop) // 2, (w[1].start + w[1].stop) // 2) for w in windows]
    ground = torch.stack([stroke[:, row, column] for row, column in middles])
    rows = []
    for unit in units:
        changes = []
        for (row, column), (ys, xs) in zip(spots, windows, strict=True):
            changed = values.clone()
            changed[:, unit, row, column] = high[unit]
            images = place.draw(changed, place.latents)
            changes.append(((images - place.images)[:, 0, ys, xs] / 2).mean((1, 2)))
        change = torch.stack(changes)
        for words, there in (("on a stroke", ground), ("on no stroke", ~ground)):
            means = _mean_where(change, there)
            rows.append(
                {
                    "analysis": "unit_insertion",
                    "layer": layer,
                    "target": str(unit),
                    "intervention": "high at a place",
                    "concept": f"ink at the place, {words}",
                    "group": words,
                    **_mean(means),
                    "unit_of_measure": "share of full ink",
                    "split": "held-out",
                }
            )
    return rows


def _mean_where(change: Tensor, there: Tensor) -> np.ndarray:
    """Return the mean over the places that count, of each latent that has some."""
    counts = there.sum(0)
    sums = (change * there).sum(0)
    found: np.ndarray = (sums / counts)[counts > 0].double().numpy()
    return found


def _mean(values: np.ndarray) -> dict[str, Any]:
    if len(values) < 2:
        return {**no_estimate("too few places"), "n": len(values)}
    return columns.mean(values)
