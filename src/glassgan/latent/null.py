"""Random directions of the latent space, which pass through the same choices as all others.

A direction without meaning also changes something, and a concept that was chosen because it
changed most on some samples will change on others too. So each random direction chooses its concept
just as the others do, on the same samples, and is measured on the held-out ones.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from torch import Tensor

from glassgan.latent.bank import Bank
from glassgan.latent.effects import means_of


@dataclass(frozen=True)
class Null:
    """Effects of R Haar-random directions where concepts are chosen, and on held-out samples.

    choosing, held_out: means as in `effects.Effects`, [R, C].
    """

    choosing: np.ndarray
    held_out: np.ndarray

    @cached_property
    def chosen(self) -> np.ndarray:
        """The concept that each random direction chooses, as `choose` does, int64 [R]."""
        return self.choose(self.choosing)

    def usable(self) -> np.ndarray:
        """Return which concepts vary in both, bool [C]."""
        found: np.ndarray = ~np.isnan(self.spread(self.choosing) + self.spread(self.held_out))
        return found

    @staticmethod
    def spread(means: np.ndarray) -> np.ndarray:
        """Return the root mean square effect on each concept, [C]."""
        return np.sqrt(np.square(means, dtype=np.float64).mean(0))

    def choose(self, means: np.ndarray) -> np.ndarray:
        """Return the concept on which each direction goes furthest beyond random ones, int64 [K].

        −1 where no concept varies in both.

        Args:
            means: effects where concepts are chosen, [K, C].
        """
        usable = self.usable()
        if not usable.any():
            return np.full(len(means), -1)
        spread = np.where(usable, self.spread(self.choosing), 1.0)
        return (np.abs(np.where(usable, means, 0.0)) / spread).argmax(1)

    def sizes(self, concept: int | None) -> np.ndarray:
        """Return how far random directions go, in units of their root mean square, [R].

        Args:
            concept: given beforehand, or None for the one that each direction chose.
        """
        sizes = np.abs(self.held_out) / self.spread(self.held_out)
        return sizes[:, concept] if concept is not None else _at(sizes, self.chosen)

    def selectivities(self, concept: int | None, noise: np.ndarray) -> np.ndarray:
        """Return `selectivity` of the random directions, as `sizes` does, [R]."""
        target = self.chosen if concept is None else np.full(len(self.held_out), concept)
        return selectivity(self.held_out, target, noise)[0]


def random(choosing: Bank, held_out: Bank, directions: Tensor, length: float) -> Null:
    """Measure random directions [R, d] where concepts are chosen and on held-out samples."""
    return Null(
        *(np.concatenate(list(means_of(part, directions, length))) for part in (choosing, held_out))
    )


def selectivity(
    means: np.ndarray, targets: np.ndarray, noise: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Return the selective effect of directions, and the share of their change on the target.

    The share is |d_on| / Σ |d| over all concepts, in standard deviations; the selective effect is
    the share times |d_on|. What sampling noise alone would add to each |d| is taken off first,
    d² − noise², or many concepts without an effect would look like side effects.

    Args:
        means: effects [..., K, C], nan where a concept does not vary.
        targets: the concept of each direction, int [K].
        noise: as in `effects.Effects`, [C].

    Returns:
        Selective effects and shares, [..., K]; 0 where nothing is left, or nothing varies.
    """
    sizes = np.sqrt(np.maximum(np.square(np.nan_to_num(means)) - np.nan_to_num(noise) ** 2, 0))
    on = _at(sizes, targets)
    total = sizes.sum(-1)
    share = np.divide(on, total, out=np.zeros_like(on), where=total > 0)
    return on * share, share


def _at(values: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Return values[..., k, columns[k]]."""
    return np.take_along_axis(
        values, np.broadcast_to(columns[:, None], (*values.shape[:-1], 1)), -1
    )[..., 0]
