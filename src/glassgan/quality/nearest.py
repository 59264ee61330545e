"""How near samples come to single training images: memory, or new images."""

import torch
from torch import Tensor

from glassgan.subject import in_blocks

BLOCK = 5000  # training images at a time


def distances(images: Tensor, training: Tensor) -> Tensor:
    """Return the distance of each image to its nearest training image, [N].

    The root mean square over pixels. The nearest is found from dot products in single precision,
    2 N T D operations for T training images of D pixels; its distance is then computed from the
    pixels, so that it is zero for a copy.

    Args:
        images: [N, D].
        training: [T, D].
    """
    smallest = torch.full((len(images),), torch.inf)
    nearest = torch.zeros(len(images), dtype=torch.int64)
    for block in in_blocks(len(training), BLOCK):
        # |x − y|² / 2 but for |x|² / 2, which is the same for all training images
        halves = training[block].square().sum(1) / 2
        values, places = torch.addmm(halves, images, training[block].T, alpha=-1).min(1)
        nearest = torch.where(values < smallest, places + block.start, nearest)
        smallest = torch.minimum(values, smallest)
    return (images - training[nearest]).square().mean(1).sqrt()
