"""Directions in closed form from the first layer's weights: SeFa.

Shen and Zhou 2021, "Closed-form factorization of latent semantics in GANs": the directions that
change the output of the first affine map A most are the eigenvectors of AᵀA.
"""

from typing import Any, Literal

import torch
from torch import Tensor, nn

from glassgan.latent.components import unit
from glassgan.subject import Subject

Variant = Literal["plain", "normalised", "batch norm"]
AFFINE = 1e-4  # relative error up to which a map counts as affine in single precision


@torch.no_grad()
def affine_maps(subject: Subject) -> tuple[Tensor | None, Tensor | None]:
    """Return the matrices [M, d] of the first layer, alone and with batch normalisation folded in.

    The first layer is the first module with weights. Found by trying: the generator is run on the
    origin, the unit vectors and some other latents, and what its modules give (those without
    modules of their own) is compared with an affine map. In evaluation mode batch normalisation is
    one.

    Returns:
        None where the first layer is no affine map of the latent; None where batch normalisation
        does not follow it, before anything that is not affine.
    """
    dim = subject.latent_dim
    others = torch.linspace(-2, 2, 3 * dim).view(3, dim).sin() * 2
    inputs = torch.cat([torch.zeros(1, dim), torch.eye(dim), others])
    outputs: list[tuple[nn.Module, Tensor | None]] = []

    def keep(module: nn.Module, _: object, output: Any) -> None:
        known = isinstance(output, Tensor) and output.ndim > 1 and len(output) == len(inputs)
        outputs.append((module, output.flatten(1).clone() if known else None))

    leaves = [module for module in subject.generator.modules() if not list(module.children())]
    handles = [module.register_forward_hook(keep) for module in leaves]
    try:
        subject.generator(inputs)
    finally:
        for handle in handles:
            handle.remove()
    first = None
    for module, output in outputs:
        if output is None:  # recurrent modules give several tensors
            break
        matrix = (output[1 : dim + 1] - output[0]).T
        expected = output[0] + others @ matrix.T
        if (expected - output[dim + 1 :]).abs().max() > AFFINE * output.abs().max():
            break
        if isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d) and first is not None:
            return first, matrix
        if any(True for _ in module.parameters(recurse=False)):
            if first is not None:
                break
            first = matrix
    return first, None


def of_weights(subject: Subject, count: int, variant: Variant) -> tuple[Tensor, Tensor]:
    """Return the eigenvectors of AᵀA with the largest eigenvalues, in falling order.

    A is the first affine map ("plain"), as the paper has it; the same with the weights of each of
    its outputs scaled to length 1 ("normalised"), as the paper's code has it; or with batch
    normalisation folded in ("batch norm"), which scales each output by γ/σ.

    Args:
        subject: in evaluation mode.
        count: of directions.
        variant: of A.

    Returns:
        Unit vectors [K, d] and eigenvalues [K]; none where the generator has no such map.
    """
    first, folded = affine_maps(subject)
    chosen = folded if variant == "batch norm" else first
    if chosen is None:
        return torch.zeros(0, subject.latent_dim), torch.zeros(0)
    matrix = chosen.double()
    if variant == "normalised":
        matrix = nn.functional.normalize(matrix, dim=1)
    values, vectors = torch.linalg.eigh(matrix.T @ matrix)
    kept = min(count, int((values > 0).sum()))
    return unit(vectors.T.flip(0)[:kept]), values.flip(0)[:kept].float()
