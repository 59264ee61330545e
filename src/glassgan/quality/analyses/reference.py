"""Real images: what samples are compared with, and what test images give themselves."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from torch import Tensor

from glassgan.data.images import to_network
from glassgan.judge.network import Judge
from glassgan.prepare import splits
from glassgan.quality import measures
from glassgan.quality.settings import Measures


def analyse(
    settings: Measures,
    judge: Judge,
    train: Mapping[str, Tensor],
    test: Tensor,
    confusion: np.ndarray,
) -> tuple[measures.Reference, pd.DataFrame]:
    """Measure real images once, and test images as if they were samples.

    Args:
        settings: of the measures.
        judge: gives the features.
        train: stored training images, uint8 [T, C, H, W], and labels [T].
        test: stored test images, uint8 [N, C, H, W].
        confusion: of the judge, [10, 10].

    Returns:
        The reference, and a row a measure of test images.
    """
    count = len(test)
    order = splits.drawn(count, count, "test images of the folds", settings.seed)
    images = to_network(test[order])
    reference = measures.prepare(
        train["images"], train["labels"].long(), images, judge, confusion, settings
    )
    folds = measures.of_images(images[: settings.samples], judge, reference)
    return reference, measures.summary(folds, settings.samples, reference.nearest)
