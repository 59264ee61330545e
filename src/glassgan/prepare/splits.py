"""Fixed splits of the training images."""

import numpy as np

from glassgan import streams


def validation_mask(count: int, held_out: int, seed: int) -> np.ndarray:
    """Return bool [count] with `held_out` true entries, drawn once from `seed`."""
    mask = np.zeros(count, dtype=bool)
    mask[streams.rng(seed, "validation split").permutation(count)[:held_out]] = True
    return mask
