"""What is read of a data set."""

from dataclasses import dataclass

import numpy as np

PARTS = ("train", "t10k")  # the images for training, and those kept from it, as MNIST names them


@dataclass(frozen=True)
class Part:
    """Images of a part of a data set.

    images: uint8 [N, C, H, W].
    labels: of their classes, whole numbers [N], uint8 where they are at most 255; all 0 where there
        are no classes.
    factors: float32 [N, K], in the order and the units of the description; None without.
    digest: SHA-256 of what the images were made of; None where its checksums are known.
    """

    images: np.ndarray
    labels: np.ndarray
    factors: np.ndarray | None = None
    digest: str | None = None
