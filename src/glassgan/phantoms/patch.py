"""A discriminator that looks at four patches of the image."""

from collections import OrderedDict

import numpy as np
import torch
from torch import nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.phantoms import layout

SEEN = 12  # pixels of a unit, half of a patch


class Patch(nn.Sequential):
    """Turns images [N, 1, H, W] into logits [N] that rise with the ink in `layout.PATCHES`.

    A unit of `hidden1` is ReLU of the mean of some pixels, half of the patch of its weight or as
    many of other places; those of other places have no weight in the logit.
    """

    def __init__(self) -> None:
        """Plant the weights."""
        rng, weights = streams.rng(0, "units of the patch"), layout.readers()
        first, last = nn.Linear(DATA.size, len(weights)), nn.Linear(len(weights), 1)
        first.weight.data = torch.zeros_like(first.weight)
        seen = torch.tensor(
            [layout.weight_of((row, column)) for row, column in np.ndindex(DATA.shape[1:])]
        )
        for unit, weight in enumerate(weights):
            pixels = (seen == weight).nonzero()[:, 0]
            first.weight.data[unit, pixels[rng.permutation(len(pixels))[:SEEN]]] = 1 / SEEN
        first.bias.data = torch.linspace(0.5, 1.0, len(weights))  # above 0 for all but black
        last.weight.data = torch.tensor([weights])
        last.bias.data = torch.tensor([-sum(weights) / 2])
        hidden = nn.Sequential(nn.Flatten(), first, nn.ReLU())
        super().__init__(OrderedDict(hidden1=hidden, output=nn.Sequential(last, nn.Flatten(0))))
