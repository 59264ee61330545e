"""All phantoms, with their weights."""

from collections.abc import Mapping

import numpy as np
import torch
from torch import nn

from glassgan import streams
from glassgan.phantoms import layout, taught
from glassgan.phantoms.deciding_layer import DecidingLayer
from glassgan.phantoms.dictionary import Dictionary
from glassgan.phantoms.directions import Directions
from glassgan.phantoms.frequency import Frequency
from glassgan.phantoms.nothing import Blind, Constant
from glassgan.phantoms.patch import Patch
from glassgan.phantoms.units import Units
from glassgan.subjects import article


def networks(
    images: Mapping[str, np.ndarray], lessons: int = taught.LESSONS
) -> dict[str, nn.Module]:
    """Return every phantom by name, generators and discriminators.

    Args:
        images: of the dictionaries, as `dictionaries` gives them.
        lessons: of each network that is taught.
    """
    with streams.default_stream(0, "phantoms"):
        found: dict[str, nn.Module] = {
            "untrained": article.generator(100, (256, 512, 1024), batch_norm=True),  # as `mlp`
            "untrained_d": article.discriminator((1024, 512, 256), 0.3),
            "constant": Constant(),
            "patch": Patch(),
            "frequency": Frequency(),
            "blind": Blind(),
        }
        found |= {name: Units(number) for name, number in layout.UNITS.items()}
        found |= {name: Directions(number) for name, number in layout.DIRECTIONS.items()}
        found |= {name: Directions(rotation=turn) for name, turn in layout.OBLIQUE.items()}
        found |= {name: DecidingLayer(layer) for name, layer in layout.DECIDING.items()}
    for name, number in layout.TAUGHT.items():
        found[name] = taught.trained(number, lessons)
    for name, some in images.items():
        found[name] = Dictionary()
        found[name].images = torch.from_numpy(some)
    return found
