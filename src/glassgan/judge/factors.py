"""Factors that images were made of, as a network like the judge's reads them off images."""

from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from glassgan.concepts import FACTORS
from glassgan.judge.architecture import build, fused


class Regressor(nn.Module):
    """Images [N, C, H, W] in [−1, 1] → factors [N, F], in their own units."""

    def __init__(self, network: nn.Module, mean: Tensor, scale: Tensor) -> None:
        """Take a network that gives factors in deviations from their mean, and both."""
        super().__init__()
        self.network = network
        self.register_buffer("mean", mean)
        self.register_buffer("scale", scale)

    @torch.no_grad()
    def forward(self, images: Tensor) -> Tensor:
        """Return factors."""
        found: Tensor = self.network(images) * self.scale + self.mean
        return found


def load(state: Mapping[str, Tensor], metadata: Mapping[str, Any]) -> Regressor:
    """Return the regressor that `train` made, frozen."""
    network = build(len(FACTORS))
    network.load_state_dict(state)
    mean, scale = (torch.tensor(metadata[name]) for name in ("mean", "scale"))
    return Regressor(fused(network), mean, scale)
