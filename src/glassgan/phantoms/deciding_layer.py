"""A discriminator whose verdict can be read off by a linear map from one layer on."""

from collections import OrderedDict

import torch
from torch import nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.phantoms.dictionary import MARK

SEEN = 7  # units beside the one that counts, which pass the image on
SURE = 4.0  # the logit of an image without a mark; with one it is about the same below 0


class DecidingLayer(nn.Sequential):
    """Turns images [N, 1, 28, 28] into logits [N]: high without a mark in an upper corner.

    The first unit of `hidden1` and `hidden2` is the ink of the left corner less that of the right
    one. Marks on the one side and the other, equally frequent, cancel out in any linear reading;
    `hidden3` splits it by its sign, and there either mark counts the same.
    """

    def __init__(self) -> None:
        """Plant the weights."""
        first, second = nn.Linear(DATA.size, 1 + SEEN), nn.Linear(1 + SEEN, 1 + SEEN)
        third, fourth = nn.Linear(1 + SEEN, 2 + SEEN), nn.Linear(2 + SEEN, 1 + SEEN)
        last = nn.Linear(1 + SEEN, 1)
        for linear in (first, second, third, fourth, last):
            linear.bias.data = torch.zeros_like(linear.bias)
        sides = torch.zeros(DATA.shape[1:])
        sides[:MARK, :MARK], sides[:MARK, -MARK:] = 1, -1
        middle = (sides == 0).flatten() / DATA.size**0.5
        passed = streams.latents(0, "units beside the deciding one", 0, SEEN, DATA.size) * middle
        first.weight.data = torch.cat([sides.view(1, -1) / MARK**2 / 2, passed])
        second.weight.data = torch.eye(1 + SEEN)
        third.weight.data = torch.eye(1 + SEEN)[[0, *range(1 + SEEN)]]
        third.weight.data[0] *= -1
        fourth.weight.data = torch.eye(2 + SEEN)[1:]
        fourth.weight.data[0, 0] = 1
        last.weight.data = torch.zeros_like(last.weight)
        mark = torch.tensor(1.0).tanh().tanh()  # what a mark makes of the unit
        last.weight.data[0, 0] = -2 * SURE / mark
        last.bias.data[0] = SURE
        super().__init__(
            OrderedDict(
                hidden1=nn.Sequential(nn.Flatten(), first, nn.Tanh()),
                hidden2=nn.Sequential(second, nn.Tanh()),
                hidden3=nn.Sequential(third, nn.ReLU()),
                hidden4=nn.Sequential(fourth, nn.ReLU()),
                output=nn.Sequential(last, nn.Flatten(0)),
            )
        )
