"""A part of the data set as the first job stores it for all others."""

from typing import Any

import numpy as np

from glassgan.data import DATA
from glassgan.data.part import Part
from glassgan.prepare import splits


def stored(
    read: Part, count: int, name: str, seed: int
) -> tuple[dict[str, np.ndarray], dict[str, Any]]:
    """Return as many images of a part as are wanted, with all that is known of them.

    Args:
        read: the part.
        count: of images.
        name: of the part.
        seed: of which are taken.

    Returns:
        Tensors: `images`, `labels`, and `factors` where they are known, whose names and units are
        in the header; as is the checksum of what images of one's own were made of.
    """
    kept = splits.taken(len(read.images), count, name, seed)
    # none is copied where all are taken: they may be large
    whole = slice(None) if count == len(read.images) else kept
    tensors = {"images": read.images[whole], "labels": read.labels[whole]}
    header: dict[str, Any] = {}
    if read.factors is not None:
        tensors["factors"] = read.factors[whole]
        header["factors"] = DATA.factors
    if read.digest is not None:
        header["sha256"] = read.digest
    return tensors, header
