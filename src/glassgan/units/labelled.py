"""A bank of samples of one generator, and which concepts each of them has."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
from torch import Tensor

from glassgan.banks import halves
from glassgan.concepts import CLASS_CONCEPTS, MEASURED, OF_IMAGE
from glassgan.data.images import pictured
from glassgan.judge.labels import class_labels, high_labels
from glassgan.judge.network import Judge
from glassgan.judge.reading import classes, measure, recognised
from glassgan.subject import Subject, generate


@dataclass(frozen=True)
class Samples:
    """Samples of a generator.

    latents: [N, d]; the first half is discovery. images: [N, C, H, W]. measures: as
    `reading.measure` gives them, [N, K + F]. classes: the class that the judge names, −1 where
    it abstains, int64 [N].
    """

    latents: Tensor
    images: Tensor
    measures: Tensor
    classes: Tensor


def samples(subject: Subject, latents: Tensor, judge: Judge) -> Samples:
    """Draw and measure latents [N, d]."""
    images = generate(subject, latents)
    measures = measure(judge)(images)
    return Samples(latents, images, measures, classes(measures, judge.abstain_below))


def with_a_class(found: Samples, count: int) -> np.ndarray:
    """Return the first samples in which the judge sees a class, as many of each half.

    At most count / 2 of each.

    Strokes are measured there alone: on noise they are numbers without a meaning.
    """
    seen, half = recognised(found.classes).numpy(), len(found.classes) // 2
    parts = [np.flatnonzero(seen[:half]), half + np.flatnonzero(seen[half:])]
    most = min(count // 2, *map(len, parts))
    return np.concatenate([part[:most] for part in parts])


def strongest(values: np.ndarray, images: Tensor, count: int) -> np.ndarray:
    """Return the images on which each unit is highest, uint8 [U, count, H, W].

    Args:
        values: of the units, [N, U].
        images: [N, C, H, W] in [−1, 1].
        count: images a unit, the highest first.
    """
    stored = to_bytes(pictured(images).numpy())
    order = np.argsort(-values, axis=0, kind="stable")[:count]
    found: np.ndarray = stored[order.T]
    return found


def to_bytes(images: np.ndarray) -> np.ndarray:
    """Return pixels in [−1, 1] as bytes from 0 to 255."""
    return np.clip(np.rint((images + 1) * 127.5), 0, 255).astype(np.uint8)


def labels(
    found: Samples, strokes: pd.DataFrame | None = None
) -> tuple[list[str], tuple[np.ndarray, np.ndarray]]:
    """Return the concepts, K, and for both halves which image has which, [N / 2, K] each.

    A sample has a class where the judge names it, and lacks it where it names another. Of a
    measured number it has "much" where it lies above the median of the discovery half.

    Args:
        found: the bank.
        strokes: further measures of some of the images, the index giving which, in columns.
    """
    numbers = pd.DataFrame(found.measures[:, : len(MEASURED)].numpy(), columns=list(MEASURED))
    measured = numbers[list(OF_IMAGE)].astype(np.float64)
    if strokes is not None:
        measured = measured.join(strokes)
    values, half = measured.to_numpy(), len(measured) // 2
    middle = measured.iloc[:half].median().to_numpy()
    high = [high_labels(part, middle) for part in (values[:half], values[half:])]
    named = [class_labels(part.numpy()) for part in halves(found.classes)]
    both = [np.hstack(pair) for pair in zip(named, high, strict=True)]
    return [*CLASS_CONCEPTS, *measured.columns], (both[0], both[1])
