"""How alike attributions are: rank correlation over the pixels that differ from the baseline."""

import numpy as np
import torch
from scipy.stats import rankdata
from torch import Tensor


def ranks(maps: Tensor, differs: Tensor) -> np.ndarray:
    """Return the ranks of the pixels that count, standardised, 0 for the others, [N, P].

    Those count in which the image differs from the baseline: an attribution that multiplies by that
    difference gives the others away for nothing.

    Ties share the mean of their ranks. Images of which nothing differs, and maps that are the same
    everywhere, are all nan.
    """
    counts = differs.flatten(1).numpy()
    values = np.where(counts, maps.flatten(1).numpy(), np.inf)  # the others rank behind
    found = rankdata(values, axis=1)
    number = counts.sum(1, keepdims=True)
    with np.errstate(invalid="ignore", divide="ignore"):
        centred = np.where(counts, found - (number + 1) / 2, 0.0)
        length = np.sqrt(np.square(centred).sum(1, keepdims=True))
        return np.where(length > 0, centred / length, np.nan)


def correlation_of_ranks(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return Spearman's correlation, image by image, of what `ranks` gives, [N]; nan if that is."""
    return np.einsum("np,np->n", first, second)


def differs(images: Tensor, baselines: Tensor) -> Tensor:
    """Return where images differ from their baselines, bool [N, C, H, W]."""
    return torch.ne(images, baselines)
