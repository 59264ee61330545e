"""Distances between two sets of features, in double precision."""

from collections.abc import Sequence
from typing import NamedTuple

import torch
from torch import Tensor


class Moments(NamedTuple):
    """Mean [..., D] and covariance [..., D, D] of a set of features, in double precision."""

    mean: Tensor
    covariance: Tensor

    @classmethod
    def stack(cls, sets: Sequence["Moments"]) -> "Moments":
        """Return the moments of several sets as one, with a dimension more in front."""
        return cls(*(torch.stack(parts) for parts in zip(*sets, strict=True)))


def moments(features: Tensor) -> Moments:
    """Return the moments of features [N, D]."""
    x = features.double()
    return Moments(x.mean(0), torch.atleast_2d(torch.cov(x.T)))


def frechet_between(real: Moments, generated: Moments) -> Tensor:
    """Return the squared Fréchet distance of two normal laws; of one to each of several [...].

    |μ − ν|² + tr(A + B − 2 (A½ B A½)½), of means and covariances; Dowson and Landau 1982, used on
    features of a classifier by Heusel et al. 2017, "GANs trained by a two time-scale update rule".
    The root of the product comes from two symmetric eigendecompositions, which unlike that of A B
    give real roots. Its bias falls as the number of samples grows: compare at equal numbers.
    """
    (mu, a), (nu, b) = real, generated
    values, vectors = torch.linalg.eigh(a)
    root = vectors * values.clamp(min=0).sqrt() @ vectors.T
    shared = torch.linalg.eigvalsh(root @ b @ root).clamp(min=0).sqrt().sum(-1)
    traces = a.trace() + b.diagonal(dim1=-2, dim2=-1).sum(-1)
    return (mu - nu).square().sum(-1) + traces - 2 * shared


def frechet(real: Tensor, generated: Tensor) -> float:
    """Return the squared Fréchet distance of two sets of features [N, D] and [M, D].

    nan where a feature is not finite.
    """
    if not (real.isfinite().all() and generated.isfinite().all()):
        return float("nan")
    return float(frechet_between(moments(real), moments(generated)))


def kernel(real: Tensor, generated: Tensor) -> float:
    """Return the unbiased squared maximum mean discrepancy for the kernel (x·y / D + 1)³.

    Bińkowski et al. 2018, "Demystifying MMD GANs"; the estimate is that of Gretton et al. 2012,
    lemma 6, zero on average for two sets of one law, so that it can be negative.

    Args:
        real: features [N, D], at least two.
        generated: features [M, D], at least two.
    """
    x, y = real.double(), generated.double()

    def similar(a: Tensor, b: Tensor) -> Tensor:
        return (a @ b.T / a.shape[1] + 1) ** 3

    def within(a: Tensor) -> Tensor:
        values = similar(a, a)
        return (values.sum() - values.trace()) / (len(a) * (len(a) - 1))

    return float(within(x) + within(y) - 2 * similar(x, y).mean())
