"""What draws in place of a generator, and stands still."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

from glassgan.data.images import to_network


class Drawing(nn.Module):
    """A function of latents in place of a generator."""

    def __init__(self, draw: Callable[[Tensor], Tensor]) -> None:
        """Take a function: latents [N, d] → what is drawn, [N, ...]."""
        super().__init__()
        self.draw = draw
        self.unused = nn.Parameter(torch.zeros(1))  # an optimiser wants something to move

    def forward(self, latents: Tensor) -> Tensor:
        """Return what is drawn for latents [N, d]."""
        return self.draw(latents)


def of_images(images: Tensor) -> Drawing:
    """Return what draws stored images, uint8 [K, ...]: each equally often, in [−1, 1].

    Which one is decided by the first component of the latent.
    """

    def draw(latents: Tensor) -> Tensor:
        share = torch.special.ndtr(latents[:, 0].double())
        chosen = (share * len(images)).long().clamp(max=len(images) - 1)
        return to_network(images[chosen])

    return Drawing(draw)
