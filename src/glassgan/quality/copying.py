"""Whether samples are copies of training images, beside images that nobody could have copied.

A distance to the nearest training image says little by itself: ones and smooth, typical images
lie near many training images, thick eights near none. So the distance to the nearest one is
divided by that to the second nearest: a new image lies about as near to both, a copy much nearer
to one (as Lowe 2004, "Distinctive image features from scale-invariant keypoints", tells a match
from a likeness). Images are first moved by whole pixels to the middle, so that no shift hides a
copy.

These ratios are compared with those of held-out images, class by class, as in the test of Meehan,
Chaudhuri and Dasgupta 2020, "A non-parametric test to detect data-copying in generative models";
where the data set has no labels, all images are one class.
Their statistic asks whether samples are nearer on the whole, behind which a few copies among many
samples that are further away hide; here the lower tail alone is asked.
"""

import math
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.data.images import Scaled, to_network
from glassgan.statistics import nearest
from glassgan.subject import in_blocks

TAIL = 0.01  # of held-out images lie below the threshold of their class


def centred(images: Tensor) -> Tensor:
    """Move each image [N, P] in [−1, 1] by whole pixels, its centre of ink to the middle.

    Ink is what is above the middle level, so that faint noise has no weight. What leaves on one
    side comes in on the other: MNIST has four empty pixels there. Images without ink, and images
    that are not finite, stay.
    """
    return torch.cat([_moved(images[block], images[block]) for block in in_blocks(len(images))])


def centred_training(images: Tensor) -> Scaled:
    """Move stored images, uint8 [T, P], likewise."""
    blocks = (images[block] for block in in_blocks(len(images)))
    return Scaled(torch.cat([_moved(to_network(block), block) for block in blocks]))


def _moved(images: Tensor, pixels: Tensor) -> Tensor:
    """Return the pixels of images, as they are or as they are stored, [N, P], with ink centred."""
    ink = images.view(-1, *DATA.shape).clamp(min=0).double().sum(1)
    mass = ink.sum((1, 2))
    shifted = []
    for size, along in zip(DATA.shape[1:], (ink.sum(2), ink.sum(1)), strict=True):
        place = torch.arange(size, dtype=torch.float64) - (size - 1) / 2
        offset = torch.floor((along @ place) / mass + 0.5)  # a half always goes the same way
        move = torch.where(offset.isfinite(), offset, 0.0).long()
        shifted.append((torch.arange(size) + move[:, None]) % size)
    rows, columns = shifted
    places = (rows[:, :, None] * DATA.width + columns[:, None, :]).flatten(1)
    channels = pixels.view(-1, DATA.channels, DATA.pixels)
    return channels.gather(2, places[:, None].expand_as(channels)).flatten(1)


@dataclass(frozen=True)
class Nearest:
    """What the nearest training images say of N images.

    distances: to the nearest one, both centred, root mean square over pixels, [N].
    ratios: this distance over that to the second nearest, in [0, 1], 1 where both are zero, [N].
    labels: the class of the nearest one, int64 [N].
    Distances and ratios are nan for images that are not finite.
    """

    distances: Tensor
    ratios: Tensor
    labels: Tensor


def look(images: Tensor, training: Tensor | Scaled, labels: Tensor) -> Nearest:
    """Look for the nearest training images.

    Args:
        images: [N, P].
        training: [T, P], as `centred_training` gives them.
        labels: of the training images, int64 [T].
    """
    gaps, places = nearest.two_nearest(centred(images), training)
    ratios = torch.where(gaps[:, 1] == 0, 1.0, gaps[:, 0] / gaps[:, 1])
    return Nearest(gaps[:, 0], ratios, labels[places[:, 0]])


@dataclass(frozen=True)
class HeldOut:
    """What images that nobody could have copied give.

    counts: of them in each class of their nearest training image, int64 [K].
    thresholds: the ⌈`TAIL` · count⌉-th smallest ratio of the class, zero without any, [K].
    """

    counts: Tensor
    thresholds: Tensor


def held_out(found: Nearest, classes: int = max(CLASSES, 1)) -> HeldOut:
    """Return what is known of held-out images."""
    counts = torch.bincount(found.labels, minlength=classes)
    thresholds = torch.zeros(classes)
    for label, count in enumerate(counts.tolist()):
        if count:
            ordered = found.ratios[found.labels == label].sort().values
            thresholds[label] = ordered[math.ceil(TAIL * count) - 1]
    return HeldOut(counts, thresholds)


def copied(found: Nearest, known: HeldOut) -> Tensor:
    """Return which images are taken for copies, 0 or 1, nan where there is no ratio, [N].

    Those whose ratio lies below the threshold of their class: about one new image in a hundred.
    """
    below = (found.ratios < known.thresholds[found.labels]).float()
    return torch.where(found.ratios.isnan(), torch.nan, below)


def p_value(found: Nearest, known: HeldOut) -> float:
    """Return the p-value of "no more of these images are copies than of held-out ones".

    In each class the number of images below the j-th smallest ratio of held-out ones is negative
    hypergeometric, whatever the law of the ratios, if both follow the same; the p-value is the
    probability of as many over all classes or more, exact. Images whose class has no held-out
    ones are left out. nan where none is left, and where an image has no ratio.
    """
    from scipy.stats import nhypergeom

    below = copied(found, known)
    if below.isnan().any():
        return float("nan")
    law, hits, asked = np.ones(1), 0, 0
    for label, count in enumerate(known.counts.tolist()):
        own = below[found.labels == label]
        number = len(own)
        if count and number:
            one = nhypergeom(number + count, number, math.ceil(TAIL * count))
            law = np.convolve(law, one.pmf(np.arange(number + 1)))
            hits, asked = hits + int(own.sum()), asked + number
    return float(min(law[hits:].sum(), 1.0)) if asked else float("nan")
