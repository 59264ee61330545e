"""Somebody's own generator: residual blocks with upsampling. It knows nothing of glassgan."""

import torch
from torch import Tensor, nn
from torch.nn import functional


class Block(nn.Module):
    """Doubles the side of a map: two convolutions, and a skip connection around them."""

    def __init__(self, inputs: int, outputs: int) -> None:
        """Make the convolutions.

        Args:
            inputs: channels that come in.
            outputs: channels that go out.
        """
        super().__init__()
        self.first = nn.Conv2d(inputs, outputs, 3, padding=1)
        self.second = nn.Conv2d(outputs, outputs, 3, padding=1)
        self.skip = nn.Conv2d(inputs, outputs, 1)

    def forward(self, maps: Tensor) -> Tensor:
        """Turn maps [N, inputs, H, W] into [N, outputs, 2 H, 2 W]."""
        inner = functional.silu(self.first(functional.silu(maps)))
        around = functional.interpolate(self.skip(maps), scale_factor=2.0)
        inner = self.second(functional.interpolate(inner, scale_factor=2.0))
        return inner.add_(around)


class Decoder(nn.Module):
    """Turns latents [N, 64, 1, 1] into images [N, 1, 28, 28] in [0, 1]."""

    def __init__(self, width: int = 12) -> None:
        """Make the parts.

        Args:
            width: channels of the finest maps.
        """
        super().__init__()
        self.stem = nn.ConvTranspose2d(64, 4 * width, 7)
        self.body = nn.Sequential(Block(4 * width, 2 * width), Block(2 * width, width))
        self.head = nn.Conv2d(width, 1, 3, padding=1)

    def forward(self, latents: Tensor) -> Tensor:
        """Draw images [N, 1, 28, 28] in [0, 1] for latents [N, 64, 1, 1]."""
        maps = functional.silu(self.body(self.stem(latents)), inplace=True)
        return torch.sigmoid(self.head(maps))
