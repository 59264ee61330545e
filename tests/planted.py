"""A generator whose units are known, and a judge that sees what they draw."""

from collections import OrderedDict

import torch
from torch import nn

from glassgan.judge.network import Judge
from glassgan.subject import Subject

BAR, BRIGHTNESS, NOTHING, FIRST, SECOND, COPY, OTHER_COPY = range(7)
IDLE = 40  # further units, which do nothing
UNITS = 7 + IDLE


class Both(nn.Module):
    """Strengths of four pictures: bar, brightness, of FIRST and SECOND, of either copy."""

    def forward(self, units):
        together = units[:, FIRST] * units[:, SECOND]
        either = (units[:, COPY] + units[:, OTHER_COPY]).clamp(max=1)
        strengths = [units[:, BAR], units[:, BRIGHTNESS], together, either]
        return torch.stack([s.clamp(max=3) for s in strengths], 1)


def pictures() -> torch.Tensor:
    """A vertical bar on the left, brightness everywhere, a patch below, a patch on the right."""
    found = torch.zeros(4, 28, 28)
    found[0, 4:24, 4:8] = 1
    found[1] = 0.1
    found[2, 20:27, 12:16] = 1
    found[3, 8:20, 20:26] = 1
    return found


def generator() -> nn.Module:
    """Units ReLU(z) of seven latents, OTHER_COPY of the latent of COPY, and idle ones.

    The latent of NOTHING is its own; the idle units mix all latents, and do nothing either.
    """
    first = nn.Linear(7, UNITS, bias=False)
    mixes = torch.randn(IDLE, 7, generator=torch.Generator().manual_seed(0))
    first.weight.data = torch.cat([torch.eye(7), nn.functional.normalize(mixes)])
    first.weight.data[OTHER_COPY] = first.weight.data[COPY]
    last = nn.Linear(4, 784)
    last.weight.data = pictures().flatten(1).T.contiguous()
    last.bias.data.fill_(-1.0)
    layers = OrderedDict(
        hidden1=nn.Sequential(first, nn.ReLU()),
        output=nn.Sequential(Both(), last, nn.Hardtanh(), nn.Unflatten(1, (1, 28, 28))),
    )
    return nn.Sequential(layers)


def subject() -> Subject:
    """The generator without a discriminator."""
    return Subject(generator(), None, latent_dim=7).evaluation()


def judge() -> Judge:
    """Digit 1 is the bar, 2 the patch below, 3 the patch on the right; else digit 0.

    By the ink in their middles, relative to that of a corner, so that brightness says nothing.
    """
    last = nn.Linear(784, 11)
    weight = torch.zeros(11, 28, 28)
    for digit, (rows, columns) in enumerate(
        [((8, 20), (5, 7)), ((22, 26), (13, 15)), ((10, 18), (21, 25))], start=1
    ):
        part = weight[digit, slice(*rows), slice(*columns)]
        part.fill_(20 / part.numel())
        weight[digit, :2, :2] = -20 / 4
    last.weight.data = weight.flatten(1)
    last.bias.data = torch.tensor([0.0, *[-6.0] * 3, *[-40.0] * 7])
    network = nn.Sequential(nn.Identity(), nn.Flatten(), last).requires_grad_(False)
    return Judge(network, temperature=1.0, abstain_below=0.5)


def latents(count: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(count, 7, generator=torch.Generator().manual_seed(seed))
