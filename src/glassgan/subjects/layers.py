"""Layers that compute what torch's do, faster on a CPU."""

import torch
from torch import Tensor, nn


class Dropout(nn.Dropout):
    """Dropout whose mask costs 16 random bits a number instead of a Bernoulli draw.

    Draws from torch's default generator of the CPU, whatever the device, so that every device
    drops the same. The probability of dropping is rounded to a multiple of 2⁻¹⁶ (0.3 becomes
    0.300003), the scale to match. Where all is dropped or nothing, and in evaluation mode, it is
    `nn.Dropout`.
    """

    def forward(self, input: Tensor) -> Tensor:
        """Return `input`, same shape, with some numbers set to zero and the rest scaled."""
        if not self.training or self.p in (0, 1):
            return super().forward(input)
        threshold = min(round(self.p * 2**16), 2**16 - 1)  # of which some are kept
        count = input.numel()
        words = torch.empty(-(-count // 4), dtype=torch.int64, device="cpu")
        drawn = words.random_(-(2**63), None).view(torch.int16)[:count].view(input.shape)
        bits = drawn.to(input.device)
        kept = (bits >= threshold - 2**15).to(input.dtype)
        return input * kept.mul_(2**16 / (2**16 - threshold))
