"""Random directions of a layer's activation space: what a change of the same energy does.

Nearly every unit of any network, trained or not, changes something. What is asked is whether it
does more than as large a change in a direction without a meaning.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from glassgan import streams

LEVELS = 3  # of energy, on a logarithmic scale


@dataclass(frozen=True)
class Move:
    """A move of a layer's values by the values of one unit, times a factor, along a direction.

    direction: of unit length, [C].
    """

    direction: Tensor
    unit: int
    factor: float

    def change(self, values: Tensor) -> Tensor:
        """Return what the move adds to values [N, C, ...]."""
        shape = (1, values.shape[1], *[1] * (values.ndim - 2))
        return (values[:, self.unit] * self.factor).unsqueeze(1) * self.direction.view(shape)


def levels_of(energies: Sequence[float]) -> np.ndarray | None:
    """Return levels that span the energies above zero, rising, [L]; None if there are none."""
    positive = np.array([value for value in energies if value > 0])
    if not len(positive):
        return None
    # a little above the largest, so that rounding leaves it below
    return np.geomspace(positive.min(), positive.max() * 1.0001, LEVELS)


def moves(
    values: Tensor, levels: np.ndarray, *, count: int, seed: int, purpose: str
) -> Iterator[Move]:
    """Yield `count` random moves of values [N, C, ...] at each level of energy, level by level."""
    rng = streams.rng(seed, purpose)
    alive = values.transpose(0, 1).flatten(1).square().mean(1).nonzero()[:, 0].numpy()
    for level in levels:
        for _ in range(count):
            direction = torch.from_numpy(rng.standard_normal(values.shape[1], dtype=np.float32))
            direction /= direction.norm()
            unit = int(rng.choice(alive))
            own = values[:, unit].square().mean()
            yield Move(direction, unit, float(level / own) ** 0.5)
