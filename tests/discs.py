"""A data set of coloured discs, whose factors are known, and one without labels."""

from dataclasses import replace

import numpy as np

from glassgan.data.sets import MNIST

SHAPE = (3, 20, 24)
CLASSES = ("left", "right")
OWN = (("redness", "level"), ("learned", ""))
DISCS = replace(
    MNIST, name="Discs", shape=SHAPE, kind="disc", plural="discs", classes=CLASSES, strokes=False,
    margin=2, factors=(("size", "pixels"), ("place_x", "pixels")), own=OWN,
)  # fmt: skip
UNLABELLED = replace(MNIST, name="Scribbles", classes=(), labelled=False)


def coloured_discs(count, seed=0):
    """Discs on black, left or right of the middle: uint8 images, labels, factors."""
    rng = np.random.default_rng(seed)
    labels = rng.integers(0, 2, count)
    radius = rng.uniform(2.5, 5, count)
    x = (2 * labels - 1) * rng.uniform(2, 5, count)
    hue = rng.uniform(0, 2, count)  # from red over green to blue
    colour = np.clip(1 - np.abs(hue[:, None] - np.arange(3)), 0, 1)
    colour /= colour.max(1, keepdims=True)
    rows, columns = (np.arange(size) - (size - 1) / 2 for size in SHAPE[1:])
    far = np.hypot(rows[None, :, None], columns[None, None, :] - x[:, None, None])
    cover = np.clip(radius[:, None, None] - far + 0.5, 0, 1)
    images = np.rint(255 * colour[:, :, None, None] * cover[:, None]).astype(np.uint8)
    return images, labels, np.stack([radius, x], 1).astype(np.float32)
