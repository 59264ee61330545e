"""Random directions of the latent space, which pass through the same choices as all others.

A direction without meaning also changes something, and a concept that was chosen because it
changed most on some samples will change on others too. So each random direction chooses its concept
just as the others do, on the same samples, and is measured on the held-out ones.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from torch import Tensor

from glassgan.latent.effects import Setting, means_of


@dataclass(frozen=True)
class Null:
    """Effects of R Haar-random directions where concepts are chosen, and on held-out samples.

    choosing, held_out: means as in `effects.Effects`, [R, C]; square: of the held-out ones, as
    there; change: of the image along each, as `effects.image_change`, [R].
    """

    choosing: np.ndarray
    held_out: np.ndarray
    square: np.ndarray
    change: np.ndarray

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

    def selectivities(self, concept: int | None) -> np.ndarray:
        """Return `selectivity` of the random directions, as `sizes` does, [R]."""
        target = self.chosen if concept is None else np.full(len(self.held_out), concept)
        return selectivity(self.held_out, self.square, target)


def random(setting: Setting, directions: Tensor) -> Null:
    """Measure random directions [R, d] where concepts are chosen and on held-out samples."""
    (choosing, _), (held_out, square) = (
        (np.concatenate(part) for part in zip(*blocks, strict=True))
        for blocks in (
            means_of(bank, directions, setting.length, setting.scales)
            for bank in (setting.choosing, setting.held_out)
        )
    )
    return Null(choosing, held_out, square, setting.image_change(directions))


def shares(squares: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the share of the change on the target, d²_on / Σ d² over all concepts, [..., K].

    Of unbiased squares, so that many concepts without an effect add nothing on average; where
    noise makes their sum negative, the share is above 1. nan where nothing is left in all.

    Args:
        squares: of effects [..., K, C], as in `effects.Effects`, nan where a concept does not vary.
        targets: the concept of each direction, int [K].
    """
    known = np.nan_to_num(squares)
    total = known.sum(-1)
    whole: np.ndarray = np.where(total > 0, total, np.nan)
    return _at(known, targets) / whole


def selectivity(means: np.ndarray, squares: np.ndarray, targets: np.ndarray) -> np.ndarray:
    """Return the selective effect of directions, |d_on| times its share of the change, [..., K].

    0 where nothing is left, or nothing varies.

    Args:
        means: effects [..., K, C].
        squares: of these, as `shares` takes them.
        targets: the concept of each direction, int [K].
    """
    share = np.clip(np.nan_to_num(shares(squares, targets)), 0, 1)
    return np.abs(np.nan_to_num(_at(means, targets))) * share


def _at(values: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Return values[..., k, columns[k]]."""
    return np.take_along_axis(
        values, np.broadcast_to(columns[:, None], (*values.shape[:-1], 1)), -1
    )[..., 0]
