"""Random units: the values of a unit, written along a random direction in place of its own.

Nearly every unit of any network, trained or not, changes something, and the strongest of many on
the best of many concepts changes much. So as many random units as a layer has units, or more, go
the same way: what becomes of the images is found by the same functions, the strongest are chosen
on the same latents and measured on the same others. A random unit has exactly the energy of the
unit whose values it takes, under every intervention; were the units of a layer random directions
themselves, the two could not be told apart.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.layers.downstream import Downstream
from glassgan.statistics import counts, nulls
from glassgan.units.effects import UnitEffects


@dataclass(frozen=True)
class RandomUnits:
    """P random units of a layer of C units.

    direction: uniform on the sphere (Haar), float32 [P, C]; carrier: the unit whose values each
    takes, int64 [P].
    """

    direction: Tensor
    carrier: Tensor

    def some(self, chosen: Sequence[int]) -> "RandomUnits":
        """Return some of them."""
        return RandomUnits(self.direction[list(chosen)], self.carrier[list(chosen)])

    @torch.no_grad()
    def at(self, place: Downstream) -> Downstream:
        """Return a bank at the layer with the random units in place of its own.

        Its values are [N, P, ...]. Whatever changes them by δ changes those of the layer by δ times
        the direction. What the layer holds besides goes along with the latents.

        Args:
            place: the bank at the layer, values [N, C, ...].
        """
        own, inputs = place.values.shape[1:], place.latents.shape[1:]
        wide = (1, len(self.carrier), own[0], *[1] * (len(own) - 1))
        direction, carrier, draw, add = self.direction, self.carrier, place.draw, place.add

        def along(units: Tensor, change: Tensor) -> Tensor:
            turned = direction[units].view(1, len(units), *wide[2:])
            return (change.unsqueeze(2) * turned).sum(1)

        def drawn(values: Tensor, both: Tensor) -> Tensor:
            first, held = both.split([both.shape[1] - own.numel(), own.numel()], 1)
            held = held.view(-1, *own)
            change = values - held[:, carrier]
            # nearly always one unit has moved; the others add nothing
            moved = change.transpose(0, 1).flatten(1).ne(0).any(1).nonzero()[:, 0]
            return draw(held + along(moved, change[:, moved]), first.view(-1, *inputs))

        def adding(ahead: Tensor, units: list[int], change: Tensor) -> object:
            assert add is not None
            return add(ahead, list(range(own[0])), along(torch.tensor(units), change))

        return replace(
            place,
            latents=torch.cat([place.latents.flatten(1), place.values.flatten(1)], 1),
            values=place.values[:, carrier],
            draw=drawn,
            add=None if add is None else adding,
        )


def random_units(units: int, count: int, seed: int, purpose: str) -> RandomUnits:
    """Draw random units of a layer; its units carry them in turn, in a random order.

    Args:
        units: of the layer, C.
        count: of random units; in a multiple of C each unit carries equally many.
        seed: of the directions.
        purpose: key of the stream.
    """
    rng = streams.rng(seed, purpose)
    carrier = torch.from_numpy(rng.permutation(units)[np.arange(count) % units])
    direction = torch.from_numpy(rng.standard_normal((count, units), dtype=np.float32))
    return RandomUnits(direction / direction.norm(dim=1, keepdim=True), carrier)


@dataclass(frozen=True)
class Swept:
    """What P random units did on discovery latents, none of them selected.

    mean: effect on each concept, [P, K]; image: root mean square change of a pixel, [P].
    """

    mean: np.ndarray
    image: np.ndarray

    @staticmethod
    def of(effect: UnitEffects) -> "Swept":
        """Return it from the effects of an ablation of every random unit of a layer."""
        return Swept(effect.mean.numpy(), effect.image.numpy())

    def bound(self, varies: np.ndarray) -> np.ndarray:
        """Return what 97.5 % of random units stay within on all concepts at once, [K].

        What 97.5 % stay within on each concept alone, times a factor that makes it hold for the
        one that each goes furthest on; both with confidence .95 (`nulls.upper_bound`). nan with
        too few random units.

        Args:
            varies: which concepts count, bool [K]; the bound of others is nan.
        """
        size = np.abs(self.mean)
        alone = np.array([nulls.upper_bound(column) for column in size.T])
        alone[~varies | ~(alone > 0)] = np.nan
        if np.isnan(alone).all():
            return alone
        furthest = np.nanmax(size / alone, axis=1)
        found: np.ndarray = alone * nulls.upper_bound(furthest)
        return found


def energy(place: Downstream, unit: int, replacement: Callable[[int], Tensor]) -> float:
    """Return the mean square, over latents and places, of what an intervention changes."""
    return float((replacement(unit) - place.values[:, unit]).square().mean())


def ranks(sizes: np.ndarray, random: np.ndarray) -> np.ndarray:
    """Return the p-value of "like a random unit that was chosen alike" of sizes [S].

    Monte-Carlo, from the rank among the sizes of random units [R] (Phipson and Smyth 2010).
    """
    return np.array([nulls.monte_carlo_p(size, random) for size in sizes])


def more_often(passed: int, units: int, random_passed: int, random: int) -> float:
    """Return the p-value of "units pass a rule no more often than random units".

    Fisher's exact test, one-sided. The counts are those of all units and random units of the
    layer: one that was not chosen did not pass. Were the units random directions, any of them
    that pass would be as likely to be of one kind as of the other; the rule must not know the
    random units that are counted. nan where so few pass in all that no division of them could be
    significant at .05, which leaves the family of tests (Tarone 1990, "A modified Bonferroni
    method for discrete data").
    """
    both = passed + random_passed
    most = min(both, units)
    if counts.more_often_p(most, units, both - most, random) > 0.05:
        return float("nan")
    return counts.more_often_p(passed, units, random_passed, random)
