"""Directions from the activations of a layer: principal and independent components.

After GANSpace (Härkönen, Hertzmann, Lehtinen and Paris 2020): components of what a layer holds for
random latents, carried back to the latent space by least squares.
"""

import warnings
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import torch
from scipy.sparse.linalg import eigsh
from torch import Tensor

from glassgan.latent.bank import LatentBank
from glassgan.subject import Subject, activations, in_blocks

FOR_ICA = 20  # principal components in which independent ones are looked for
NEGLIGIBLE = 1e-6  # of the variance of a layer: rounding, not a component


@dataclass(frozen=True)
class Moments:
    """First and second moments of a layer's values h [D] with the latents z [d].

    layer: its name; count: N, of latents; mean: of h, [D]; with_latents: covariance of h with the
    latents, [D, d]; both in double. scatter: the covariance of h [D, D], in double; of a layer
    with more values than there are latents centred, h − E h in single precision [N, D], in place
    of it, which is all that it holds and smaller.
    """

    layer: str
    count: int
    mean: Tensor
    with_latents: Tensor
    scatter: Tensor | None = None
    centred: Tensor | None = None

    @cached_property
    def gram(self) -> Tensor:
        """Return the covariance, or for a wide layer the products of latents, over N, [N, N].

        Both have the same eigenvalues but for zeros.
        """
        if self.scatter is not None:
            return self.scatter
        assert self.centred is not None
        gram = torch.zeros(self.count, self.count, dtype=torch.float64)
        for columns in in_blocks(self.centred.shape[1]):
            part = self.centred[:, columns]
            gram += part @ part.T
        return gram / self.count


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
    return Moments(layer, count, origin + shift, crossed, scatter=covariance)


def axes_of(found: Moments, count: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the variances, falling, and the principal axes [D, ≤ count] of a layer.

    Those of a wide layer by way of the products of latents (the snapshots of Sirovich 1987).
    """
    covariance = found.gram.numpy()
    wide = found.centred
    width = len(covariance) if wide is None else wide.shape[1]
    kept = min(count, len(covariance))
    total = float(np.trace(covariance))
    if total <= 0:
        return np.zeros(0), np.zeros((width, 0))
    if kept < len(covariance) // 2:
        # Lanczos: a layer may have thousands of values, of which a few components are wanted
        # ones are no start for products of centred values, which they are orthogonal to
        places = np.arange(len(covariance), dtype=float)
        start = np.ones(len(covariance)) if wide is None else np.cos(places)
        variances, axes = eigsh(covariance / total, k=kept, v0=start)
        variances = variances * total
    else:
        variances, axes = np.linalg.eigh(covariance)
    order = np.argsort(variances)[::-1][:kept]
    order = order[variances[order] > NEGLIGIBLE * total]
    variances, axes = variances[order], axes[:, order]
    if wide is None:
        return variances, axes
    turns = torch.from_numpy(axes / np.sqrt(variances * found.count))
    return variances, (wide.T @ turns.float()).double().numpy()


@torch.no_grad()
def moments_of(subject: Subject, bank: LatentBank, layer: str) -> Moments:
    """Return the moments of a layer over a bank, in fixed blocks."""
    latents = bank.latents
    blocks = [latents[block] for block in in_blocks(len(latents))]
    width = activations(subject.generator, latents[:2])[layer].flatten(1).shape[1]
    if width <= len(latents):
        return moments(subject, layer, blocks)
    parts = [activations(subject.generator, block)[layer].flatten(1) for block in blocks]
    mean = torch.stack([part.sum(0, dtype=torch.float64) for part in parts]).sum(0) / len(latents)
    centred = torch.cat([part.sub_(mean) for part in parts])
    crossed = (centred.T @ (latents - latents.mean(0))).double() / len(latents)
    return Moments(layer, len(latents), mean, crossed, centred=centred)


def principal_components(count: int, layer: Moments) -> tuple[Tensor, Tensor]:
    """Return the directions of the principal components of a layer, and their share of variance.

    The direction of a component is the least-squares coefficient of the latent on its
    standardised coordinate.

    Args:
        count: of directions.
        layer: moments of its values.

    Returns:
        Unit vectors [K, d] and scores [K], K ≤ `count`, fewer where the layer varies in fewer
        dimensions.
    """
    variances, axes = axes_of(layer, count)
    back = torch.from_numpy(axes.T.copy()) @ layer.with_latents
    total = float(layer.gram.trace()) or 1.0
    return unit(back), torch.from_numpy(variances / total).float()


@torch.no_grad()
def independent_components(
    subject: Subject, bank: LatentBank, count: int, layer: Moments
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
