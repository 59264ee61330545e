"""Sprites: coloured shapes on black, drawn from a seed, of which every factor is known.

In the manner of dSprites (Matthey et al. 2017), smaller, and in colour. Nothing is fetched. Factors
are drawn independently of each other and of the shape, each uniformly:

- size: the side of the square of the same area, whatever the shape, in pixels;
- place_x, place_y: the centre of mass from the centre of the image, in pixels, x to the right and
  y down;
- turn: clockwise, in degrees. Its range is narrower than the symmetry of every shape (a square
  repeats itself after 90 degrees, a triangle after 120, an ellipse after 180), so each picture has
  one turn;
- hue: of the colour, saturated and as bright as can be, in degrees from red (0) over yellow, green
  and cyan to blue. The rest of the circle is left out, so that it is a line and has an order.
"""

from collections.abc import Callable

import numpy as np

from glassgan import streams
from glassgan.data.sets import SPRITES

SIZES = (6.0, 12.0)
PLACE = 5.0  # the farthest from the middle: the largest triangle stays within the image
TURN = 30.0  # the most, to each side
HUES = (0.0, 240.0)

# of the factors, in their order
RANGES = (SIZES, (-PLACE, PLACE), (-PLACE, PLACE), (-TURN, TURN), HUES)

BLOCK = 1000  # images that are drawn at once; each block has draws of its own


def draw(count: int, seed: int, purpose: str) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Draw images; the first of them are the same however many there are.

    Args:
        count: of images.
        seed: with the purpose, the key of what is drawn.
        purpose: of the stream, one for each part of the data.

    Returns:
        Images, uint8 [N, 3, 32, 32]; their classes, uint8 [N], each once in four in every block;
        and their factors, float32 [N, 5], in the order and the units of `SPRITES.factors`.
    """
    labels, factors = truths(count, seed, purpose)
    images = np.empty((count, *SPRITES.shape), np.uint8)
    for start in range(0, count, BLOCK):
        block = slice(start, start + BLOCK)
        images[block] = drawn(labels[block], factors[block])
    return images, labels, factors


def truths(count: int, seed: int, purpose: str) -> tuple[np.ndarray, np.ndarray]:
    """Return only classes and factors of images, as `draw` does."""
    labels, factors = [np.empty(0, np.uint8)], [np.empty((0, len(RANGES)), np.float32)]
    low, high = np.array(RANGES).T
    for number in range(-(-count // BLOCK)):
        rng = streams.rng(seed, purpose, number)
        labels.append(rng.permutation(np.arange(BLOCK, dtype=np.uint8) % len(SHAPES)))
        factors.append(rng.uniform(low, high, (BLOCK, len(RANGES))).astype(np.float32))
    return np.concatenate(labels)[:count], np.concatenate(factors)[:count]


def drawn(labels: np.ndarray, factors: np.ndarray) -> np.ndarray:
    """Return images of shapes whose factors are given, uint8 [N, 3, 32, 32].

    A pixel is covered by the share ½ − d, from none to all of it, where d is the distance of its
    middle from the outline, in pixels and negative within: exact where the outline is parallel to
    the sides of the pixel, elsewhere wrong by some hundredths, in corners by up to .3.

    Args:
        labels: the classes, [N].
        factors: float32 [N, 5], in the order and the units of `SPRITES.factors`.
    """
    covered = np.empty((len(labels), *SPRITES.shape[1:]), np.float32)
    for number, shape in enumerate(SHAPES):
        rows = labels == number
        size = factors[rows, 0, None, None]
        x, y = _seen_from_the_shape(factors[rows])
        covered[rows] = np.clip(0.5 - shape(x / size, y / size) * size, 0, 1)
    levels = SPRITES.greatest * colours(factors[:, 4])[:, :, None, None] * covered[:, None]
    return np.rint(levels).astype(np.uint8)


def colours(hues: np.ndarray) -> np.ndarray:
    """Return red, green and blue of saturated colours, float [N, 3] in [0, 1].

    Smith's hexagonal cone (1978), where saturation and value are 1.

    Args:
        hues: in degrees, from 0 for red to 360.
    """
    sixths = hues[:, None] / 60
    from_middle = np.abs((sixths - np.array([0, 2, 4], hues.dtype) + 3) % 6 - 3)
    return np.clip(2 - from_middle, 0, 1)


def _seen_from_the_shape(factors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the middles of all pixels from the centres of the shapes, turned back, [N, H, W].

    In pixels, x to the right and y down.
    """
    height, width = SPRITES.shape[1:]
    place_x, place_y, turn = (factors[:, number, None, None] for number in (1, 2, 3))
    x = np.arange(width, dtype=np.float32) - (width - 1) / 2 - place_x
    y = np.arange(height, dtype=np.float32)[:, None] - (height - 1) / 2 - place_y
    sine, cosine = np.sin(np.radians(turn)), np.cos(np.radians(turn))
    return cosine * x + sine * y, cosine * y - sine * x


# Each shape has area 1 and its centre of mass at 0, and is given by the distance of points from
# its outline, negative within; x to the right, y down.


def _square(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    beside, above = np.abs(x) - 0.5, np.abs(y) - 0.5
    outside = np.hypot(np.maximum(beside, 0), np.maximum(above, 0))
    return outside + np.minimum(np.maximum(beside, above), 0)


def _ellipse(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return distances from the outline of an ellipse that is twice as wide as high.

    To first order near the outline: of f = |(x/a, y/b)|, which is 1 there, (f − 1) f / |∇(f²) / 2|.
    """
    a, b = np.sqrt(2 / np.pi), np.sqrt(1 / (2 * np.pi))
    f = np.hypot(x / a, y / b)
    slope = np.hypot(x / a**2, y / b**2)
    return (f - 1) * f / np.maximum(slope, 1e-3)


def _triangle(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return distances from the outline of an equilateral triangle that points up."""
    side = 2 / 3**0.25
    inner = side / np.sqrt(12)  # from the centre to the middle of a side
    farthest = np.full_like(x, -np.inf)  # beyond a side
    nearest = np.full_like(x, np.inf)  # to a side, its ends included
    for turn in np.radians((90, 210, 330)):  # where a side lies, seen from the centre
        beyond = x * np.cos(turn) + y * np.sin(turn) - inner
        past = np.maximum(np.abs(y * np.cos(turn) - x * np.sin(turn)) - side / 2, 0)
        farthest = np.maximum(farthest, beyond)
        nearest = np.minimum(nearest, np.hypot(beyond, past))
    return np.where(farthest > 0, nearest, farthest)


def _heart(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """Return distances from the outline of a heart: a square on its corner and two half discs."""
    area = 1 + np.pi / 4  # of a square of side 1 with a half disc on each of its upper sides
    lower = (3 * np.pi + 4) / (24 * np.sqrt(2) * area)  # of the square than the centre of mass
    x, y = np.abs(x) * np.sqrt(area), y * np.sqrt(area) - lower
    disc = np.hypot(x - 0.125**0.5, y + 0.125**0.5) - 0.5
    square = _square((x + y) * 0.5**0.5, (x - y) * 0.5**0.5)
    return np.minimum(disc, square) / np.sqrt(area)


SHAPES: tuple[Callable[[np.ndarray, np.ndarray], np.ndarray], ...] = (
    _square,
    _ellipse,
    _triangle,
    _heart,
)
