"""Where in an image a concept is: what it shows, edges by direction, holes, ends, quadrants."""

import numpy as np
import torch
from scipy import ndimage
from skimage import morphology

from glassgan.data import DATA
from glassgan.judge import appearance
from glassgan.judge.morphometry import BLOCK, EIGHT, FACTOR, binary, holes, reduced

END_RADIUS = 2  # pixels around the end of a skeleton
FINE, COARSE = 0.7, 1.0  # pixels, widths of the Gaussians of gradients and of their mean
THING = "stroke" if DATA.stroked else "foreground"  # the map of what an image shows
DIRECTIONS = ("edge_horizontal", "edge_rising", "edge_vertical", "edge_falling")
QUADRANTS = ("upper_left", "upper_right", "lower_left", "lower_right")
# In which maps stand: of two that fit a unit equally well the first is chosen.
ORDER = (THING, "edge", "hole", *QUADRANTS, "end_point", *DIRECTIONS)


def maps(images: np.ndarray, *, level: float = 0.0) -> dict[str, np.ndarray]:
    """Return where each concept is.

    Args:
        images: float [N, C, H, W] in [−1, 1].
        level: what is above belongs to the stroke, where images show strokes.

    Returns:
        bool [N, H, W] by name. Of images that show strokes, from the stroke that `morphometry`
        measures, without specks:

        - stroke: pixels of which the stroke covers at least half.
        - hole: pixels outside the stroke that it covers by half together with what it encloses.
        - edge: pixels of the stroke with a side on the background. The frame is no background
          here: no gradient can be seen there.
        - end_point: within `END_RADIUS` of an end of the skeleton, half a thickness inside the
          tip of the stroke.

        Of others, as `appearance` has them:

        - foreground: pixels that differ from the ground.
        - edge: pixels at which the gradient of some channel is steep.

        Of both:

        - edge_horizontal, edge_rising, edge_vertical, edge_falling: edge pixels by the direction
          in which the edge runs, four bins of 45° that divide up `edge`. A horizontal edge runs
          from left to right, as the upper edge of a "−", and grey changes from top to bottom; a
          rising one runs as "/", a vertical one as "|", a falling one as a backslash. Which side
          is lighter does not matter.

        And, the same for all images, parts of the frame: upper_left, upper_right, lower_left,
        lower_right.
    """
    starts = range(0, max(len(images), 1), BLOCK)
    blocks = [_of_block(images[start : start + BLOCK], level) for start in starts]
    return {name: np.concatenate([block[name] for block in blocks]) for name in blocks[0]}


def _of_block(images: np.ndarray, level: float) -> dict[str, np.ndarray]:
    more = {}
    if DATA.stroked:
        thing, hole, ends = _of_strokes(images[:, 0], level)
        more = {"hole": hole, "end_point": ends}
        four = ndimage.generate_binary_structure(2, 1)[None]
        edge = thing & ~ndimage.binary_erosion(thing, four, border_value=1)
    else:
        tensor = torch.from_numpy(images.astype(np.float32))
        thing, edge = appearance.foreground(tensor).numpy(), appearance.edges(tensor).numpy()
    direction = _directions(images)
    height, width = images.shape[2:]
    down, across = np.indices((height, width))
    upper, left = down < height // 2, across < width // 2
    parts = (upper & left, upper & ~left, ~upper & left, ~upper & ~left)
    found = {
        THING: thing,
        "edge": edge,
        **more,
        **{
            name: np.broadcast_to(part, edge.shape)
            for name, part in zip(QUADRANTS, parts, strict=True)
        },
        **{name: edge & (direction == number) for number, name in enumerate(DIRECTIONS)},
    }
    return {name: found[name] for name in ORDER if name in found}


def _of_strokes(images: np.ndarray, level: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return where the stroke of images [N, H, W] is, where its holes and its ends are."""
    stroke, hole, ends = (np.zeros(images.shape, bool) for _ in range(3))
    for number, mask in enumerate(binary(images, level)):
        stroke[number] = reduced(mask) >= 0.5
        hole[number] = (reduced(mask | holes(mask)[0]) >= 0.5) & ~stroke[number]
        rows, columns = np.nonzero(_ends(morphology.skeletonize(mask)))
        ends[number, (rows - 1) // FACTOR, (columns - 1) // FACTOR] = True  # 1 is the margin
    return stroke, hole, ndimage.binary_dilation(ends, morphology.disk(END_RADIUS)[None])


def _ends(skeleton: np.ndarray) -> np.ndarray:
    """Return the pixels of a skeleton with at most one neighbour, bool [H, W]."""
    around = ndimage.correlate(skeleton.astype(np.uint8), EIGHT.astype(np.uint8), mode="constant")
    return skeleton & (around <= 2)


def _directions(images: np.ndarray) -> np.ndarray:
    """Return the direction of edges at every pixel, the number of one of `DIRECTIONS`.

    From the structure tensor (Bigün and Granlund 1987), the mean of the products of gradients
    around a pixel: on a line one pixel wide the gradient itself is zero. Over the channels they are
    added (Di Zenzo 1986).
    """
    grey = images.astype(np.float32)
    x, y = (ndimage.gaussian_filter(grey, FINE, order, axes=(2, 3)) for order in ((0, 1), (1, 0)))
    xx, xy, yy = (
        ndimage.gaussian_filter(p.sum(1), COARSE, axes=(1, 2)) for p in (x * x, x * y, y * y)
    )
    across = np.degrees(np.arctan2(2 * xy, xx - yy)) / 2  # of the gradient, clockwise from right
    found: np.ndarray = np.round((90 - across) / 45).astype(int) % 4
    return found
