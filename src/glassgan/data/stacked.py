"""Stacked MNIST: images with a digit in each channel, drawn from those of MNIST."""

from typing import TYPE_CHECKING, TypeVar

import numpy as np

from glassgan import streams
from glassgan.data.sets import STACKED

if TYPE_CHECKING:
    from torch import Tensor

Numbers = TypeVar("Numbers", np.ndarray, "Tensor")


def stack(
    images: np.ndarray, labels: np.ndarray, count: int, seed: int, purpose: str
) -> tuple[np.ndarray, np.ndarray]:
    """Stack digits that are drawn independently, each image equally often.

    Args:
        images: uint8 [N, 1, H, W].
        labels: of their digits, 0 to 9, [N].
        count: of stacks.
        seed: with the purpose, the key of what is drawn.
        purpose: of the stream.

    Returns:
        Stacks, uint8 [count, 3, H, W], and their labels, int64 [count]: 100 times the digit of the
        first channel, 10 times that of the second and that of the third.
    """
    chosen = _drawn(len(images), count, seed, purpose)
    return images[:, 0][chosen], labels_of(labels, count, seed, purpose)


def labels_of(labels: np.ndarray, count: int, seed: int, purpose: str) -> np.ndarray:
    """Return only the labels of stacks, as `stack` does."""
    return numbered(labels.astype(np.int64)[_drawn(len(labels), count, seed, purpose)])


def numbered(digits: Numbers) -> Numbers:
    """Return the class of each stack, int64 [N], of the digits of its channels, int64 [N, 3]."""
    return 100 * digits[:, 0] + 10 * digits[:, 1] + digits[:, 2]


def _drawn(total: int, count: int, seed: int, purpose: str) -> np.ndarray:
    """Return which digits each stack has, [count, 3]."""
    return streams.rng(seed, purpose).integers(0, total, (count, STACKED.channels))
