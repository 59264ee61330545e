"""Banks of latents whose concepts are known, because they were computed and not measured."""

from collections import OrderedDict

import numpy as np
import torch
from torch import nn

from glassgan.concepts import CONCEPTS
from glassgan.latent.bank import LatentBank
from glassgan.latent.effects import Setting
from glassgan.latent.jacobian import Moments
from glassgan.subject import Subject

INK = list(CONCEPTS).index("ink")


def latents(count: int, dim: int, seed: int = 0) -> torch.Tensor:
    return torch.randn(count, dim, generator=torch.Generator().manual_seed(seed))


def bank(z: torch.Tensor, **concepts: torch.Tensor) -> LatentBank:
    """A bank with some concepts given, the others never measured, and no digits."""
    values = np.full((len(z), len(CONCEPTS)), np.nan)
    for name, value in concepts.items():
        values[:, list(CONCEPTS).index(name)] = value.double().numpy()
    return LatentBank(z, values, np.full(len(z), -1))


def setting(
    choosing: LatentBank, held_out: LatentBank, length: float = 1.0, change=None
) -> Setting:
    """Effects in deviations of the first bank; `change` is E[JᵀJ] in units of a pixel."""
    known = None if change is None else Moments(torch.zeros(1, len(change)), change.double())
    return Setting(choosing, held_out, choosing.scales(), length, known)


def frame(count: int, dim: int, seed: int = 0) -> torch.Tensor:
    """Orthonormal directions [count, dim]."""
    drawn = torch.randn(dim, dim, generator=torch.Generator().manual_seed(seed))
    return torch.linalg.qr(drawn)[0][:count]


def oblique(count: int, dim: int, cosine: float = 0.5) -> torch.Tensor:
    """Unit vectors [count, dim], every two at the same angle."""
    gram = torch.full((count, count), cosine) + (1 - cosine) * torch.eye(count)
    return torch.linalg.cholesky(gram) @ frame(count, dim)


def subject(directions: torch.Tensor, strengths: list[float], bend: nn.Module | None = None):
    """A generator that adds a picture for each direction, at the latent's coordinate along it.

    The pictures are orthonormal, so that an image changes by the strength of a direction per unit
    length along it; `bend` comes between coordinates and pictures.
    """
    count, dim = directions.shape
    first, last = nn.Linear(dim, count), nn.Linear(count, 784, bias=False)
    first.weight.data = directions * torch.tensor(strengths)[:, None]
    first.bias.data.fill_(0.3)
    last.weight.data = frame(count, 784, seed=1).T.contiguous()
    layers = OrderedDict(
        hidden1=nn.Sequential(first, bend or nn.Identity()),
        output=nn.Sequential(last, nn.Unflatten(1, (1, 28, 28))),
    )
    return Subject(nn.Sequential(layers), None, dim).evaluation()


def cosines(found: torch.Tensor, planted: torch.Tensor) -> torch.Tensor:
    """|cosine| of each found direction with the planted one of its place."""
    return (found * planted).sum(1).abs()


def angle(found: torch.Tensor, planted: torch.Tensor) -> float:
    """Largest principal angle between two spans, degrees."""
    bases = [torch.linalg.qr(d.double().T)[0] for d in (found, planted)]
    least = torch.linalg.svdvals(bases[0].T @ bases[1]).min()
    return float(torch.rad2deg(torch.acos(least.clamp(max=1))))


class Square(nn.Module):
    """A bend after which a move to either side does the same."""

    def forward(self, values):
        return (values - 0.3).square()
