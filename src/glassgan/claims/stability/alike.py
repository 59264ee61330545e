"""How alike two answers to one question are, beside answers that have nothing in common.

Answers that are compared come from disjoint samples, whatever else is changed: two from the same
samples agree on their noise too.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

import numpy as np
import torch
from scipy.stats import rankdata
from torch import Tensor

from glassgan.effects import no_estimate
from glassgan.latent.agreement import basis
from glassgan.statistics import columns, intervals
from glassgan.statistics.columns import Columns
from glassgan.subject import in_blocks

T = TypeVar("T")

FOLDS = 10  # of latents, and of units, without each of which an answer is given again
BLOCK = 500  # random rotations at a time
BANK, JUDGE, HALF, SINGLE = (
    "another bank",
    "another judge",
    "half as many latents",
    "single latents",
)
NO_JUDGE = "the judge has no part in it"


def row(target: str, concept: str, intervention: str, **more: Any) -> Columns:
    """Return a row of an effects table.

    Args:
        target: the kind of explanation.
        concept: what is compared of it.
        intervention: what was changed.
        more: further columns.
    """
    named = {"target": target, "concept": concept, "intervention": intervention}
    return {"analysis": "stability", **named, **more}


def without_folds(count: int, folds: int = FOLDS) -> list[np.ndarray]:
    """Return which of `count` samples there are, all and without each fold, bool [1 + F, count]."""
    fold = np.arange(count) % folds
    return [fold >= 0, *(fold != number for number in range(folds))]


def compared(
    first: Sequence[T], second: Sequence[T], statistic: Callable[[T, T], float]
) -> tuple[float, float]:
    """Return a statistic of two answers and its margin, half the width of its interval.

    Args:
        first: the answer from all samples, then those without each fold.
        second: the same from others.
        statistic: how alike two answers are.
    """
    found = [statistic(*pair) for pair in zip(first, second, strict=True)]
    return found[0], float(intervals.jackknife_margin(found[1:]))


def flips(count: int, rng: np.random.Generator, draws: int) -> np.ndarray:
    """Return random signs of `count` latents, float32 [draws, count].

    The null of what units do: on each latent all changes, of all units and concepts, get one sign.
    Units exchanged would be none: their effects share what their bank happens to hold, and those
    that do much do much by chance.
    """
    return rng.choice(np.array([-1, 1], dtype=np.float32), (draws, count))


def noise(effects: np.ndarray, signs: np.ndarray) -> np.ndarray:
    """Return what a bank may add to mean effects by chance, float32 [R, ...], on any scale.

    Means of what effects on single latents differ from their mean by, with signs at random (the
    wild bootstrap; Wu 1986, "Jackknife, bootstrap and other resampling methods in regression
    analysis"). The effects themselves with signs at random would keep their order or turn it round.

    Args:
        effects: on each latent, [N, ...].
        signs: as `flips` gives them, [R, N].
    """
    exact = effects.astype(float)  # so that equal effects differ from their mean by 0
    apart = (exact - exact.mean(0)).astype(np.float32)
    found: np.ndarray = signs @ apart.reshape(len(apart), -1)
    return found.reshape(len(signs), *effects.shape[1:])


def tied(effects: np.ndarray) -> bool:
    """Return whether the effects of several units may be equal: one is the same on each latent."""
    return bool((np.ptp(effects, axis=0) == 0).any())


def ranks(values: np.ndarray, method: str = "average") -> np.ndarray:
    """Return the ranks of values [..., U, K] over units, standardised; 0 where all are equal."""
    centred = rankdata(values, method, axis=-2) - (values.shape[-2] + 1) / 2
    length = np.sqrt(np.square(centred).sum(-2, keepdims=True))
    return np.divide(centred, length, out=np.zeros_like(centred), where=length > 0)


def over_units(
    first: np.ndarray, second: np.ndarray, rng: np.random.Generator, draws: int
) -> Columns:
    """Return Spearman's correlation over units of mean effects, the mean over concepts.

    The error is that of other latents and that of other units, added up. Null: `noise` in place of
    the second.

    Args:
        first: effects on each latent of each unit, [N, U, K].
        second: the same from other latents, [M, U, K].
        rng: of the null.
        draws: of it.

    Returns:
        Estimate, interval, null, p-value and n, the number of units, as columns.
    """
    units, concepts = second.shape[1:]

    def correlation(one: np.ndarray, other: np.ndarray) -> float:
        return float((ranks(one) * ranks(other)).sum(0).mean())

    def of_latents(some: np.ndarray) -> list[np.ndarray]:
        return [some[kept].mean(0) for kept in without_folds(len(some))]

    def of_units(some: np.ndarray) -> list[np.ndarray]:
        return [some.mean(0)[kept] for kept in without_folds(units)]

    found, reach = compared(of_latents(first), of_latents(second), correlation)
    reach = np.hypot(reach, compared(of_units(first), of_units(second), correlation)[1])
    by_chance = noise(second, flips(len(second), rng, draws))
    drawn = ranks(by_chance, "average" if tied(second) else "ordinal")  # which is faster
    null = np.einsum("ruk,uk->r", drawn, ranks(first.mean(0))) / concepts
    return {**columns.within(found, reach, -1, 1), **columns.null(null, found), "n": units}


def same_sign(
    discovery: np.ndarray, held_out: np.ndarray, rng: np.random.Generator, draws: int
) -> Columns:
    """Return the share of held-out latents whose own effect has the sign of the mean.

    Of each target the concept with the largest mean effect on discovery, whose sign is that of
    this mean; of all targets, on the latents on which the concept changes. Null: the signs
    of `flips`, with everything chosen anew.

    Args:
        discovery: effects on each latent of each target, in the same unit for all concepts,
            [N, T, K].
        held_out: on other latents, [M, T, K].
        rng: of the null.
        draws: of it.

    Returns:
        Estimate, interval over the latents, null, p-value and n, as columns.
    """
    targets, concepts = discovery.shape[1:]
    effects = discovery.reshape(len(discovery), -1).astype(np.float32)
    signs = np.sign(held_out).reshape(len(held_out), -1).astype(np.float32)

    def chosen(means: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return where the chosen concepts are and their signs, [R, T], of means [R, T K]."""
        each = np.abs(means).reshape(len(means), targets, concepts)
        where = each.argmax(2) + np.arange(targets) * concepts
        return where, np.sign(np.take_along_axis(means, where, 1))

    (where,), (sign,) = chosen(effects.mean(0, keepdims=True))
    change = np.abs(signs[:, where]).sum(1, dtype=float)
    if not change.any():
        return {**no_estimate("nothing changes on held-out latents"), "n": 0}
    agree = (signs[:, where] * sign).sum(1, dtype=float)
    estimate = float(1 + agree.sum() / change.sum()) / 2
    # a ratio of sums over latents, by linearisation (Cochran 1977, sec. 2.11)
    residual = ((agree + change) / 2 - estimate * change) / change.mean()
    reach = intervals.margin(residual.std(ddof=1), len(residual))
    anew, new_sign = chosen(flips(len(effects), rng, draws) @ effects)
    flipped = flips(len(signs), rng, draws) @ signs
    moved = (np.take_along_axis(flipped, anew, 1) * new_sign).sum(1, dtype=float)
    null = (1 + moved / np.abs(signs).sum(0)[anew].sum(1, dtype=float)) / 2
    found = {**columns.within(estimate, reach, 0, 1), **columns.null(null, estimate)}
    about = {"n": len(residual), "unit_of_measure": "share", "split": "held-out"}
    return {**found, **about}


def turned_cosines(first: Tensor, second: Tensor, rng: np.random.Generator, draws: int) -> Tensor:
    """Return the cosines of unit vectors [K, d] with others [L, d] that are turned at random.

    All of the others together (Haar), so that the angles between them stay as they are.

    Args:
        first: that stay.
        second: that are turned.
        rng: of the rotations.
        draws: of these.

    Returns:
        [draws, K, L], double.
    """
    frame = basis(second)
    within, found = second.double() @ frame.T, []
    for block in in_blocks(draws, BLOCK):
        size = (block.stop - block.start, second.shape[1], len(frame))
        turned, _ = torch.linalg.qr(torch.from_numpy(rng.standard_normal(size)))
        # a factorisation chooses signs, which a random frame does not
        signs = torch.from_numpy(rng.choice([-1.0, 1.0], (size[0], 1, size[2])))
        found.append((first.double() @ (turned * signs)) @ within.T)
    return torch.cat(found)
