"""How near samples come to single training images: the nearest two of them."""

import torch
from torch import Tensor

from glassgan.data.images import Scaled
from glassgan.subject import in_blocks

BLOCK = 5000  # training images at a time


def two_nearest(images: Tensor, training: Tensor | Scaled) -> tuple[Tensor, Tensor]:
    """Return the distances of each image to its two nearest training images, and which they are.

    The root mean square over pixels. The nearest are found from dot products in single precision,
    2 N T D operations for T training images of D pixels; their distances are then computed from
    the pixels, so that they are zero for a copy.

    Args:
        images: [N, ...], of D pixels each.
        training: [T, ...], at least two, on the same scale.

    Returns:
        Distances [N, 2], the smaller first, nan for an image that is not finite; places in the
        training images, int64 [N, 2].
    """
    images = images.flatten(1)
    smallest = torch.full((len(images), 2), torch.inf)
    nearest = torch.zeros(len(images), 2, dtype=torch.int64)
    rows = torch.arange(len(images))
    for block in in_blocks(len(training), BLOCK):
        # |x − y|² / 2 but for |x|² / 2, which is the same for all training images
        others = training[block].flatten(1)
        gaps = torch.addmm(others.square().sum(1) / 2, images, others.T, alpha=-1)
        values, places = [smallest], [nearest]
        for _ in range(2):
            value, place = gaps.min(1)
            gaps[rows, place] = torch.inf
            values.append(value[:, None])
            places.append(place[:, None] + block.start)
        smallest, order = torch.cat(values, 1).sort(dim=1, stable=True)
        smallest, nearest = smallest[:, :2], torch.cat(places, 1).gather(1, order[:, :2])
    apart = [_apart(images[block], training, nearest[block]) for block in in_blocks(len(images))]
    distances, order = torch.cat(apart).sort(dim=1, stable=True)
    return distances, nearest.gather(1, order)


def _apart(images: Tensor, training: Tensor | Scaled, places: Tensor) -> Tensor:
    """Return the distances of images [n, D] to the training images at places [n, 2], likewise."""
    columns = (training[place].flatten(1) for place in places.T)
    return torch.stack([(images - other).square().mean(1).sqrt() for other in columns], 1)


def nearest(images: Tensor, training: Tensor | Scaled) -> Tensor:
    """Return for each image the index of the training image at the least distance, int64 [N].

    Arguments are those of `two_nearest`.
    """
    return two_nearest(images, training)[1][:, 0]
