"""What a move of the latent along a direction does to every concept, beside random directions.

The latents are standard normal, so that moving all of them by ℓ along a unit vector n is the same
as weighing them by exp(ℓ n·z − ℓ²/2) (Cameron and Martin 1944). The mean change of a concept c
per unit length, of a move to both sides,

    E[c(G(z + ℓn)) − c(G(z − ℓn))] / 2ℓ = E[c(G(z)) · w(n·z)],   w(t) = exp(−ℓ²/2) sinh(ℓt) / ℓ,

is therefore measured for any direction on one and the same bank, without drawing anything again:
for all directions of all methods, and for as many random ones as the null needs. For ℓ → 0 it is
the regression slope of c on n·z (Stein 1981, "Estimation of the mean of a multivariate normal
distribution"). `moves` makes the moves and compares.

A concept that only samples with a class have is averaged over these: what is measured is then how
their mean changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.latent.bank import LatentBank
from glassgan.latent.jacobian import Moments
from glassgan.statistics import intervals
from glassgan.subject import in_blocks

FOLDS = 10  # of a half of the bank, whose spread gives the interval of what is not a mean
BLOCK = 500  # directions at a time: their weights stay small


@dataclass(frozen=True)
class MoveEffects:
    """Changes of C concepts per unit length along K directions, in standard deviations.

    mean: [K, C], nan where a concept does not vary; margin: half the width of Student's interval,
    [K, C]; square: of the mean, without what sampling adds to it, [K, C], see `squares`; without,
    square_without: both without each of the `FOLDS` parts of the bank, [F, K, C]; counts: the
    samples that have each concept, [C].
    """

    mean: np.ndarray
    margin: np.ndarray
    square: np.ndarray
    without: np.ndarray
    square_without: np.ndarray
    counts: np.ndarray


@dataclass(frozen=True)
class Setting:
    """Where concepts of directions are chosen, where their effects are measured, and by what.

    choosing, held_out: two banks, on neither of which a direction was found; scales: the standard
    deviations of the concepts where directions were found, [C], nan where one hardly varies;
    length: of the moves; known: moments of the Jacobians at held-out latents, None where there
    are none.
    """

    choosing: LatentBank
    held_out: LatentBank
    scales: np.ndarray
    length: float
    known: Moments | None

    def where_chosen(self, directions: Tensor) -> MoveEffects:
        """Return the effects of directions [K, d] where their concepts are chosen."""
        return effects(self.choosing, directions, self.length, self.scales)

    def measured(self, directions: Tensor) -> MoveEffects:
        """Return the effects of directions [K, d] on held-out samples."""
        return effects(self.held_out, directions, self.length, self.scales)

    def image_change(self, directions: Tensor) -> np.ndarray:
        """Return `image_change` along directions [K, d]; nan where it is not known."""
        if self.known is None:
            return np.full(len(directions), np.nan)
        return image_change(self.known, directions)


def image_change(known: Moments, directions: Tensor) -> np.ndarray:
    """Return the root mean square change of a pixel per unit length of a small move, [K].

    √(nᵀ E[JᵀJ] n / pixels) along unit vectors n, [K, d].
    """
    d = directions.double()
    change = (d @ known.metric * d).sum(1) / len(known.mean)
    return np.asarray(change.clamp(min=0).sqrt())


def random_directions(count: int, dim: int, seed: int) -> Tensor:
    """Return unit vectors [count, dim], uniform on the sphere (Haar)."""
    draws = streams.latents(seed, "random directions", 0, count, dim)
    return draws / draws.norm(dim=1, keepdim=True)


def weights(latents: Tensor, directions: Tensor, length: float) -> Tensor:
    """Return w(n·z) of latents [N, d] and unit vectors [K, d], as [K, N]."""
    along = directions @ latents.T
    return along.mul_(length).sinh_().mul_(float(np.exp(-(length**2) / 2)) / length)


def effects(bank: LatentBank, directions: Tensor, length: float, scales: np.ndarray) -> MoveEffects:
    """Measure what moves along directions do to every concept.

    Args:
        bank: of samples.
        directions: unit vectors [K, d].
        length: of the moves.
        scales: standard deviations of the concepts, [C]; nan for those that are left out.
    """
    folds = _standardised(bank, scales)
    sums, second = [], []
    for block in in_blocks(len(directions), BLOCK):
        parts, of_squares = [], 0.0
        for latents, values in folds.parts:
            w = weights(latents, directions[block], length).double().numpy()
            parts.append(w @ values)
            of_squares = of_squares + np.square(w) @ np.square(values)
        sums.append(np.stack(parts))
        second.append(of_squares)
    by_fold, counts = np.concatenate(sums, 1), folds.counts.sum(0)  # [F, K, C]
    total, in_fold = by_fold.sum(0), folds.counts[:, None]
    left = np.arange(FOLDS)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / counts
        variance = (np.concatenate(second) / counts - mean**2) * counts / (counts - 1)
        margins = np.stack(
            [
                intervals.margin(np.sqrt(np.maximum(variance[:, k], 0)), max(int(n), 2))
                for k, n in enumerate(counts)
            ],
            1,
        )
        without = (total - by_fold) / (counts - in_fold)
        found = squares(by_fold, in_fold)
        others = np.stack([squares(by_fold[left != f], in_fold[left != f]) for f in left])
    for each in (mean, margins, found, without, others):
        each[..., folds.blank] = np.nan
    return MoveEffects(mean, margins, found, without, others, counts)


def squares(by_fold: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Return unbiased estimates of squared means from sums over disjoint samples.

    The mean of the products of every two folds: the square of an estimate is too large by its
    variance, a product of independent ones is not (the cross-validated distance of Walther et al.
    2016, "Reliability of dissimilarity measures for multi-voxel pattern analysis"). May be
    negative.

    Args:
        by_fold: sums, folds first, [F, ...].
        counts: samples of each, likewise.
    """
    products = np.square(by_fold.sum(0)) - np.square(by_fold).sum(0)
    found: np.ndarray = products / (np.square(counts.sum(0)) - np.square(counts).sum(0))
    return found


def means_of(
    bank: LatentBank, directions: Tensor, length: float, scales: np.ndarray
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield `mean` and `square` of `effects`, float32 [≤ BLOCK, C], for many directions."""
    folds = _standardised(bank, scales)
    parts = [(latents, torch.from_numpy(values).float()) for latents, values in folds.parts]
    counts = folds.counts[:, None].astype(np.float32)
    counts[..., folds.blank] = np.nan
    for block in in_blocks(len(directions), BLOCK):
        sums = np.stack([(weights(z, directions[block], length) @ v).numpy() for z, v in parts])
        yield sums.sum(0) / counts.sum(0), squares(sums, counts)


@dataclass(frozen=True)
class _Folds:
    """A bank in `FOLDS` parts: latents and concepts of each, of mean 0 and 0 where unknown.

    counts: of samples that have each concept, [F, C]; blank: concepts that are left out, [C].
    """

    parts: list[tuple[Tensor, np.ndarray]]
    counts: np.ndarray
    blank: np.ndarray


def _standardised(bank: LatentBank, scales: np.ndarray) -> _Folds:
    """Every tenth sample is in a fold, so that each has strokes, which only the first ones have."""
    blank = np.isnan(bank.scales() + scales)
    known = ~np.isnan(bank.values)
    with np.errstate(invalid="ignore", divide="ignore"):
        filled = np.where(known, bank.values, 0.0)
        values = (filled - filled.sum(0) / known.sum(0)) / scales
    values = np.where(known & ~blank, values, 0.0)
    folds = [slice(number, None, FOLDS) for number in range(FOLDS)]
    parts = [(bank.latents[fold].contiguous(), values[fold]) for fold in folds]
    return _Folds(parts, np.stack([known[fold].sum(0) for fold in folds]), blank)
