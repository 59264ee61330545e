"""Which images are taken, and fixed splits of the training images."""

import numpy as np

from glassgan import streams


def drawn(total: int, count: int, purpose: str, seed: int) -> np.ndarray:
    """Return which `count` of `total` images, or all of fewer, a purpose draws, in random order.

    MNIST's files follow no one law: in the training images thinner and bolder ones alternate
    (mean greys 31.3 and 35.4 of 255), and the second half of the test images is bolder than the
    first. So no bank of real images is the first so many.
    """
    return streams.rng(seed, purpose).permutation(total)[:count]


def taken(total: int, count: int, part: str, seed: int) -> np.ndarray:
    """Return which `count` of the `total` images of a part are taken, in ascending order.

    All where `count` is `total`.
    """
    return np.sort(drawn(total, count, f"images taken of {part}", seed))


def validation_mask(count: int, held_out: int, seed: int) -> np.ndarray:
    """Return bool [count] with `held_out` true entries, drawn once from `seed`."""
    mask = np.zeros(count, dtype=bool)
    mask[drawn(count, held_out, "validation split", seed)] = True
    return mask
