"""Ten digits as lines: the centre of a stroke, whose place, slant and thickness can be set."""

import math
from functools import cache

import numpy as np
import torch
from torch import Tensor

from glassgan.data import DATA

SEGMENTS = 25  # of each digit
THICKNESS = 2.8  # pixels
SHARPNESS = 2.5  # of the edge: how fast ink falls with the distance, a pixel

Points = list[tuple[float, float]]


def _arc(x: float, y: float, across: float, down: float, start: int, end: int) -> Points:
    """Return points on an ellipse around (x, y), from one angle to another, in degrees.

    0 is to the right, 90 is down.
    """
    steps = max(abs(end - start) // 30, 1)
    angles = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [(x + across * math.cos(a), y + down * math.sin(a)) for a in angles]


# In pixels, x to the right and y down, from the centre of mass but for a shift.
LINES: list[Points] = [
    _arc(0, 0, 5, 8, -90, 270),
    [(1.5, -8), (-1.5, 8)],
    [*_arc(0, -3.5, 4.5, 4.5, -170, 30), (-5, 8), (5, 8)],
    [*_arc(-0.5, -4, 4.5, 4, -160, 80), *_arc(-0.5, 4, 5, 4, -80, 160)],
    [(-3, -8), (-5, 1), (5, 1), (3, 1), (4, -7), (2.5, 8)],
    [(5, -8), (-3, -8), (-4, -1.5), *_arc(-0.5, 3, 4.8, 5, -110, 140)],
    [(3, -8), (-2, -3), *_arc(0, 3.5, 4, 4.5, 180, -180)],
    [(-5, -7.5), (5, -7.5), (-0.5, 8)],
    [*_arc(0, -4, 3.8, 4, 90, -270), *_arc(0, 4, 4.2, 4, -90, 270)],
    [*_arc(0, -3.5, 4, 4.5, 0, -360), (4, -3), (2, 8)],
]


@cache
def _segments() -> np.ndarray:
    """Return the ends of the segments, [10, SEGMENTS, 2, 2]: digit, segment, end, x and y.

    The longest segment of a digit is halved until there are enough. The middle of the stroke is
    moved to the middle of the image.
    """
    found = np.zeros((len(LINES), SEGMENTS, 2, 2))
    for digit, line in enumerate(LINES):
        points = np.array(line)
        while len(points) <= SEGMENTS:
            longest = np.linalg.norm(np.diff(points, axis=0), axis=1).argmax()
            points = np.insert(points, longest + 1, points[longest : longest + 2].mean(0), 0)
        ends = np.stack([points[:-1], points[1:]], 1)
        lengths = np.linalg.norm(ends[:, 1] - ends[:, 0], axis=1)
        found[digit] = ends - np.average(ends.mean(1), axis=0, weights=lengths)
    return found


def segments() -> Tensor:
    """Return the segments of all digits, float32 [10, SEGMENTS, 4]: x, y of both ends, pixels."""
    return torch.from_numpy(_segments()).float().flatten(2)


def ink(lines: Tensor, thickness: Tensor, x: Tensor, y: Tensor, slant: Tensor) -> Tensor:
    """Draw N digits, one for each number of thickness, place and slant.

    Args:
        lines: [N, SEGMENTS, 4], as `segments` gives them.
        thickness: of the stroke, pixels, [N].
        x: how far to the right, pixels, [N].
        y: how far down, pixels, [N].
        slant: degrees, positive as in "/", [N].

    Returns:
        Ink from 0 to 1, [N, 28, 28].
    """
    size = DATA.width
    place = torch.arange(size, device=lines.device) - (size - 1) / 2
    down = (place[:, None] - y[:, None, None]).expand(-1, size, size)
    across = place - x[:, None, None] + torch.deg2rad(slant).tan()[:, None, None] * down
    start_x, start_y, end_x, end_y = lines[:, :, None].unbind(-1)  # [N, SEGMENTS, 1]
    along_x, along_y = end_x - start_x, end_y - start_y
    apart_x, apart_y = across.flatten(1)[:, None] - start_x, down.flatten(1)[:, None] - start_y
    share = apart_x * along_x + apart_y * along_y
    share = (share / (along_x.square() + along_y.square()).clamp(min=1e-6)).clamp(0, 1)
    squared = (apart_x - share * along_x).square() + (apart_y - share * along_y).square()
    distance = (squared.amin(1) + 1e-6).sqrt()
    edge = SHARPNESS * (thickness[:, None] / 2 - distance)
    return edge.sigmoid().view(-1, size, size)


def plain() -> Tensor:
    """Return the ten digits as they are, ink from 0 to 1, [10, 28, 28]."""
    zero = torch.zeros(len(LINES))
    return ink(segments(), zero + THICKNESS, zero, zero, zero)
