"""All phantoms, with their weights."""

from collections.abc import Mapping

import numpy as np
import torch
from torch import nn

from glassgan import streams
from glassgan.phantoms.deciding_layer import DecidingLayer
from glassgan.phantoms.dictionary import Dictionary
from glassgan.phantoms.directions import Directions
from glassgan.phantoms.frequency import Frequency
from glassgan.phantoms.nothing import Blind, Constant
from glassgan.phantoms.patch import Patch
from glassgan.phantoms.units import Units
from glassgan.subjects import article

ROTATION = 0  # seed


def networks(images: Mapping[str, np.ndarray]) -> dict[str, nn.Module]:
    """Return every phantom by name, generators and discriminators.

    Args:
        images: of the dictionaries, as `dictionaries` gives them.
    """
    with streams.default_stream(0, "phantoms"):
        found: dict[str, nn.Module] = {
            "untrained": article.generator(100, (256, 512, 1024), batch_norm=True),  # as `mlp`
            "units": Units(),
            "directions": Directions(),
            "oblique": Directions(ROTATION),
            "constant": Constant(),
            "patch": Patch(),
            "frequency": Frequency(),
            "deciding_layer": DecidingLayer(),
            "blind": Blind(),
        }
    for name, some in images.items():
        found[name] = Dictionary()
        found[name].images = torch.from_numpy(some)
    return found
