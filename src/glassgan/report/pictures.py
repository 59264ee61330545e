"""Pictures in figures: sheets and strips of images, and their labels."""

from collections.abc import Sequence

import matplotlib
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.data import DATA
from glassgan.report import style

GAP = 2  # pixels between pictures
WIDE, HIGH = DATA.width + GAP, DATA.height + GAP
EMPTY = "#EDEDED"  # of a cell without a value
SHADES = 60  # of each sign in a signed sheet: no more colours than a small picture has


def of(images: np.ndarray) -> np.ndarray:
    """Return images [..., C, H, W] as pictures, [..., H, W] of one channel."""
    return images.squeeze(-3) if DATA.channels == 1 else images


def signed_sheet(maps: np.ndarray, faded: Sequence[bool], gap: int) -> np.ndarray:
    """Lay maps [R, C, H, W] out in colours, zero white, each on its own scale.

    Args:
        maps: of both signs.
        faded: which columns stand on grey.
        gap: pixels between maps.

    Returns:
        RGB, [H, W, 3].
    """
    tiles = [[on_own_scale(tile.astype(float)) for tile in row] for row in maps]
    scaled = np.round(mosaic(tiles, gap) * SHADES) / SHADES
    colour = matplotlib.colormaps["RdBu_r"]((scaled + 1) / 2)[..., :3]
    colour[np.isnan(scaled)] = 1.0
    for column, grey in enumerate(faded):
        if grey:
            start = column * (DATA.width + gap)
            place = slice(max(start - gap // 2, 0), start + DATA.width + gap // 2)
            colour[:, place] = 0.55 * colour[:, place] + 0.45 * 0.72
    sheet: np.ndarray = colour
    return sheet


def strip(fig: Figure, left: float, top: float, tile: float, images: np.ndarray) -> Axes:
    """Show images [R, S, H, W] in R rows, each picture `tile` inches wide, as one picture."""
    rows, columns = images.shape[:2]
    ax = style.axes_at(fig, left, top, columns * tile, rows * tile)
    style.picture(ax, mosaic(list(images.astype(float)), GAP, empty=DATA.ground), aspect="auto")
    return ax


def middles(ax: Axes, count: int, labels: Sequence[str], rows: bool = False) -> None:
    """Label the columns (or the rows) of a strip, at the middles of its pictures."""
    step, size = (HIGH, DATA.height) if rows else (WIDE, DATA.width)
    places = [step * number + (size - 1) / 2 for number in range(count)]
    (ax.set_yticks if rows else ax.set_xticks)(places, labels)
    ax.tick_params(length=0, pad=2)


def below_strip(ax: Axes, count: int) -> None:
    """Give axes of the width of a strip the numbers of its pictures, from 0, as places."""
    reach = DATA.width / 2 / WIDE
    ax.set_xlim(-reach, count - 1 + reach)


def letter(fig: Figure, left: float, top: float, which: str) -> None:
    """Write the letter by which a caption names a panel, at a place in inches."""
    style.words_at(fig, left, top, which, fontweight="bold", fontsize=9)


def mosaic(
    tiles: Sequence[Sequence[np.ndarray]], gap: int = 2, empty: float = np.nan
) -> np.ndarray:
    """Put tiles [H, W] or [C, H, W] into one picture, a row a row, with gaps of `empty`.

    Args:
        tiles: rows of tiles; short rows end with nothing.
        gap: pixels between tiles.
        empty: value of what is no tile.
    """
    high, wide = DATA.height + gap, DATA.width + gap
    columns = max((len(row) for row in tiles), default=0)
    size = max(len(tiles), 1) * high - gap, max(columns, 1) * wide - gap
    channels = next((tile.shape[:-2] for row in tiles for tile in row), ())
    picture = np.full((*channels, *size), float(empty))
    for r, row in enumerate(tiles):
        for c, tile in enumerate(row):
            top, left = r * high, c * wide
            picture[..., top : top + DATA.height, left : left + DATA.width] = tile
    return picture


def on_own_scale(picture: np.ndarray) -> np.ndarray:
    """Divide a picture of both signs by its largest size, so that it lies in [−1, 1], [H, W]."""
    picture = style.flat(picture)
    found: np.ndarray = picture / (float(np.abs(picture).max()) or 1.0)
    return found
