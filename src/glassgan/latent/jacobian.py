"""The Jacobian of a generator, J = dG/dz, exactly, and the latent directions it singles out.

Forward mode carries one tangent for each component of the latent, d of them, where reverse mode
needs a pass for each of the P numbers of an image; a linear map of m inputs and n outputs costs
2 d m n operations a latent in this way. Where forward mode does not pass, reverse mode is taken,
and differences where neither does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.func import jvp, vmap

from glassgan.data import DATA
from glassgan.gradients import FORWARD, REVERSE, passes
from glassgan.latent.bank import LatentBank
from glassgan.latent.components import unit
from glassgan.subject import Subject, in_blocks

BLOCK = 8  # latents whose tangents are carried at once: what they take stays in the cache
PULLED = 100  # latents that share the passes of reverse mode, or the steps of differences
STEP = 0.1  # of a component, to both sides, where nothing can be differentiated


def jacobians(subject: Subject, latents: Tensor) -> Iterator[Tensor]:
    """Yield the Jacobians of the generator at latents [N, d], block by block, [n, P, d].

    Where there is a kink, as of ReLU at 0, the derivative is that of autograd; where nothing can be
    differentiated, that of the chord over ±`STEP` of each component. What one block
    takes is all that is kept, so that memory does not grow with the number of latents.

    Args:
        subject: in evaluation mode, so that an image depends on its own latent alone.
        latents: float32.
    """
    found = passes(subject.generator, latents[:2])
    if not found[FORWARD]:
        taken = _pulled if found[REVERSE] else _differences
        for block in in_blocks(len(latents), PULLED):
            yield taken(subject.generator, latents[block])
        return
    for block in in_blocks(len(latents), BLOCK):
        # a copy: tangents get the storage of what they belong to, for a part that of the whole
        yield _pushed(subject.generator, latents[block].clone()).mT


def metrics(block: Tensor) -> Tensor:
    """Return JᵀJ, in double, [n, d, d], of Jacobians [n, P, d]."""
    exact = block.double()
    return exact.mT @ exact


@dataclass(frozen=True)
class Moments:
    """What the Jacobians at the latents of a bank have in common, in double.

    mean: E[J] [P, d]. metric: E[JᵀJ] [d, d], the mean of the metric that the generator pulls
    back from images to latents.
    """

    mean: Tensor
    metric: Tensor


def moments(subject: Subject, latents: Tensor) -> Moments:
    """Return both moments of the Jacobians at latents [N, d], in one pass."""
    dim = latents.shape[1]
    mean = torch.zeros(dim, DATA.size, dtype=torch.float64)
    metric = torch.zeros(dim, dim, dtype=torch.float64)
    for block in jacobians(subject, latents):
        mean += block.mT.sum(0, dtype=torch.float64)
        metric += metrics(block).sum(0)
    return Moments(mean.T / len(latents), metric / len(latents))


def together(parts: Sequence[Moments]) -> Moments:
    """Return the moments of a bank from those of equal parts of it."""
    means = torch.stack([part.mean for part in parts])
    return Moments(means.mean(0), torch.stack([part.metric for part in parts]).mean(0))


def mean_jacobian(subject: Subject, latents: Tensor) -> Tensor:
    """Return E[J] over latents [N, d], in double, [P, d]."""
    total = torch.zeros(latents.shape[1], DATA.size, dtype=torch.float64)
    for block in jacobians(subject, latents):
        total += block.mT.sum(0, dtype=torch.float64)  # in the order in which it lies in memory
    return total.T / len(latents)


def mean_metric(subject: Subject, latents: Tensor) -> Tensor:
    """Return E[JᵀJ] over latents [N, d], in double, [d, d]."""
    return moments(subject, latents).metric


def of_mean_jacobian(
    subject: Subject, bank: LatentBank, count: int, known: Moments | None = None
) -> tuple[Tensor, Tensor]:
    """Find the directions along which the mean Jacobian moves images most: of E[J], by its SVD.

    What moves images by the same pixels everywhere. A direction whose effect changes sign from
    latent to latent averages out, and is not found.

    Args:
        subject: in evaluation mode.
        bank: of latents.
        count: K, of directions.
        known: the moments of the same bank, where they have been computed.

    Returns:
        Right singular vectors, float32 [K, d], each with its largest entry positive; singular
        values [K], double, descending. Directions of equal values are determined only up to a
        rotation among them; so are those of value zero.
    """
    mean = mean_jacobian(subject, bank.latents) if known is None else known.mean
    _, values, vectors = torch.linalg.svd(mean, full_matrices=False)
    return unit(vectors[:count]), values[:count]


def of_local_jacobians(
    subject: Subject, bank: LatentBank, count: int, known: Moments | None = None
) -> tuple[Tensor, Tensor]:
    """Find the directions that local right singular vectors share: the eigenvectors of E[JᵀJ].

    Wang and Ponce 2021, "The geometry of deep generative image models and its applications", who
    average the metric over latents as well; the singular vectors at a single latent are the
    directions of Ramesh et al. 2018, "A spectral regularizer for unsupervised disentanglement".
    What moves images far, by whatever pixels.

    Args:
        subject: in evaluation mode.
        bank: of latents.
        count: K, of directions.
        known: the moments of the same bank, where they have been computed.

    Returns:
        Unit vectors, float32 [K, d], each with its largest entry positive; the roots of their
        eigenvalues [K], double, descending: root mean square over the bank of ‖J n‖.
    """
    metric = mean_metric(subject, bank.latents) if known is None else known.metric
    values, vectors = torch.linalg.eigh(metric)
    roots = values.flip(0).clamp(min=0).sqrt()
    return unit(vectors.T.flip(0)[:count]), roots[:count]


@torch.no_grad()
def _pushed(generator: nn.Module, latents: Tensor) -> Tensor:
    """Return what any generator makes of all tangents at latents [n, d], [n, d, P]."""

    def push(tangent: Tensor) -> Tensor:
        moved: Tensor = jvp(generator, (latents,), (tangent.expand_as(latents),))[1]
        return moved.flatten(1)

    pushed: Tensor = vmap(push)(torch.eye(latents.shape[1]))
    return pushed.transpose(0, 1)


def _pulled(generator: nn.Module, latents: Tensor) -> Tensor:
    """Return the Jacobians [n, P, d] of any generator, a gradient for each pixel."""
    places = latents.detach().clone().requires_grad_()
    with torch.enable_grad():
        pixels = generator(places).flatten(1).sum(0)  # an image depends on its own latent alone
    if not pixels.requires_grad:  # the same everywhere
        return torch.zeros(len(places), len(pixels), places.shape[1])
    rows = [torch.autograd.grad(pixel, places, retain_graph=True)[0] for pixel in pixels]
    return torch.stack(rows, 1)


@torch.no_grad()
def _differences(generator: nn.Module, latents: Tensor) -> Tensor:
    """Return the slopes of chords, [n, P, d], of any generator."""
    steps = STEP * torch.eye(latents.shape[1])
    ends = [generator(latents + step) - generator(latents - step) for step in steps]
    return torch.stack([end.flatten(1) for end in ends], 2) / (2 * STEP)
