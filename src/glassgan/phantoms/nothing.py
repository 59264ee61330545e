"""A generator that draws the same whatever the latent is, a discriminator that sees nothing."""

from collections import OrderedDict

import torch
from torch import nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.phantoms import glyphs
from glassgan.phantoms.layout import NOTHING

LATENTS, DRAWN = 8, 3


def _first(inputs: int, purpose: str) -> nn.Linear:
    """Return a map to random units, to which inputs that are all the same give 0."""
    linear = nn.Linear(inputs, NOTHING, bias=False)
    weight = streams.latents(0, purpose, 0, NOTHING, inputs) / inputs**0.5
    linear.weight.data = weight - weight.mean(1, keepdim=True)
    return linear


class Constant(nn.Sequential):
    """Turns latents [N, LATENTS] into the same glyph; units vary, and nothing reads them."""

    def __init__(self) -> None:
        """Plant the glyph as a bias."""
        last = nn.Linear(NOTHING, DATA.size)
        last.weight.data = torch.zeros_like(last.weight)
        last.bias.data = 2 * glyphs.plain()[DRAWN].flatten() - 1
        first = _first(LATENTS, "units of a constant")
        output = nn.Sequential(last, nn.Unflatten(1, DATA.shape))
        super().__init__(OrderedDict(hidden1=nn.Sequential(first, nn.ReLU()), output=output))


class Blind(nn.Sequential):
    """Turns images [N, 1, H, W] into the logit 0; units vary, and nothing reads them."""

    def __init__(self) -> None:
        """Plant nothing."""
        last = nn.Linear(NOTHING, 1, bias=False)
        last.weight.data = torch.zeros_like(last.weight)
        first = nn.Sequential(nn.Flatten(), _first(DATA.size, "units of the blind"), nn.ReLU())
        super().__init__(OrderedDict(hidden1=first, output=nn.Sequential(last, nn.Flatten(0))))
