"""Directions from the activations of a layer: principal and independent components.

After GANSpace (Härkönen, Hertzmann, Lehtinen and Paris 2020): components of what a layer holds for
random latents, carried back to the latent space by least squares.
"""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import torch
from scipy.sparse.linalg import eigsh
from torch import Tensor

from glassgan.latent.bank import Bank
from glassgan.subject import Subject, activations, in_blocks

FOR_ICA = 20  # principal components in which independent ones are looked for
NEGLIGIBLE = 1e-6  # of the variance of a layer: rounding, not a component


@dataclass(frozen=True)
class Moments:
    """First and second moments of a layer's values h [D] with the latents z [d].

    layer: its name; count: of latents; mean: of h, [D]; covariance: of h, [D, D]; with_latents:
    covariance of h with the latents, [D, d]. Double precision.
    """

    layer: str
    count: int
    mean: Tensor
    covariance: Tensor
    with_latents: Tensor


@torch.no_grad()
def moments(subject: Subject, layer: str, blocks: Iterable[Tensor]) -> Moments:
    """Return the moments of a layer in one pass over blocks of latents [N, d].

    What is kept does not grow with the number of blocks. Values are taken relative to the mean of
    the first block, so that no precision is lost where the mean is large.
    """
    count = 0
    origin = total = drawn = products = crossed = of_block = torch.empty(0)
    for latents in blocks:
        values = activations(subject.generator, latents)[layer].flatten(1)
        if count == 0:
            origin = values.mean(0)
            total = torch.zeros(len(origin), dtype=torch.float64)
            drawn = torch.zeros(latents.shape[1], dtype=torch.float64)
            products = torch.zeros(len(origin), len(origin), dtype=torch.float64)
            of_block = torch.empty(len(origin), len(origin))
            crossed = torch.zeros(len(origin), latents.shape[1], dtype=torch.float64)
        values = values - origin
        count += len(latents)
        total += values.sum(0)
        drawn += latents.sum(0)
        products += torch.mm(values.T, values, out=of_block)
        crossed += values.T @ latents
    shift = total / count
    covariance = products / count - shift[:, None] * shift
    crossed = crossed / count - shift[:, None] * (drawn / count)
    return Moments(layer, count, origin + shift, covariance, crossed)


def axes_of(found: Moments, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the variances, falling, and the principal axes [D, ≤ count] of a layer."""
    covariance = found.covariance.numpy()
    kept = min(count, len(covariance))
    total = float(np.trace(covariance))
    if total <= 0:
        return np.zeros(0), np.zeros((len(covariance), 0))
    if kept < len(covariance) // 2:
        # Lanczos: a layer may have thousands of values, of which a few components are wanted
        start = np.ones(len(covariance))
        variances, axes = eigsh(covariance / total, k=kept, v0=start)
        variances = variances * total
    else:
        variances, axes = np.linalg.eigh(covariance)
    order = np.argsort(variances)[::-1][:kept]
    order = order[variances[order] > NEGLIGIBLE * total]
    return variances[order], axes[:, order]


def moments_of(subject: Subject, bank: Bank, layer: str) -> Moments:
    """Return the moments of a layer over a bank, in fixed blocks."""
    latents = bank.latents
    return moments(subject, layer, (latents[block] for block in in_blocks(len(latents))))


def principal_components(
    subject: Subject, bank: Bank, count: int, layer: Moments
) -> tuple[Tensor, Tensor]:
    """Return the directions of the principal components of a layer, and their share of variance.

    The direction of a component is the least-squares coefficient of the latent on its
    standardised coordinate.

    Args:
        subject: not used; the moments say it all.
        bank: not used either.
        count: of directions.
        layer: moments of its values.

    Returns:
        Unit vectors [K, d] and scores [K], K ≤ `count`, fewer where the layer varies in fewer
        dimensions.
    """
    variances, axes = axes_of(layer, count)
    back = torch.from_numpy(axes.T.copy()) @ layer.with_latents
    total = float(layer.covariance.trace()) or 1.0
    return unit(back), torch.from_numpy(variances / total).float()


@torch.no_grad()
def independent_components(
    subject: Subject, bank: Bank, count: int, layer: Moments
) -> tuple[Tensor, Tensor]:
    """Return the directions of independent components of a layer (FastICA), and their negentropy.

    Hyvärinen 1999, "Fast and robust fixed-point algorithms for independent component analysis",
    with its approximation of the negentropy, (E log cosh s − E log cosh ν)² for standard normal ν.

    Args:
        subject: in evaluation mode.
        bank: of latents.
        count: of directions.
        layer: moments of its values, in whose first `FOR_ICA` principal components it is looked.

    Returns:
        Unit vectors [K, d] and scores [K], falling; none where the algorithm does not converge.
    """
    from sklearn.decomposition import FastICA
    from sklearn.exceptions import ConvergenceWarning

    latents = bank.latents
    _, axes = axes_of(layer, FOR_ICA)
    nothing = torch.zeros(0, latents.shape[1]), torch.zeros(0)
    if axes.shape[1] < 2:
        return nothing
    turn, blocks = torch.from_numpy(axes.copy()), []
    for block in in_blocks(len(latents)):
        values = activations(subject.generator, latents[block])[layer.layer].flatten(1)
        blocks.append(((values - layer.mean) @ turn).numpy())
    method = FastICA(whiten="unit-variance", random_state=0, max_iter=500, tol=1e-3)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        try:
            sources = method.fit_transform(np.concatenate(blocks))
        except ConvergenceWarning:
            return nothing
    gaussian = 0.374567  # E log cosh ν
    negentropy = (np.log(np.cosh(sources)).mean(0) - gaussian) ** 2
    order = np.argsort(-negentropy, kind="stable")[:count]
    back = torch.from_numpy(sources[:, order].T) @ latents.double() / len(latents)
    return unit(back), torch.from_numpy(negentropy[order]).float()


def unit(directions: Tensor) -> Tensor:
    """Scale directions [K, d] to length 1, with the largest entry of each positive; float32."""
    largest = directions.gather(1, directions.abs().argmax(1, keepdim=True))
    lengths = directions.norm(dim=1, keepdim=True).clamp(min=1e-30)
    return (directions / lengths * torch.where(largest < 0, -1.0, 1.0)).float()
