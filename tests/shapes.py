"""Pictures whose measures are known."""

import numpy as np
from conftest import ROOT

from glassgan.data import idx

FINE = 16  # parts of a pixel, each way, over which a shape is averaged


def digits(count, label=None):
    """The first test images [count, 28, 28] in [−1, 1], of one digit if it is named."""
    pixels, labels = idx.read(ROOT / "data", "mnist", "t10k")
    chosen = pixels[:, 0] if label is None else pixels[labels == label, 0]
    return chosen[:count].astype(np.float32) / 127.5 - 1


def drawn(inside):
    """Draw a shape, given as a function of x (right) and y (down) from the centre of the image."""
    place = (np.arange(28 * FINE) + 0.5) / FINE - 14
    fine = inside(place[None, :], place[:, None])
    return 2 * fine.reshape(28, FINE, 28, FINE).mean((1, 3)) - 1


def disc(radius, x=0.0, y=0.0):
    return drawn(lambda u, v: np.hypot(u - x, v - y) <= radius)


def ring(outer, inner):
    return drawn(lambda u, v: (np.hypot(u, v) <= outer) & (np.hypot(u, v) >= inner))


def bar(length, thickness, angle):
    """A bar that rises by an angle in degrees from the horizontal."""
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    return drawn(
        lambda u, v: (abs(u * c - v * s) <= length / 2) & (abs(u * s + v * c) <= thickness / 2)
    )


def slanted(height, width, slant):
    """A parallelogram with horizontal bases whose top leans to the right by degrees."""
    shear = np.tan(np.radians(slant))
    return drawn(lambda u, v: (abs(v) <= height / 2) & (abs(u + shear * v) <= width / 2))
