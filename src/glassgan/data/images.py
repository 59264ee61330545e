"""Images as they are stored, and as networks take them."""

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.data import DATA


def to_network(images: Tensor) -> Tensor:
    """Scale stored images, uint8 [N, C, H, W], to floats in [−1, 1], as networks take them.

    The arithmetic is that of torchvision's `ToTensor` and `Normalize(0.5, 0.5)`, bit for bit. The
    article also resizes to 28×28, which MNIST has already.
    """
    return images.to(torch.float32).div_(DATA.greatest).sub_(0.5).div_(0.5)


class Scaled:
    """Stored images, uint8 [N, ...], that are scaled by `to_network` as far as they are looked at.

    All of a large set at once would be four times as large.
    """

    def __init__(self, images: Tensor) -> None:
        """Take stored images."""
        assert images.dtype == torch.uint8  # others would be scaled once more
        self.stored = images

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.stored)

    def __getitem__(self, chosen: slice | Tensor | np.ndarray) -> Tensor:
        """Return some of them in [−1, 1], float32 [n, ...]."""
        return to_network(self.stored[chosen])

    def mean(self) -> Tensor:
        """Return the mean image [C, H, W] of images [N, C, H, W], a channel at a time."""
        return torch.cat([to_network(channel).mean(0) for channel in self.stored.split(1, 1)])


def stored(images: Tensor) -> Tensor:
    """Return images in [−1, 1] as the data store them, each pixel at the nearest level, uint8."""
    levels = (images.double() + 1) / 2 * DATA.greatest
    return levels.round().clamp(0, DATA.greatest).to(torch.uint8)


def pictured(images: Tensor) -> Tensor:
    """Return images [..., C, H, W] as results keep pictures: [..., H, W] of one channel."""
    return images.squeeze(-3) if DATA.channels == 1 else images


def fitted(images: Tensor) -> Tensor:
    """Return stored images of another set, uint8 [N, C, H, W], in the shape of this data set's.

    Resized without regard to their proportions (bilinear); grey is the same in all channels, and
    colours become their mean.
    """
    channels, *sides = DATA.shape
    if images.shape[1] != channels:
        images = images.float().mean(1, keepdim=True).expand(-1, channels, -1, -1)
    if list(images.shape[2:]) != sides:
        images = nn.functional.interpolate(
            images.float(), sides, mode="bilinear", align_corners=False, antialias=True
        )
    return images.round().to(torch.uint8) if images.is_floating_point() else images
