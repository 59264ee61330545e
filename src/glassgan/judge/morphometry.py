"""Morphometry: how thick, long, slanted, wide, high and connected the stroke of a digit is.

After Castro, Tan, Kainz, Konukoglu and Glocker 2019, "Morpho-MNIST: Quantitative assessment and
diagnostics for representation learning", JMLR 20. As there, an image is enlarged four times, made
binary and skeletonised. Four things are otherwise:

- The threshold is fixed, by default the middle of what a pixel may be, and not the middle between
  the darkest and the brightest pixel of the image. The two agree on MNIST, whose digits use the
  full range. A generator also makes nearly plain images, whose noise the latter would enlarge to
  strokes, and a single bright speck would move it.
- Specks are removed before anything of the stroke is measured. A generator without convolutions
  scatters them; one in a corner would double the width, and each would add to the length.
- Moments and extents are of the binary stroke, not of the grey image, so that specks and a
  background that is not quite black have no say.
- The skeleton is that of Zhang and Suen 1984, which has fewer spurs than the medial axis, and a
  diagonal step counts only where no pair of straight steps joins the same pixels.
"""

from collections.abc import Iterator
from functools import cache

import numpy as np
import pandas as pd
from scipy import ndimage
from skimage import morphology

from glassgan.concepts import MORPHOMETRY
from glassgan.data import DATA

FACTOR = 4  # by which images are enlarged
SPECK = 6.0  # pixels; a part of smaller area is no part of the stroke
HOLE = 0.5  # pixels; what is enclosed but smaller is a gap between two touching lines
TRIMMED = 0.02  # of the stroke, half on either side, lies outside width and height
BLOCK = 256  # images enlarged at a time: 13 megabytes

CONCEPTS = tuple(MORPHOMETRY)

EIGHT = np.ones((3, 3), dtype=bool)  # a pixel touches all eight around it


def stroke(images: np.ndarray, *, level: float = 0.0) -> pd.DataFrame:
    """Measure the stroke of every image.

    Args:
        images: float [N, 28, 28] in [−1, 1], background −1.
        level: what is above belongs to the stroke.

    Returns:
        A row an image, float64, in pixels of the image. Of the stroke:

        - area.
        - length: of the skeleton, a diagonal step being √2. It ends half a thickness before the
          stroke does.
        - thickness: twice the mean distance from the skeleton to the background. The frame of the
          image counts as background.
        - slant: degrees by which the upright is sheared, from second moments; positive where the
          top leans to the right, as in "/".
        - width, height: of the parallelogram with horizontal bases and this slant that holds all
          but `TRIMMED` of the stroke.
        - holes: regions of at least `HOLE` that the stroke encloses (touching at corners does not
          join two of them). Parts minus holes is the Euler number.
        - parts: connected parts, touching at corners included, of at least `SPECK`.

        Of the whole image, specks and grey included:

        - ink: Σ (x + 1) / 2.
        - centre_x, centre_y: its centre of mass from the centre of the image, x to the right, y
          down.

        An image without a stroke has area, length, holes and parts 0, and nan elsewhere; so has
        one that is above the level everywhere, since a stroke needs a background. The centre is
        nan only where there is no ink. All is nan for an image that has a nan.
    """
    rows = [_measured(mask) for mask in binary(images, level)]
    of_stroke = [name for name in CONCEPTS if name not in ("ink", "centre_x", "centre_y")]
    table = pd.DataFrame(rows, columns=of_stroke, dtype=float)
    ink = (images.astype(float) + 1) / 2
    down, across = (np.arange(size) - (size - 1) / 2 for size in DATA.shape[1:])
    table.loc[np.isnan(images).any((1, 2))] = np.nan
    table["ink"] = ink.sum((1, 2))
    mass = table["ink"].where(table["ink"] > 0)
    table["centre_x"] = (ink @ across).sum(1) / mass
    table["centre_y"] = (down @ ink).sum(1) / mass
    return table


def binary(images: np.ndarray, level: float = 0.0) -> Iterator[np.ndarray]:
    """Yield the stroke of each image without its specks, bool [112 + 2, 112 + 2].

    Enlarged `FACTOR` times, with a margin of one pixel of background.

    Args:
        images: float [N, 28, 28] in [−1, 1].
        level: what is above belongs to the stroke.
    """
    DATA.require("morphometry", grey=True, strokes=True)
    down, across = map(_enlarging, DATA.shape[1:])
    for start in range(0, len(images), BLOCK):
        block = images[start : start + BLOCK].astype(np.float32)
        above = np.pad(down @ block @ across.T > level, ((0, 0), (1, 1), (1, 1)))
        for mask in above:
            yield _without_specks(mask)


def reduced(mask: np.ndarray) -> np.ndarray:
    """Return the share of every pixel that an enlarged mask with a margin covers, [28, 28]."""
    return mask[1:-1, 1:-1].reshape(DATA.height, FACTOR, DATA.width, FACTOR).mean((1, 3))


@cache
def _enlarging(size: int) -> np.ndarray:
    """Return the matrix [4 · size, size] that enlarges one axis: a cubic spline, then a Gaussian.

    Both are linear and separable, so that whole blocks of images are enlarged by two products.
    The width of the Gaussian is that of scikit-image's `pyramid_expand`, which Morpho-MNIST uses;
    it takes the stairs of pixels off the contour, which would give the skeleton spurs.
    """
    spline = ndimage.zoom(np.eye(size), (FACTOR, 1), order=3, mode="nearest", grid_mode=True)
    smooth = ndimage.gaussian_filter1d(spline, 2 * FACTOR / 6, axis=0, mode="nearest")
    return smooth.astype(np.float32)


def _without_specks(mask: np.ndarray) -> np.ndarray:
    if mask.sum() == FACTOR**2 * DATA.pixels:  # no background
        return np.zeros_like(mask)
    labels, _ = ndimage.label(mask, EIGHT)
    kept = np.bincount(labels.ravel()) >= SPECK * FACTOR**2
    kept[0] = False
    return kept[labels]


def _measured(mask: np.ndarray) -> tuple[float, ...]:
    """Return area, length, thickness, slant, width, height, holes, parts of an enlarged stroke."""
    rows, columns = np.nonzero(mask)
    if not len(rows):
        return 0, 0, np.nan, np.nan, np.nan, np.nan, 0, 0
    # All that follows is the same on the bounding box with a margin of background, and faster.
    mask = mask[rows.min() - 1 : rows.max() + 2, columns.min() - 1 : columns.max() + 2]
    skeleton = morphology.skeletonize(mask)
    depth = ndimage.distance_transform_edt(mask)[skeleton]

    # A part is too large to lie in one row, so that the variance is not 0.
    y, x = rows - rows.mean(), columns - columns.mean()
    shear = (x @ y) / (y @ y)
    ends = [TRIMMED / 2, 1 - TRIMMED / 2]
    left, right = np.quantile(x - shear * y, ends)
    top, bottom = np.quantile(y, ends)

    _, parts = ndimage.label(mask, EIGHT)
    return (
        len(rows) / FACTOR**2,
        length(skeleton) / FACTOR,
        2 * depth.mean() / FACTOR,
        -np.degrees(np.arctan(shear)),  # rows grow downwards
        (right - left + 1) / FACTOR,  # between the outer edges of pixels, not their centres
        (bottom - top + 1) / FACTOR,
        holes(mask)[1],
        parts,
    )


def holes(mask: np.ndarray) -> tuple[np.ndarray, int]:
    """Return where an enlarged stroke encloses background, and the number of such regions.

    Args:
        mask: bool [H, W] with a margin of background.
    """
    labels, _ = ndimage.label(~mask)
    kept = np.bincount(labels.ravel()) >= HOLE * FACTOR**2
    kept[:2] = False  # 0 is the stroke; 1 the background outside, which has the first pixel
    return kept[labels], int(kept.sum())


def length(skeleton: np.ndarray) -> float:
    """Return the length of a skeleton, bool [H, W]: straight steps 1, diagonal steps √2.

    A diagonal step counts only where its two pixels have no straight neighbour in common.
    """
    right = skeleton[:, :-1] & skeleton[:, 1:]
    down = skeleton[:-1] & skeleton[1:]
    a, b = skeleton[:-1, :-1], skeleton[:-1, 1:]
    c, d = skeleton[1:, :-1], skeleton[1:, 1:]
    diagonal = (a & d & ~b & ~c).sum() + (b & c & ~a & ~d).sum()
    return float(right.sum() + down.sum() + np.sqrt(2) * diagonal)
