"""What the figures of the discriminator share."""

from collections.abc import Sequence

import matplotlib
import numpy as np
import pandas as pd

from glassgan.report import style, units

EDGES = "edge detector"  # as in `glassgan.attribution.methods`, which needs torch
RANDOM = "random order"
FAILED = "✗"  # before the name of a method that fails


def of_run(effects: pd.DataFrame, name: str, seed: int) -> pd.DataFrame:
    """Return the rows of gathered effects that belong to one run."""
    own = (effects["subject"] == name) & (effects["seed"] == seed)
    return effects[own].reset_index(drop=True)


def colours(methods: Sequence[str]) -> dict[str, str]:
    """Return the colour of each method of attribution; grey for the planted one."""
    others = [name for name in methods if name != EDGES]
    found = {name: style.PALETTE[n % len(style.PALETTE)] for n, name in enumerate(others)}
    return found | {EDGES: style.GREY}


def signed_sheet(maps: np.ndarray, faded: Sequence[bool], gap: int) -> np.ndarray:
    """Lay maps [R, C, 28, 28] out in colours, zero white, each on its own scale.

    Args:
        maps: of both signs.
        faded: which columns stand on grey.
        gap: pixels between maps.

    Returns:
        RGB, [H, W, 3].
    """
    tiles = [[units.on_own_scale(tile.astype(float)) for tile in row] for row in maps]
    scaled = units.mosaic(tiles, gap)
    colour = matplotlib.colormaps["RdBu_r"]((scaled + 1) / 2)[..., :3]
    colour[np.isnan(scaled)] = 1.0
    for column, grey in enumerate(faded):
        if grey:
            start = column * (28 + gap)
            place = slice(max(start - gap // 2, 0), start + 28 + gap // 2)
            colour[:, place] = 0.55 * colour[:, place] + 0.45 * 0.72
    sheet: np.ndarray = colour
    return sheet
