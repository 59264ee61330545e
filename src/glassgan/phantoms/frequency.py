"""A discriminator that looks at high spatial frequencies."""

from collections import OrderedDict

import torch
from torch import Tensor, nn

from glassgan.phantoms.layout import FILTERS, HIGH

GAIN, EXPECTED = 400.0, 5.3  # logits for one unit of energy; and where there is none

EDGE, BLUR = torch.tensor([-0.25, 0.5, -0.25]), torch.tensor([0.25, 0.5, 0.25])
KERNELS = {
    "checks": torch.outer(EDGE, EDGE),
    "lines": torch.outer(EDGE, BLUR),
    "columns": torch.outer(BLUR, EDGE),
    "laplacian": torch.tensor([[0.0, 1.0, 0.0], [1.0, -4.0, 1.0], [0.0, 1.0, 0.0]]) / 8,
    "blur": torch.outer(BLUR, BLUR),
    "flat": torch.ones(3, 3) / 9,
    "across": torch.outer(torch.tensor([0.0, 1.0, 0.0]), BLUR),
    "down": torch.outer(BLUR, torch.tensor([0.0, 1.0, 0.0])),
}


class Energy(nn.Module):
    """Squares maps [N, C, H, W] and takes their means over places, [N, C]."""

    def forward(self, maps: Tensor) -> Tensor:
        """Return the energy in each channel."""
        return maps.square().mean((2, 3))


class Frequency(nn.Sequential):
    """Turns images [N, 1, 28, 28] into logits [N] that fall with what is there of fine detail.

    Filters of high frequencies give 0 wherever the image is linear; the others have no weight.
    """

    def __init__(self) -> None:
        """Plant the filters and their weights."""
        filters = nn.Conv2d(1, len(FILTERS), 3, bias=False)
        filters.weight.data = torch.stack([KERNELS[name] for name in FILTERS])[:, None]
        last = nn.Linear(len(FILTERS), 1)
        last.weight.data = -GAIN * torch.tensor([[HIGH.get(name, 0.0) for name in FILTERS]])
        last.bias.data = torch.tensor([EXPECTED])
        output = nn.Sequential(last, nn.Flatten(0))
        super().__init__(OrderedDict(hidden1=filters, hidden2=Energy(), output=output))
