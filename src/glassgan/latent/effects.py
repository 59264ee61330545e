"""What a move of the latent along a direction does to every concept, beside random directions.

The latents are standard normal, so that moving all of them by ℓ along a unit vector n is the same
as weighing them by exp(ℓ n·z − ℓ²/2) (Cameron and Martin 1944). The mean change of a concept c
per unit length, of a move to both sides,

    E[c(G(z + ℓn)) − c(G(z − ℓn))] / 2ℓ = E[c(G(z)) · w(n·z)],   w(t) = exp(−ℓ²/2) sinh(ℓt) / ℓ,

is therefore measured for any direction on one and the same bank, without drawing anything again:
for all directions of all methods, and for as many random ones as the null needs. For ℓ → 0 it is
the regression slope of c on n·z (Stein 1981, "Estimation of the mean of a multivariate normal
distribution"). `moves` makes the moves and compares.

A concept that only samples with a digit have is averaged over these: what is measured is then how
their mean changes.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from glassgan import intervals, streams
from glassgan.latent.bank import Bank
from glassgan.subject import in_blocks

FOLDS = 10  # of a half of the bank, whose spread gives the interval of what is not a mean
BLOCK = 500  # directions at a time: their weights stay small


@dataclass(frozen=True)
class Effects:
    """Changes of C concepts per unit length along K directions, in standard deviations.

    mean: [K, C], nan where a concept does not vary; margin: half the width of Student's interval,
    [K, C]; without: the mean without each of the `FOLDS` parts of the bank, [F, K, C]; noise: the
    standard error that a direction without any effect would have, [C]; scales: the standard
    deviations, [C]; counts: the samples that have each concept, [C].
    """

    mean: np.ndarray
    margin: np.ndarray
    without: np.ndarray
    noise: np.ndarray
    scales: np.ndarray
    counts: np.ndarray


def random_directions(count: int, dim: int, seed: int) -> Tensor:
    """Return unit vectors [count, dim], uniform on the sphere (Haar)."""
    draws = streams.latents(seed, "random directions", 0, count, dim)
    return draws / draws.norm(dim=1, keepdim=True)


def weights(latents: Tensor, directions: Tensor, length: float) -> Tensor:
    """Return w(n·z) of latents [N, d] and unit vectors [K, d], as [K, N]."""
    along = directions @ latents.T
    return along.mul_(length).sinh_().mul_(float(np.exp(-(length**2) / 2)) / length)


def spread(length: float) -> float:
    """Return the root mean square of w(t) for standard normal t, √(sinh(ℓ²)) / ℓ."""
    return float(np.sqrt(np.sinh(length**2)) / length)


def effects(bank: Bank, directions: Tensor, length: float) -> Effects:
    """Measure what moves along directions [K, d], unit vectors, do to every concept."""
    values, known, scales, counts = _standardised(bank)
    fold = np.arange(len(bank.latents)) * FOLDS // len(bank.latents)
    sums, squares = [], []
    for block in in_blocks(len(directions), BLOCK):
        w = weights(bank.latents, directions[block], length).double().numpy()
        parts = [w[:, fold == number] @ values[fold == number] for number in range(FOLDS)]
        sums.append(np.stack(parts))
        squares.append(np.square(w) @ np.square(values))
    by_fold = np.concatenate(sums, 1)  # [F, K, C]
    in_fold = np.stack([known[fold == number].sum(0) for number in range(FOLDS)])
    total = by_fold.sum(0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / counts
        variance = (np.concatenate(squares) / counts - mean**2) * counts / (counts - 1)
        without = (total - by_fold) / (counts - in_fold)[:, None]
        margins = np.stack(
            [
                intervals.margin(np.sqrt(np.maximum(variance[:, k], 0)), max(int(n), 2))
                for k, n in enumerate(counts)
            ],
            1,
        )
        noise = spread(length) / np.sqrt(counts)
    blank = np.isnan(scales)
    noise[blank] = np.nan
    for found in (mean, margins):
        found[:, blank] = np.nan
    without[:, :, blank] = np.nan
    return Effects(mean, margins, without, noise, scales, counts)


def means_of(bank: Bank, directions: Tensor, length: float) -> Iterator[np.ndarray]:
    """Yield the means of `effects`, float32 [≤ BLOCK, C], for many directions, block by block."""
    values, _, scales, counts = _standardised(bank)
    with np.errstate(divide="ignore", invalid="ignore"):
        shares = torch.from_numpy(np.where(np.isnan(scales), np.nan, values / counts)).float()
    for block in in_blocks(len(directions), BLOCK):
        yield (weights(bank.latents, directions[block], length) @ shares).numpy()


def _standardised(bank: Bank) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Return concepts with mean 0 and deviation 1, 0 where unknown; known; scales; counts."""
    scales = bank.scales()
    known = ~np.isnan(bank.values)
    counts = known.sum(0)
    filled = np.where(known, bank.values, 0.0)
    with np.errstate(invalid="ignore", divide="ignore"):
        values = (filled - filled.sum(0) / counts) / scales
    return np.where(known & ~np.isnan(scales), values, 0.0), known, scales, counts
