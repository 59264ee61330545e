"""Networks of which nothing can be seen: NumPy inside, no modules, no layers."""

import numpy as np
import torch
from torch import nn


class BlackBox(nn.Module):
    """Latents [N, 6] → images [N, 1, 28, 28] in [−1, 1]: a stroke that they place and turn."""

    def __init__(self):
        super().__init__()
        self.register_buffer("width", torch.tensor(2.0))

    @torch.no_grad()
    def forward(self, latents):
        z = latents.detach().cpu().numpy().astype(np.float64)
        y, x = np.mgrid[:28, :28] - 13.5
        angle = 0.4 * z[:, 0, None, None]
        across = x * np.cos(angle) + y * np.sin(angle) - 2 * z[:, 1, None, None]
        along = y * np.cos(angle) - x * np.sin(angle) - z[:, 2, None, None]
        thick = float(self.width) + 0.3 * z[:, 3, None, None]
        ink = np.exp(-((across / np.abs(thick)) ** 4)) * (np.abs(along) < 9 + z[:, 4, None, None])
        return torch.from_numpy((2 * ink - 1).astype(np.float32))[:, None]


class Opaque(nn.Module):
    """Images [N, 1, 28, 28] in [−1, 1] → logits [N]; nothing can be differentiated."""

    def __init__(self):
        super().__init__()
        self.register_buffer("scale", torch.tensor(8.0))

    @torch.no_grad()
    def forward(self, images):
        pixels = images.detach().cpu().numpy()
        rough = np.abs(np.diff(pixels, axis=2)).mean((1, 2, 3)) + pixels.mean((1, 2, 3))
        return torch.from_numpy((float(self.scale) * (rough + 0.6)).astype(np.float32))
