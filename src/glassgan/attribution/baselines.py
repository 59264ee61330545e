"""What an attribution is measured from: the image that shows nothing. The answer depends on it."""

import torch
from torch import Tensor

from glassgan.data.images import Scaled
from glassgan.statistics.nearest import nearest

BLUR = 3.0  # standard deviation in pixels
BLACK = "black"


def baselines(images: Tensor, training: Scaled) -> dict[str, Tensor]:
    """Return the baselines of each image, by name, "black" first.

    "black", the mean training image, the image blurred, and the training image nearest to it.

    Args:
        images: [N, C, H, W] in [−1, 1], not of the training images.
        training: [M, C, H, W], at least two.

    Returns:
        Each of the shape of the images.
    """
    from scipy.ndimage import gaussian_filter

    blurred = gaussian_filter(images.numpy(), (0, 0, BLUR, BLUR), mode="nearest")
    return {
        BLACK: torch.full_like(images, -1.0),
        "mean": training.mean().expand_as(images).contiguous(),
        "blurred": torch.from_numpy(blurred),
        "nearest": training[nearest(images, training)],
    }
