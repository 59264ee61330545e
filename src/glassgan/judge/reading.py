"""Concepts: numbers measured on an image, of which analyses ask what units do to them."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.judge.network import Judge
from glassgan.subject import in_blocks

# Images that the judge sees at once: half the time of a thousand, whose maps leave the cache.
BLOCK = 250


def measure(judge: Judge) -> Callable[[Tensor], Tensor]:
    """Return a function that measures images [M, 1, 28, 28] → [M, 14 + 64].

    The first columns are those of `MEASURED`: the calibrated probabilities of the judge, the ink
    (sum of the pixels, each from 0 to 1) and its centre from that of the image, x to the right
    and y down, 0 without ink. The others are the judge's features, for distances between sets of
    images. One pass of the judge gives both.
    """
    height, width = DATA.shape[1:]
    y = torch.arange(height) - (height - 1) / 2
    x = torch.arange(width) - (width - 1) / 2
    places = torch.stack(
        [torch.ones(height, width), x.expand(height, width), y[:, None].expand(height, width)]
    ).flatten(1)
    whole = places.sum(1) / 2  # a pixel x has the ink (x + 1) / 2
    convolutions, last = judge.network[:-2], judge.network[-2:]

    @torch.no_grad()
    def read(images: Tensor) -> Tensor:
        if len(images) <= BLOCK:
            return of_block(images)
        return torch.cat([of_block(images[block]) for block in in_blocks(len(images), BLOCK)])

    def of_block(images: Tensor) -> Tensor:
        found = convolutions(images)
        posteriors = (last(found) / judge.temperature).softmax(1)
        moments = nn.functional.linear(images.flatten(1), places / 2, whole)
        ink = moments[:, :1]
        centre = moments[:, 1:] / ink.clamp(min=1e-6)
        return torch.cat([posteriors, ink, centre, found.mean((2, 3))], 1)

    return read


def classes(measures: Tensor, abstain_below: float) -> Tensor:
    """Return the digit that the judge names, −1 where it abstains, int64 [N].

    Args:
        measures: as `measure` gives them.
        abstain_below: of the judge.
    """
    confidence, labels = measures[:, :CLASSES].max(1)
    return torch.where(confidence >= abstain_below, labels, -1)
