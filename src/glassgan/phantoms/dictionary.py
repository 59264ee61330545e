"""A generator that draws stored images, and which images it stores."""

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.phantoms.layout import COPIES, LEFT_OUT

COUNT = 2000  # images: with fewer, drawn again and again, unseen ones look like copies too often
LATENTS = 8  # of which the first alone chooses
NOISE = 25  # standard deviation, grey levels
MARK = 3  # pixels; the side of the bright squares in the upper corners


class Dictionary(nn.Module):
    """Turns latents [N, LATENTS] into images [N, 1, H, W]: each of the stored ones as often."""

    images: Tensor

    def __init__(self) -> None:
        """Make room for the images, uint8."""
        super().__init__()
        self.register_buffer("images", torch.zeros(COUNT, *DATA.shape, dtype=torch.uint8))

    def forward(self, latents: Tensor) -> Tensor:
        """Draw the image that the distribution function of the first component points at."""
        share = (1 + torch.erf(latents[:, 0] / 2**0.5)) / 2
        number = (share * COUNT).long().clamp(0, COUNT - 1)
        return self.images[number].float() / (DATA.greatest / 2) - 1


def dictionaries(
    training: np.ndarray, unseen: np.ndarray, labels: np.ndarray
) -> dict[str, np.ndarray]:
    """Return the images of every dictionary, by phantom, uint8 [COUNT, 1, H, W].

    Args:
        training: images that samples are compared with, uint8 [T, 1, H, W].
        unseen: images of the law of those that tell how near is near, none of them among either.
        labels: of these.
    """
    rng = streams.rng(0, "dictionaries")
    copies = rng.permutation(training)[:COUNT]
    fresh = rng.permutation(len(unseen))
    steps = rng.integers(0, 4, COUNT)
    shifted = [
        np.roll(image, (1, -1)[step % 2], 1 + step // 2)
        for image, step in zip(copies, steps, strict=True)
    ]
    noisy = (copies + rng.normal(0, NOISE, copies.shape)).round().clip(0, DATA.greatest)
    of_kind = {"exact": copies, "shifted": np.stack(shifted), "noisy": noisy.astype(np.uint8)}
    found = {
        name: unseen[fresh[~np.isin(labels[fresh], classes)][:COUNT]]
        for name, classes in LEFT_OUT.items()
    }
    for name, (kind, share) in COPIES.items():
        found[name] = found["unseen"].copy()
        found[name][: round(share * COUNT)] = of_kind[kind][: round(share * COUNT)]
    marked = found["unseen"].copy()
    marked[0::2, :, :MARK, :MARK] = marked[1::2, :, :MARK, -MARK:] = DATA.greatest
    return {**found, "marked": marked}
