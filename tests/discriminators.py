"""Discriminators whose truth is known, because they were built for it, and images for them."""

from collections import OrderedDict

import torch
from torch import nn

PATCH = (slice(8, 12), slice(12, 16))  # rows and columns
OTHER = (slice(20, 24), slice(4, 8))


def images(count: int, seed: int = 0) -> torch.Tensor:
    """Smooth grey images, with a black border as digits have it."""
    generator = torch.Generator().manual_seed(seed)
    coarse = torch.rand(count, 1, 7, 7, generator=generator) * 2 - 1
    fine = nn.functional.interpolate(coarse, size=(28, 28), mode="bilinear")
    fine[..., :2, :] = fine[..., -2:, :] = -1
    fine[..., :, :2] = fine[..., :, -2:] = -1
    return fine


def mask(*patches: tuple[slice, slice]) -> torch.Tensor:
    """Which pixels lie in the patches, bool [28, 28]."""
    found = torch.zeros(28, 28, dtype=torch.bool)
    for rows, columns in patches:
        found[rows, columns] = True
    return found


def looking_at(where: torch.Tensor, units: int = 8, seed: int = 0) -> nn.Module:
    """A discriminator with random weights that sees no pixel but those of a mask [28, 28]."""
    generator = torch.Generator().manual_seed(seed)
    weights = torch.randn(units, 784, generator=generator) * where.flatten() / where.sum() ** 0.5
    return two_layers(weights, torch.randn(units, generator=generator))


def two_layers(
    weights: torch.Tensor, last: torch.Tensor, bias: float | torch.Tensor = 0.0
) -> nn.Module:
    """hidden1 = LeakyReLU(W x + b), [units]; output = last · hidden1."""
    hidden, output = nn.Linear(784, len(weights)), nn.Linear(len(weights), 1, bias=False)
    hidden.weight.data, output.weight.data = weights.clone(), last[None].clone()
    hidden.bias.data = torch.zeros(len(weights)) + bias
    layers = OrderedDict(
        hidden1=nn.Sequential(nn.Flatten(), hidden, nn.LeakyReLU(0.2)),
        output=nn.Sequential(output, nn.Flatten(0)),
    )
    return nn.Sequential(layers).eval().requires_grad_(False)


def of_frequency(across: int, down: int) -> nn.Module:
    """A discriminator that sees one spatial frequency, whatever its phase."""
    y, x = torch.meshgrid(torch.arange(28), torch.arange(28), indexing="ij")
    angle = 2 * torch.pi * (across * x + down * y) / 28
    waves = torch.stack([angle.cos(), angle.sin(), -angle.cos(), -angle.sin()]).flatten(1) / 28
    return two_layers(waves, torch.tensor([1.0, 0.7, 0.4, 1.3]))


def redundant() -> nn.Module:
    """min(1, a + b): a and b, from 0 to 1, are the ink in two patches, each of which suffices."""
    weight = torch.zeros(28, 28)
    weight[PATCH], weight[OTHER] = 0.5 / 16, 0.5 / 16  # the mean of (x + 1) / 2
    first, last = nn.Linear(784, 1), nn.Linear(1, 1)
    first.weight.data, first.bias.data = -weight.flatten()[None], torch.tensor([0.0])
    last.weight.data, last.bias.data = torch.tensor([[-1.0]]), torch.tensor([1.0])
    layers = OrderedDict(
        hidden1=nn.Sequential(nn.Flatten(), first, nn.ReLU()),
        output=nn.Sequential(last, nn.Flatten(0)),
    )
    return nn.Sequential(layers).eval().requires_grad_(False)


def constant() -> nn.Module:
    """A discriminator that says the same of everything."""
    return two_layers(torch.zeros(4, 784), torch.ones(4))
