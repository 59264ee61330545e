"""Concepts: numbers measured on an image, of which analyses ask what units do to them."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd
import torch
from torch import Tensor, nn

from glassgan.concepts import CLASSES, CONCEPTS, MEASURED, STROKES
from glassgan.data import DATA
from glassgan.judge import morphometry
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


def strokes(images: Tensor, names: Iterable[str] = STROKES) -> pd.DataFrame:
    """Measure the strokes of images [N, 1, 28, 28]: a row an image, a column a name."""
    return morphometry.stroke(images[:, 0].numpy())[list(names)]


def concepts(judge: Judge, images: Tensor, stroked: int | None = None) -> tuple[np.ndarray, Tensor]:
    """Measure every concept of `CONCEPTS`: those of the judge and the ink, then those of a stroke.

    Args:
        judge: whose probabilities are concepts.
        images: [N, 1, 28, 28].
        stroked: how many of the images, from the beginning, have their strokes measured where the
            judge sees a digit; that takes ten times as long as all the rest. None for all.

    Returns:
        Values, float64 [N, K], nan where a concept was not measured or the image does not have it;
        and the digit that the judge names, −1 where it abstains, int64 [N].
    """
    found = measure(judge)(images)
    values = np.full((len(images), len(CONCEPTS)), np.nan)
    values[:, : len(MEASURED)] = found[:, : len(MEASURED)].double().numpy()
    digits = classes(found, judge.abstain_below)
    seen = (digits[:stroked] >= 0).nonzero()[:, 0]
    if len(seen):
        values[seen.numpy(), len(MEASURED) :] = strokes(images[seen])
    return values, digits
