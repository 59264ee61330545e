"""A generator whose units are planted: what each of them draws, alone or with another."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

from glassgan.data import DATA
from glassgan.phantoms import glyphs, layout
from glassgan.phantoms.layout import Part

DECIDED = 50.0  # by which scores of classes are multiplied: close ones mix
THRESHOLD, RISE = 1.0, 10.0  # where a threshold unit begins to draw, and how steeply
GREY = 0.5  # ink under a pair that cancels out


class Amounts(nn.Module):
    """What units make together: weights of the classes, then an amount of ink for each place."""

    def __init__(self, number: int) -> None:
        """Look up which units go together."""
        super().__init__()
        self.classes = [part.units[0] for part in layout.parts(number) if part.mechanism == "class"]
        self.drawn = drawn(number)

    def forward(self, units: Tensor) -> Tensor:
        """Turn values of units [N, U] into [N, 10 + P]."""
        scores = (DECIDED * units[:, self.classes]).softmax(1)
        amounts = [self.amount(part, units) for part in self.drawn]
        return torch.cat([scores, torch.stack(amounts, 1)], 1)

    @staticmethod
    def amount(part: Part, units: Tensor) -> Tensor:
        """Return the amount of ink of a part, [N], times full ink at its strength."""
        first, last = units[:, part.units[0]], units[:, part.units[-1]]
        if part.mechanism == "threshold":
            return (RISE * (first - THRESHOLD)).clamp(0, 1)
        if part.mechanism == "product":
            return first * last
        if part.mechanism == "cancelling":
            return first - last
        return torch.maximum(first, last)  # of a single unit: itself


class Units(nn.Sequential):
    """Turns latents [N, D] into images [N, 1, H, W]: a glyph in the middle, ink at the border."""

    def __init__(self, number: int = 0) -> None:
        """Plant the weights: a row of `hidden1` is one component of the latent.

        Args:
            number: of the phantom, which says what lies where.
        """
        parts = layout.parts(number)
        pairs = [pair for part in parts for pair in zip(part.units, part.latents, strict=True)]
        first = nn.Linear(1 + max(latent for _, latent in pairs), len(pairs), bias=False)
        first.weight.data = torch.zeros_like(first.weight)
        for unit, latent in pairs:
            first.weight.data[unit, latent] = 1.0
        here = drawn(number)
        squares = torch.stack([square(part) for part in here])
        grey = sum(square(part) for part in here if part.mechanism == "cancelling")
        strengths = torch.tensor([part.strength for part in here])
        middle = glyphs.plain() * (1 - squares.sum(0))
        pictures = torch.cat([middle, strengths[:, None, None] * squares])
        last = nn.Linear(len(pictures), DATA.size)  # white less black is 2
        last.weight.data = 2 * pictures.flatten(1).T.contiguous()
        last.bias.data = 2 * GREY * torch.as_tensor(grey).flatten() - 1
        shape = nn.Unflatten(1, DATA.shape)
        super().__init__(
            OrderedDict(
                hidden1=nn.Sequential(first, nn.ReLU()),
                output=nn.Sequential(Amounts(number), last, nn.Hardtanh(), shape),
            )
        )


def drawn(number: int = 0) -> list[Part]:
    """Return the parts of a phantom that have ink of their own."""
    return [part for part in layout.parts(number) if part.place is not None]


def square(part: Part) -> Tensor:
    """Return where the ink of a part is, 0 or 1, [H, W]."""
    assert part.place is not None
    row, column = part.place
    found = torch.zeros(DATA.shape[1:])
    found[row : row + layout.SIDE, column : column + layout.SIDE] = 1
    return found
