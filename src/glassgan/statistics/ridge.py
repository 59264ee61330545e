"""Linear readings of a layer: ridge regression whose penalty is chosen by leaving one out.

Layers differ in width, so that one penalty for all of them would favour some. The penalty is chosen
on the samples that the reading is fitted on, and what it reads is judged on others.
"""

from dataclasses import dataclass

import torch
from torch import Tensor

PENALTIES = tuple(10.0**power for power in range(-6, 3))  # relative to N times the mean variance
LEAST = 1e-12  # share of the largest eigenvalue below which one is rounding


@dataclass(frozen=True)
class Reading:
    """A linear map of features: features @ weights + offset.

    weights: float64 [D, K]; offset: [K].
    """

    weights: Tensor
    offset: Tensor

    def __call__(self, features: Tensor) -> Tensor:
        """Read features [M, D] → [M, K], float64."""
        return features.double() @ self.weights + self.offset


class Ridge:
    """Ridge regression on centred features, decomposed once for any number of targets.

    (Hastie, Tibshirani and Friedman 2009, sec. 3.4.1.) The features of a layer keep their scales,
    or pixels that hardly ever have ink would count as much as others. The errors of leaving one out
    come from the hat matrix, (y − Hy) / (1 − diag H) (Golub, Heath and Wahba 1979), so that no fit
    is repeated.
    """

    def __init__(self, features: Tensor) -> None:
        """Decompose features [N, D]."""
        self.mean = features.double().mean(0)
        self.x = features.double() - self.mean
        scale = float(self.x.square().mean().sqrt())
        self.scale = scale if scale > 0 else 1.0
        self.x /= self.scale
        wide = self.x.shape[1] > self.x.shape[0]
        sizes, axes = torch.linalg.eigh(self.x @ self.x.T if wide else self.x.T @ self.x)
        kept = sizes > LEAST * sizes[-1].clamp_min(LEAST)
        self.sizes, axes = sizes[kept], axes[:, kept]
        # left singular vectors, [N, r]
        self.axes = axes if wide else self.x @ axes / self.sizes.sqrt()

    def fit(self, targets: Tensor) -> Reading:
        """Fit targets [N, K] with one penalty, which errs least on samples that are left out."""
        offset = targets.double().mean(0)
        y = targets.double() - offset
        along = self.axes.T @ y
        squares, count = self.axes.square(), len(y)

        def error(penalty: float) -> float:
            shrunken = self.sizes / (self.sizes + penalty)
            hat = squares @ shrunken + 1 / count  # the offset is fitted too
            rest = (y - self.axes @ (shrunken[:, None] * along)) / (1 - hat)[:, None].clamp_min(
                LEAST
            )
            return float(rest.square().mean())

        best = min((penalty * count for penalty in PENALTIES), key=error)
        weights = self.x.T @ (self.axes @ (along / (self.sizes + best)[:, None]))
        weights = weights / self.scale
        return Reading(weights, offset - self.mean @ weights)


def ridge_scores(
    discovery: Tensor, targets: Tensor, held_out: Tensor, penalty: float = 0.1
) -> Tensor:
    """Fit a linear probe to each column of targets on one half, score the other half.

    Ridge regression on standardised features with the penalty `penalty` · N, which for labels of
    two kinds is Fisher's discriminant with a shrunken covariance (Hastie, Tibshirani and
    Friedman 2009, ex. 4.2 and sec. 4.3). All columns share one factorisation, so that hundreds of
    shuffled labels cost little more than one.

    Args:
        discovery: features [N, D].
        targets: [N, K].
        held_out: features [M, D].
        penalty: relative to the variance of one feature.

    Returns:
        Scores [M, K].
    """
    mean, deviation = discovery.mean(0), discovery.std(0)
    scale = torch.where(deviation > 0, deviation, 1.0)
    x = ((discovery - mean) / scale).double()
    y = targets.double() - targets.double().mean(0)
    weights = ridge_weights(x, y, penalty)
    return (((held_out - mean) / scale).double() @ weights + targets.double().mean(0)).float()


def ridge_weights(x: Tensor, y: Tensor, penalty: float) -> Tensor:
    """Return the weights of ridge regression with the penalty `penalty` · N, [D, K].

    Solved in the smaller of the two spaces, features or samples.

    Args:
        x: centred features, float64 [N, D].
        y: centred targets, float64 [N, K].
        penalty: positive.
    """
    if x.shape[1] <= x.shape[0]:
        normal = x.T @ x + penalty * len(x) * torch.eye(x.shape[1], dtype=x.dtype)
        return torch.linalg.solve(normal, x.T @ y)
    gram = x @ x.T + penalty * len(x) * torch.eye(len(x), dtype=x.dtype)
    return x.T @ torch.linalg.solve(gram, y)


def mean_difference_scores(discovery: Tensor, targets: Tensor, held_out: Tensor) -> Tensor:
    """Score by the direction from one class mean to the other, for each column of targets.

    Args:
        discovery: features [N, D].
        targets: 0 or 1, [N, K].
        held_out: features [M, D].

    Returns:
        Scores [M, K].
    """
    ones = discovery.T @ targets / targets.sum(0)
    zeros = discovery.T @ (1 - targets) / (1 - targets).sum(0)
    return held_out @ (ones - zeros)
