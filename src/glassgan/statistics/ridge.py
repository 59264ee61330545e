"""Linear readings of a layer: the probe, and the difference of means beside it.

The probe is a ridge regression whose penalty is chosen by leaving one out. Layers differ in width
and scale, so that one penalty for all of them would favour some. The penalty is chosen on the
samples that the reading is fitted on, and what it reads is judged on others.
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

    (Hastie, Tibshirani and Friedman 2009, sec. 3.4.1; for labels of two kinds it is Fisher's
    discriminant with a shrunken covariance, ex. 4.2 and sec. 4.3.) The features of a layer keep
    their scales, or pixels that hardly ever have ink would count as much as others. The errors of
    leaving one out come from the hat matrix, (y − Hy) / (1 − diag H) (Golub, Heath and Wahba 1979),
    so that no fit is repeated. What is nan among features or targets gives readings of nan.
    """

    def __init__(self, features: Tensor) -> None:
        """Decompose features [N, D]."""
        self.mean = features.double().mean(0)
        self.x = features.double() - self.mean
        scale = float(self.x.square().mean().sqrt())
        self.scale = scale if scale > 0 else 1.0
        self.x /= self.scale
        wide = self.x.shape[1] > self.x.shape[0]
        products = self.x @ self.x.T if wide else self.x.T @ self.x
        if not products.isfinite().all():  # eigh may fail; without axes weights become nan too
            products = torch.zeros_like(products)
        sizes, axes = torch.linalg.eigh(products)
        kept = sizes > LEAST * sizes[-1].clamp_min(LEAST)
        self.sizes, axes = sizes[kept], axes[:, kept]
        # left singular vectors, [N, r]
        self.axes = axes if wide else self.x @ axes / self.sizes.sqrt()

    def fit(self, targets: Tensor, *, each: bool = False) -> Reading:
        """Fit targets [N, K] with the penalty that errs least on samples that are left out.

        Args:
            targets: numbers, or labels as 0 and 1.
            each: whether every target is a question of its own and has its own penalty, as
                concepts are and shuffled labels, which make every choice that the true ones make;
                else all share one, as the classes of one question do.
        """
        errors = self.errors(targets)
        least = (errors if each else errors.mean(1, keepdim=True)).argmin(0)
        return self.fit_with(targets, torch.tensor(PENALTIES, dtype=torch.float64)[least])

    def fit_with(self, targets: Tensor, penalties: Tensor) -> Reading:
        """Fit targets [N, K] with given penalties, [K] or [1], relative as `PENALTIES` are."""
        offset = targets.double().mean(0)
        along = self.axes.T @ (targets.double() - offset)
        shrunken = along / (self.sizes[:, None] + penalties * len(targets))
        weights = self.x.T @ (self.axes @ shrunken) / self.scale
        return Reading(weights, offset - self.mean @ weights)

    def errors(self, targets: Tensor) -> Tensor:
        """Return the mean squared errors on samples that are left out, by `PENALTIES`, [P, K].

        Args:
            targets: [N, K].
        """
        count = len(targets)
        y = targets.double() - targets.double().mean(0)
        along, squares = self.axes.T @ y, self.axes.square()
        found = []
        for penalty in PENALTIES:
            shrunken = self.sizes / (self.sizes + penalty * count)
            hat = squares @ shrunken + 1 / count  # the offset is fitted too
            rest = y - self.axes @ (shrunken[:, None] * along)
            found.append((rest / (1 - hat)[:, None].clamp_min(LEAST)).square().mean(0))
        return torch.stack(found)


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
