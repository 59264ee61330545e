"""A discriminator that looks at high spatial frequencies."""

from collections import OrderedDict

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.phantoms import layout

SIDE = 3  # of a filter
GAIN, EXPECTED = 80.0, 8.0  # logits for one unit of energy; and where there is none


def kernels(weights: list[float]) -> Tensor:
    """Return a random filter for each weight, [F, SIDE, SIDE].

    With a weight: it gives 0 wherever the image is linear; without: a linear image whole.
    """
    place = np.arange(SIDE) - (SIDE - 1) / 2
    down, across = np.meshgrid(place, place, indexing="ij")
    linear = np.stack([np.ones(SIDE**2), down.ravel(), across.ravel()])
    linear /= np.linalg.norm(linear, axis=1, keepdims=True)
    rng = streams.rng(0, "filters of a phantom's discriminator")
    found = []
    for weight in weights:
        normal = rng.standard_normal(SIDE**2)
        smooth = linear.T @ (linear @ normal)
        kept = normal - smooth if weight else smooth
        found.append(0.4 * kept / np.linalg.norm(kept))
    return torch.from_numpy(np.stack(found)).float().view(-1, SIDE, SIDE)


class Energy(nn.Module):
    """Squares maps [N, C, H, W] and takes their means over places, [N, C]."""

    def forward(self, maps: Tensor) -> Tensor:
        """Return the energy in each channel."""
        return maps.square().mean((2, 3))


class Frequency(nn.Sequential):
    """Turns images [N, 1, H, W] into logits [N] that fall with what is there of fine detail."""

    def __init__(self) -> None:
        """Plant the filters and their weights."""
        weights = layout.filters()
        filters = nn.Conv2d(1, len(weights), SIDE, bias=False)
        filters.weight.data = kernels(weights)[:, None]
        last = nn.Linear(len(weights), 1)
        last.weight.data = -GAIN * torch.tensor([weights])
        last.bias.data = torch.tensor([EXPECTED])
        output = nn.Sequential(last, nn.Flatten(0))
        super().__init__(OrderedDict(hidden1=filters, hidden2=Energy(), output=output))
