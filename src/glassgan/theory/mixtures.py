"""Pairs of densities in one and two dimensions: the best discriminator and divergences by formula.

Goodfellow et al. 2014, sec. 4.1: D* = p/(p + q), and the value of the game at it is
−log 4 + 2 JSD(p‖q).
"""

import math
from dataclasses import dataclass, replace
from functools import cached_property, reduce

import numpy as np
import torch
from scipy.special import ndtr
from torch import Tensor

REACH = 6.0  # of the grid beyond the outermost mean, in standard deviations
CELLS = {1: 20_000, 2: 250}  # of the grid along each axis
MASS = 1e-4  # the most that a grid may miss of a density


@dataclass(frozen=True)
class Mixture:
    """Normal densities of one standard deviation, with means [K, d]; weighed alike by default."""

    means: np.ndarray
    deviation: float
    weights: tuple[float, ...] = ()

    @property
    def dim(self) -> int:
        """Components of a point."""
        return self.means.shape[1]

    @property
    def shares(self) -> np.ndarray:
        """The share of each mean, [K]."""
        weights = np.array(self.weights or np.ones(len(self.means)))
        return weights / weights.sum()

    def density(self, points: np.ndarray) -> np.ndarray:
        """Return the density at points [N, d], [N]."""
        found = np.zeros(len(points))
        for mean, share in zip(self.means, self.shares, strict=True):
            squared = (((points - mean) / self.deviation) ** 2).sum(1)
            found += share * np.exp(-squared / 2)
        return found / (2 * math.pi * self.deviation**2) ** (self.dim / 2)

    def masses(self, edges: list[np.ndarray]) -> np.ndarray:
        """Return the mass in each cell between edges along the axes, flat."""
        found = np.zeros([len(along) - 1 for along in edges])
        for mean, share in zip(self.means, self.shares, strict=True):
            parts = [
                np.diff(ndtr((along - at) / self.deviation))
                for along, at in zip(edges, mean, strict=True)
            ]
            found += share * reduce(np.multiply, np.ix_(*parts))
        return found.ravel()

    def blurred(self, noise: float) -> "Mixture":
        """Return the density of its samples with Gaussian noise of a deviation added."""
        return replace(self, deviation=math.hypot(self.deviation, noise))

    def drawn(self, latents: Tensor) -> Tensor:
        """Return points [N, d] for normal latents [N, d + 1]: the last one decides which mean."""
        means = torch.from_numpy(self.means).to(latents)
        ends = torch.from_numpy(self.shares.cumsum()[:-1]).to(latents)
        which = torch.bucketize(torch.special.ndtr(latents[:, -1]), ends)
        return means[which] + self.deviation * latents[:, :-1]


@dataclass(frozen=True)
class Pair:
    """Real and generated density."""

    real: Mixture
    generated: Mixture

    def blurred(self, noise: float) -> "Pair":
        """Return both with Gaussian noise added."""
        return Pair(self.real.blurred(noise), self.generated.blurred(noise))

    def best(self, points: np.ndarray, real_label: float = 1.0) -> np.ndarray:
        """Return the best D at points [N, d], [N].

        With one-sided label smoothing r it is r p/(p + q): what minimises
        −r p log D − ((1 − r) p + q) log(1 − D) at each point.
        """
        p, q = self.real.density(points), self.generated.density(points)
        return real_label * p / np.maximum(p + q, np.finfo(float).tiny)

    @cached_property
    def grid(self) -> tuple[np.ndarray, float]:
        """Points of a grid over both densities, [N, d], and the volume of a cell."""
        dim = self.real.dim
        deviation = max(self.real.deviation, self.generated.deviation)
        means = np.concatenate([self.real.means, self.generated.means])
        low, high = means.min(0) - REACH * deviation, means.max(0) + REACH * deviation
        sides = (high - low) / CELLS[dim]
        axes = [a + s * (np.arange(CELLS[dim]) + 0.5) for a, s in zip(low, sides, strict=True)]
        points = np.stack(np.meshgrid(*axes, indexing="ij"), -1).reshape(-1, dim)
        return points, float(sides.prod())

    @cached_property
    def divergences(self) -> dict[str, float]:
        """By quadrature, in nats: JSD, KL(p‖q), KL(q‖p); nan where the grid is too coarse."""
        points, cell = self.grid
        p, q = (mixture.density(points) * cell for mixture in (self.real, self.generated))
        return divergences(p, q)


def divergences(p: np.ndarray, q: np.ndarray) -> dict[str, float]:
    """Return JSD, KL(p‖q) and KL(q‖p), in nats, of the masses that two densities have in cells.

    nan where cells hold too little of either: there are too few, or too large ones. A KL is
    infinite where the second density leaves out what the first one has.
    """
    if max(abs(p.sum() - 1), abs(q.sum() - 1)) > MASS:
        return dict.fromkeys(("JSD", "KL(p‖q)", "KL(q‖p)"), math.nan)
    middle = (p + q) / 2
    return {
        "JSD": (_kl(p, middle) + _kl(q, middle)) / 2,
        "KL(p‖q)": _kl(p, q),
        "KL(q‖p)": _kl(q, p),
    }


def _kl(p: np.ndarray, q: np.ndarray) -> float:
    """Return Σ p log(p/q); infinite where q leaves out what p has."""
    there = p > 0
    if (q[there] <= 0).any():
        return math.inf
    return float((p[there] * np.log(p[there] / q[there])).sum())


def _ring(count: int, radius: float) -> np.ndarray:
    angles = 2 * math.pi * np.arange(count) / count
    return radius * np.stack([np.cos(angles), np.sin(angles)], 1)


def _grid(side: int, apart: float) -> np.ndarray:
    at = apart * (np.arange(side) - (side - 1) / 2)
    return np.stack(np.meshgrid(at, at, indexing="ij"), -1).reshape(-1, 2)


def _at(*places: float) -> np.ndarray:
    return np.array(places)[:, None]


# What generators are trained on.
TARGETS = {
    "two modes": Mixture(_at(-2.0, 2.0), 0.5),
    "ring": Mixture(_ring(8, 2.0), 0.2),
    "grid": Mixture(_grid(3, 2.0), 0.25),
}
# Their divergences lie between .1 and .6 but for the one that is separated.
PAIRS = {
    "overlapping": Pair(Mixture(_at(0.0), 1.0), Mixture(_at(1.5), 1.0)),
    "separated": Pair(Mixture(_at(0.0), 0.5), Mixture(_at(5.0), 0.5)),
    "one of two modes": Pair(Mixture(_at(-2.0, 2.0), 0.7), Mixture(_at(2.0), 0.7)),
    "ring, too wide": Pair(Mixture(_ring(8, 2.0), 0.3), Mixture(_ring(8, 2.0), 0.7)),
    "grid, half of it": Pair(Mixture(_grid(3, 2.0), 0.4), Mixture(_grid(3, 2.0)[:5], 0.4)),
}
