"""Inserting a unit at a chosen place, and what it does there, by what is there already."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan.concepts import LIGHT
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.judge.appearance import luma_of
from glassgan.judge.maps import THING
from glassgan.layers.downstream import Downstream
from glassgan.statistics import columns

GRID = 3  # places a side
GROUNDS = (f"on a {THING}", f"on no {THING}") if DATA.stroked else ("on something", "on the ground")
UNIT = "share of full ink" if DATA.stroked else "level"


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

    Or the brightness, where images show no strokes. As Bau et al. 2019, sec. 4.4, insert doors:
    the same insertion does different things on different ground, so the effect is given for the
    places where the image shows something (a stroke, or foreground) and for those where it does
    not. The latents are those of the bank; the interval is over latents, each of which counts once
    with the mean over its places.

    Args:
        place: held-out latents at a layer with places, values [N, C, H, W].
        units: which.
        maps: bool [N, H, W]; that of `THING` is used.
        layer: its name.

    Returns:
        Rows of an effects table; concepts "ink at the place, on a stroke" and "…, on no stroke",
        or "brightness at the place, on something" and "…, on the ground".
    """
    values = place.values
    height, width = values.shape[2:]
    high = values.transpose(0, 1).flatten(1).quantile(0.99, dim=1)
    spots = grid(height, width)
    windows = [window(spot, height, width) for spot in spots]
    thing = torch.from_numpy(maps[THING])
    # [places, N]: whether there is something under the middle of the place
    middles = [((w[0].start + w[0].stop) // 2, (w[1].start + w[1].stop) // 2) for w in windows]
    ground = torch.stack([thing[:, row, column] for row, column in middles])
    rows = []
    for unit in units:
        changes = []
        for (row, column), (ys, xs) in zip(spots, windows, strict=True):
            changed = values.clone()
            changed[:, unit, row, column] = high[unit]
            images = place.draw(changed, place.latents)
            changes.append((luma_of(images - place.images)[:, ys, xs] / 2).mean((1, 2)))
        change = torch.stack(changes)
        for words, there in zip(GROUNDS, (ground, ~ground), strict=True):
            means = _mean_where(change, there)
            rows.append(
                {
                    "analysis": "unit_insertion",
                    "layer": layer,
                    "target": str(unit),
                    "intervention": "high at a place",
                    "concept": f"{LIGHT} at the place, {words}",
                    "group": words,
                    **_mean(means),
                    "unit_of_measure": UNIT,
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
