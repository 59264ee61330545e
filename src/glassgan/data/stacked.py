"""Stacked MNIST: images with a digit in each channel, drawn from those of MNIST."""

import torch
from torch import Tensor

from glassgan import streams
from glassgan.data.sets import STACKED


def stack(
    images: Tensor, labels: Tensor, count: int, seed: int, purpose: str
) -> tuple[Tensor, Tensor]:
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
    drawn = streams.rng(seed, purpose).integers(0, len(images), (count, STACKED.channels))
    chosen = torch.from_numpy(drawn)
    return images[:, 0][chosen], numbered(labels.long()[chosen])


def numbered(digits: Tensor) -> Tensor:
    """Return the class of each stack, int64 [N], of the digits of its channels, int64 [N, 3]."""
    return (digits * torch.tensor([100, 10, 1], device=digits.device)).sum(1)
