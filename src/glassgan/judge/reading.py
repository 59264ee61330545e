"""Concepts: numbers measured on an image, of which analyses ask what units do to them."""

from collections.abc import Callable, Iterable

import numpy as np
import pandas as pd
import torch
from torch import Tensor, nn

from glassgan.concepts import (
    APPEARANCE,
    CLASSES,
    CONCEPTS,
    FACTORS,
    MEASURED,
    OWN,
    STROKES,
)
from glassgan.data import DATA
from glassgan.judge import appearance, morphometry, network
from glassgan.judge.network import Judge
from glassgan.subject import in_blocks

# Images that the judge sees at once: half the time of a thousand, whose maps leave the cache.
BLOCK = 250


def measure(judge: Judge) -> Callable[[Tensor], Tensor]:
    """Return a function that measures images [M, C, H, W] → [M, K + F].

    The first columns are those of `MEASURED`: the calibrated probabilities of the judge; the ink
    (sum of the pixels, each from 0 to 1) and its centre from that of the image, x to the right
    and y down, 0 without ink, or, of images that show no strokes, their appearance; factors and a
    user's own concepts. The others are the judge's features, for distances between sets of
    images. One pass of the judge gives both.
    """
    seen = _ink() if DATA.stroked else appearance.measure

    @torch.no_grad()
    def read(images: Tensor) -> Tensor:
        if len(images) <= BLOCK:
            return of_block(images)
        return torch.cat([of_block(images[block]) for block in in_blocks(len(images), BLOCK)])

    def of_block(images: Tensor) -> Tensor:
        logits, features = judge.parts(images)
        posteriors = (logits / judge.temperature).softmax(1)
        further = [judge.further(images)] if judge.further else []
        return torch.cat([posteriors, seen(images), *further, features], 1)

    return read


def _ink() -> Callable[[Tensor], Tensor]:
    """Return what measures ink and its centre, images [M, 1, H, W] → [M, 3]."""
    height, width = DATA.shape[1:]
    y = torch.arange(height) - (height - 1) / 2
    x = torch.arange(width) - (width - 1) / 2
    places = torch.stack(
        [torch.ones(height, width), x.expand(height, width), y[:, None].expand(height, width)]
    ).flatten(1)
    whole = places.sum(1) / 2  # a pixel x has the ink (x + 1) / 2

    def of(images: Tensor) -> Tensor:
        moments = nn.functional.linear(images.flatten(1), places / 2, whole)
        ink = moments[:, :1]
        return torch.cat([ink, moments[:, 1:] / ink.clamp(min=1e-6)], 1)

    return of


def classes(measures: Tensor, abstain_below: float) -> Tensor:
    """Return the class that the judge names, −1 where it abstains, int64 [N].

    Args:
        measures: as `measure` gives them.
        abstain_below: of the judge.
    """
    return network.labels(measures, abstain_below).classes()


def recognised(named: Tensor) -> Tensor:
    """Return in which images there is something to be measured, bool [N].

    Where the judge names a class; without classes nothing is known of that, and all count.

    Args:
        named: as `classes` gives it.
    """
    return named >= 0 if CLASSES else torch.ones_like(named, dtype=torch.bool)


def seen(images: Tensor) -> pd.DataFrame:
    """Measure what images [N, C, H, W] show without any network, the columns of `SEEN`.

    Strokes where the data set has them, else the appearance; a row an image.
    """
    if DATA.stroked:
        return morphometry.stroke(images[:, 0].cpu().numpy())
    blocks = in_blocks(max(len(images), 1), BLOCK)
    found = torch.cat([appearance.measure(images[block]) for block in blocks])
    return pd.DataFrame(found.double().cpu().numpy(), columns=list(APPEARANCE))


def shown(judge: Judge, images: Tensor) -> pd.DataFrame:
    """Measure all that images [N, C, H, W] show but classes: `seen`, factors and own concepts."""
    table = seen(images)
    if judge.further:
        blocks = in_blocks(max(len(images), 1), BLOCK)
        with torch.no_grad():
            found = torch.cat([judge.further(images[block]) for block in blocks])
        table[[*FACTORS, *OWN]] = found.double().cpu().numpy()
    return table


def strokes(images: Tensor, names: Iterable[str] = STROKES) -> pd.DataFrame:
    """Measure the strokes of images [N, 1, H, W]: a row an image, a column a name.

    Without a column where no name is given, as for images that show no strokes.
    """
    wanted = list(names)
    return seen(images)[wanted] if wanted else pd.DataFrame(index=range(len(images)))


def concepts(judge: Judge, images: Tensor, stroked: int | None = None) -> tuple[np.ndarray, Tensor]:
    """Measure every concept of `CONCEPTS`: those that `measure` gives, then those of a stroke.

    Args:
        judge: whose probabilities are concepts.
        images: [N, C, H, W].
        stroked: how many of the images, from the beginning, have their strokes measured where the
            judge names a class; that takes ten times as long as all the rest. None for all.

    Returns:
        Values, float64 [N, K], nan where a concept was not measured or the image does not have it;
        and the class that the judge names, −1 where it abstains, int64 [N].
    """
    found = measure(judge)(images)
    values = np.full((len(images), len(CONCEPTS)), np.nan)
    values[:, : len(MEASURED)] = found[:, : len(MEASURED)].double().numpy()
    named = classes(found, judge.abstain_below)
    chosen = recognised(named[:stroked]).nonzero()[:, 0]
    if STROKES and len(chosen):
        values[chosen.numpy(), len(MEASURED) :] = strokes(images[chosen])
    return values, named
