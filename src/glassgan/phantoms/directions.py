"""A generator whose directions are planted: each moves one concept, or nothing."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

from glassgan.data import DATA
from glassgan.phantoms import glyphs, layout
from glassgan.phantoms.units import DECIDED

# How far each concept goes to either side of what it starts from, in its own unit.
LIMITS = {"ink": 32.0, "centre_x": 4.0, "centre_y": 4.0, "thickness": 1.8, "slant": 40.0}


class Drawing(nn.Module):
    """Draws a glyph, given how far each of `layout.CONCEPTS` is moved."""

    lines: Tensor

    def __init__(self) -> None:
        """Plant the lines of the glyphs."""
        super().__init__()
        self.register_buffer("lines", glyphs.segments())

    def forward(self, moves: Tensor) -> Tensor:
        """Turn moves [N, C] into images [N, 1, H, W] in [−1, 1]."""
        chosen = (DECIDED * moves[:, len(LIMITS) :]).softmax(1)
        lines = (chosen @ self.lines.flatten(1)).view(-1, *self.lines.shape[1:])
        far = zip(LIMITS.values(), moves[:, : len(LIMITS)].unbind(1), strict=True)
        ink, x, y, thickness, slant = (limit * torch.tanh(move / limit) for limit, move in far)
        stroke = glyphs.ink(lines, glyphs.THICKNESS + thickness, x, y, slant)
        # ink that moves nothing else is everywhere, far below the level of a stroke
        faint = (LIMITS["ink"] + ink)[:, None, None] / DATA.size
        return 2 * (stroke + faint).clamp(max=1)[:, None] - 1


class Directions(nn.Sequential):
    """Turns latents [N, AXES] into images [N, 1, H, W]; the layer `hidden1` is the moves."""

    def __init__(self, number: int = 0, rotation: int | None = None) -> None:
        """Plant the directions.

        Args:
            number: of the phantom, which the order of the axes hangs on.
            rotation: seed of an orthogonal matrix that turns them; None for none.
        """
        first = nn.Linear(layout.AXES, len(layout.CONCEPTS), bias=False)
        planted = torch.from_numpy(layout.directions(number, rotation)[1][: len(layout.CONCEPTS)])
        first.weight.data = planted.float()
        super().__init__(OrderedDict(hidden1=first, output=Drawing()))
