"""Where in an image a concept is: stroke, edges by direction, holes, ends, quadrants."""

import numpy as np
from scipy import ndimage
from skimage import morphology

from glassgan.data import DATA
from glassgan.judge.morphometry import BLOCK, EIGHT, FACTOR, binary, holes, reduced

END_RADIUS = 2  # pixels around the end of a skeleton
FINE, COARSE = 0.7, 1.0  # pixels, widths of the Gaussians of gradients and of their mean
DIRECTIONS = ("edge_horizontal", "edge_rising", "edge_vertical", "edge_falling")


def maps(images: np.ndarray, *, level: float = 0.0) -> dict[str, np.ndarray]:
    """Return where each concept is.

    Args:
        images: float [N, 28, 28] in [−1, 1], background −1.
        level: what is above belongs to the stroke.

    Returns:
        bool [N, 28, 28] by name. From the stroke that `morphometry` measures, without specks:

        - stroke: pixels of which the stroke covers at least half.
        - hole: pixels outside the stroke that it covers by half together with what it encloses.
        - edge: pixels of the stroke with a side on the background. The frame is no background
          here: no gradient can be seen there.
        - edge_horizontal, edge_rising, edge_vertical, edge_falling: edge pixels by the direction
          in which the edge runs, four bins of 45° that divide up `edge`. A horizontal edge runs
          from left to right, as the upper edge of a "−", and grey changes from top to bottom; a
          rising one runs as "/", a vertical one as "|", a falling one as a backslash. Which side
          is lighter does not matter.
        - end_point: within `END_RADIUS` of an end of the skeleton, half a thickness inside the
          tip of the stroke.

        And, the same for all images, parts of the frame: upper_left, upper_right, lower_left,
        lower_right.
    """
    starts = range(0, max(len(images), 1), BLOCK)
    blocks = [_of_block(images[start : start + BLOCK], level) for start in starts]
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}


def _of_block(images: np.ndarray, level: float) -> dict[str, np.ndarray]:
    stroke, hole, ends = (np.zeros(images.shape, bool) for _ in range(3))
    for number, mask in enumerate(binary(images, level)):
        stroke[number] = reduced(mask) >= 0.5
        hole[number] = (reduced(mask | holes(mask)[0]) >= 0.5) & ~stroke[number]
        rows, columns = np.nonzero(_ends(morphology.skeletonize(mask)))
        ends[number, (rows - 1) // FACTOR, (columns - 1) // FACTOR] = True  # 1 is the margin

    four = ndimage.generate_binary_structure(2, 1)[None]
    edge = stroke & ~ndimage.binary_erosion(stroke, four, border_value=1)
    direction = _directions(images)
    down, across = np.indices(DATA.shape[1:])
    upper, left = down < DATA.height // 2, across < DATA.width // 2
    quadrants = {
        "upper_left": upper & left,
        "upper_right": upper & ~left,
        "lower_left": ~upper & left,
        "lower_right": ~upper & ~left,
    }
    return {
        "stroke": stroke,
        "edge": edge,
        "hole": hole,
        **{name: np.broadcast_to(part, images.shape) for name, part in quadrants.items()},
        "end_point": ndimage.binary_dilation(ends, morphology.disk(END_RADIUS)[None]),
        **{name: edge & (direction == number) for number, name in enumerate(DIRECTIONS)},
    }


def _ends(skeleton: np.ndarray) -> np.ndarray:
    """Return the pixels of a skeleton with at most one neighbour, bool [H, W]."""
    around = ndimage.correlate(skeleton.astype(np.uint8), EIGHT.astype(np.uint8), mode="constant")
    return skeleton & (around <= 2)


def _directions(images: np.ndarray) -> np.ndarray:
    """Return the direction of edges at every pixel, the number of one of `DIRECTIONS`.

    From the structure tensor (Bigün and Granlund 1987), the mean of the products of gradients
    around a pixel: on a line one pixel wide the gradient itself is zero.
    """
    grey = images.astype(np.float32)
    x, y = (ndimage.gaussian_filter(grey, FINE, order, axes=(1, 2)) for order in ((0, 1), (1, 0)))
    xx, xy, yy = (ndimage.gaussian_filter(p, COARSE, axes=(1, 2)) for p in (x * x, x * y, y * y))
    across = np.degrees(np.arctan2(2 * xy, xx - yy)) / 2  # of the gradient, clockwise from right
    return np.round((90 - across) / 45).astype(int) % 4
