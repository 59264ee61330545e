"""A discriminator whose verdict can be read off by a linear map from one layer on."""

from collections import OrderedDict

import torch
from torch import nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.phantoms.dictionary import MARK
from glassgan.phantoms.layout import LAYERS

SEEN = 7  # units beside the one that counts, which pass the image on
SURE = 4.0  # the logit of an image without a mark; with one it is about the same below 0


class DecidingLayer(nn.Sequential):
    """Turns images [N, 1, H, W] into logits [N]: high without a mark in an upper corner.

    The first unit is the ink of the left corner less that of the right one. Marks on the one side
    and the other, equally frequent, cancel out in any linear reading; the layer that decides splits
    it by its sign, and from there on either mark counts the same.
    """

    def __init__(self, layer: int) -> None:
        """Plant the weights.

        Args:
            layer: that decides, 1 to `LAYERS`.
        """
        sides = torch.zeros(DATA.shape[1:])
        sides[:MARK, :MARK], sides[:MARK, -MARK:] = 1, -1
        middle = (sides == 0).flatten() / DATA.size**0.5
        passed = streams.latents(0, "units beside the deciding one", 0, SEEN, DATA.size) * middle
        same, split = torch.eye(1 + SEEN), torch.eye(1 + SEEN)[[0, *range(1 + SEEN)]]
        split[0] *= -1
        joined = torch.eye(2 + SEEN)[1:]
        joined[0, 0] = 1
        hidden = OrderedDict[str, nn.Module]()
        weight = torch.cat([sides.view(1, -1) / MARK**2 / 2, passed])
        mark = torch.tensor(1.0)  # what a mark makes of the first unit
        for number in range(1, LAYERS + 1):
            if number == layer:
                weight = split @ weight
            act = nn.Tanh() if number < layer else nn.ReLU()
            mark = act(mark)
            flat = [nn.Flatten()] if number == 1 else []
            hidden[f"hidden{number}"] = nn.Sequential(*flat, _linear(weight), act)
            weight = joined if number == layer else same
        last = _linear(weight[:1] * (-2 * SURE / mark))
        last.bias.data[0] = SURE
        super().__init__(hidden | OrderedDict(output=nn.Sequential(last, nn.Flatten(0))))


def _linear(weight: torch.Tensor) -> nn.Linear:
    """Return a layer with these weights [O, I] and no bias to speak of."""
    found = nn.Linear(*weight.T.shape)
    found.weight.data, found.bias.data = weight.clone(), torch.zeros(len(weight))
    return found
