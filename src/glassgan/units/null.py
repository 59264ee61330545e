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
class Directions:
    """Effects of R random directions at each of L levels of energy.

    energy: mean square of the change that a latent gets, rising, [L]; mean: of the change of each
    concept over the latents, [L, R, K]; image: root mean square change of a pixel, [L, R].
    """

    energy: np.ndarray
    mean: np.ndarray
    image: np.ndarray

    def least(self, energy: float) -> np.ndarray:
        """Return, for each concept, what 97.5 % of the directions of an energy stay within, [K].

        Between two levels it is interpolated along the amplitude, the root of the energy, to which
        small effects are proportional.
        """
        bounds = np.quantile(np.abs(self.mean), 0.975, axis=1)
        amplitude, levels = np.sqrt(energy), np.sqrt(self.energy)
        return np.array([np.interp(amplitude, levels, bound) for bound in bounds.T])


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
