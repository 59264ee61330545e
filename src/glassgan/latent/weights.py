"""Directions in closed form from the first layer's weights: SeFa.

Shen and Zhou 2021, "Closed-form factorization of latent semantics in GANs": the directions that
change the output of the first affine map A most are the eigenvectors of AᵀA.
"""

from typing import Literal

import torch
from torch import Tensor, nn

from glassgan.latent.bank import Bank
from glassgan.latent.components import unit
from glassgan.subject import Subject

Variant = Literal["plain", "normalised", "batch norm"]
AFFINE = 1e-4  # relative error up to which a map counts as affine in single precision


@torch.no_grad()
def affine_maps(subject: Subject) -> list[Tensor]:
    """Return the matrices [M, d] of the modules that are still affine maps of the latent, in order.

    Found by trying: the generator is run on the origin, the unit vectors and some other latents,
    and the outputs of its modules (those without modules of their own) are compared with an affine
    map, up to the first that is none. The first with weights is the first layer; with batch
    normalisation after it, in evaluation mode, this one is affine too.
    """
    dim = subject.latent_dim
    others = torch.linspace(-2, 2, 3 * dim).view(3, dim).sin() * 2
    inputs = torch.cat([torch.zeros(1, dim), torch.eye(dim), others])
    outputs: list[tuple[nn.Module, Tensor]] = []

    def keep(module: nn.Module, _: object, output: Tensor) -> None:
        outputs.append((module, output.flatten(1).clone()))

    leaves = [module for module in subject.generator.modules() if not list(module.children())]
    handles = [module.register_forward_hook(keep) for module in leaves]
    try:
        subject.generator(inputs)
    finally:
        for handle in handles:
            handle.remove()
    maps: list[Tensor] = []
    for module, output in outputs:
        matrix = (output[1 : dim + 1] - output[0]).T
        expected = output[0] + others @ matrix.T
        if (expected - output[dim + 1 :]).abs().max() > AFFINE * output.abs().max():
            break
        if maps or any(True for _ in module.parameters(recurse=False)):
            maps.append(matrix)
    return maps


def of_weights(
    subject: Subject, bank: Bank, count: int, variant: Variant
) -> tuple[Tensor, Tensor]:
    """Return the eigenvectors of AᵀA with the largest eigenvalues, in falling order.

    A is the first affine map ("plain"), as the paper has it; the same with the weights of each of
    its outputs scaled to length 1 ("normalised"), as the paper's code has it; or with batch
    normalisation folded in ("batch norm"), which scales each output by γ/σ.

    Args:
        subject: in evaluation mode.
        bank: not used; the weights say it all.
        count: of directions.
        variant: of A.

    Returns:
        Unit vectors [K, d] and eigenvalues [K]; none where the generator has no such map.
    """
    maps = affine_maps(subject)
    nothing = torch.zeros(0, subject.latent_dim), torch.zeros(0)
    if not maps:
        return nothing
    matrix = maps[0].double()
    if variant == "normalised":
        matrix = nn.functional.normalize(matrix, dim=1)
    if variant == "batch norm":
        if torch.equal(maps[-1], maps[0]):
            return nothing
        matrix = maps[-1].double()
    values, vectors = torch.linalg.eigh(matrix.T @ matrix)
    kept = min(count, int((values > 0).sum()))
    return unit(vectors.T.flip(0)[:kept]), values.flip(0)[:kept].float()
