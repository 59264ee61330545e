"""What the judge is trained on beside the images themselves: moved, with specks, and nothing."""

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.data import DATA

# Pixels, at most, by which training images are moved at random: half of what most leave free, so
# that nothing is cut off, and no more than digits bear.
SHIFT = max(min(DATA.margin // 2, 2), 1)
SPECKS = 0.08  # of the pixels, at most, that get a random level


def shifted(images: Tensor, seed: int, step: int, most: int = SHIFT) -> Tensor:
    """Move each image of a batch, uint8 [N, C, H, W], by up to `most` pixels both ways.

    What comes in is the ground where the data set says that it is dark; else the border goes on.
    """
    padded = images
    if DATA.dark_ground:
        padded = nn.functional.pad(images, (most,) * 4, value=DATA.stored_ground)
    else:
        padded = nn.functional.pad(images.float(), (most,) * 4, mode="replicate").to(torch.uint8)
    draws = streams.rng(seed, "judge shifts", step).integers(0, 2 * most + 1, (2, len(images)))
    offsets = torch.from_numpy(draws)
    rows = offsets[0, :, None] + torch.arange(images.shape[2])
    columns = offsets[1, :, None] + torch.arange(images.shape[3])
    index = torch.arange(len(images))[:, None, None, None]
    channel = torch.arange(images.shape[1])[:, None, None]
    return padded[index, channel, rows[:, None, :, None], columns[:, None, None, :]]


def speckled(images: Tensor, seed: int, step: int) -> Tensor:
    """Give every second image of a batch, uint8 [N, C, H, W], some pixels of random levels.

    A generator without convolutions leaves such specks around things that anybody can recognise;
    the judge is to recognise them as well. Up to `SPECKS` of the pixels of an image.
    """
    rng = streams.rng(seed, "judge specks", step)
    chosen = images[::2]
    share = rng.uniform(0, SPECKS, (len(chosen), 1, 1, 1))
    struck = torch.from_numpy(rng.uniform(size=(len(chosen), 1, *chosen.shape[2:])) < share)
    levels = torch.from_numpy(rng.integers(0, DATA.greatest + 1, chosen.shape, dtype=np.uint8))
    result = images.clone()
    result[::2] = torch.where(struck, levels, chosen)
    return result


def nothing(images: Tensor, seed: int, step: int) -> Tensor:
    """Make images that show nothing out of a batch that does, uint8 [N, C, H, W].

    Without them a network trained on things alone names one, surely, for any noise (outlier
    exposure, Hendrycks et al. 2019). Five kinds in turn: the pixels of an image in random order;
    quarters of an image in random order; independent noise around any grey or colour; smooth
    noise; all levels at random.
    """
    rng = streams.rng(seed, "judge no digits", step)  # the name of the stream is part of the draw
    result = images.clone().float()
    channels, height, width = images.shape[1:]
    for number in range(len(images)):
        image, kind = result[number], number % 5
        if kind == 0:
            order = torch.from_numpy(rng.permutation(height * width))
            image.copy_(image.flatten(1)[:, order].view_as(image))
        elif kind == 1:
            _exchange_quarters(image, rng.permutation(4))
        elif kind == 2:
            level = rng.uniform(0, DATA.greatest, (channels, 1, 1))
            spread = rng.uniform(0, 60)
            image.copy_(torch.from_numpy(rng.normal(level, spread, (channels, height, width))))
        elif kind == 3:
            coarse = torch.from_numpy(rng.uniform(0, DATA.greatest, (1, channels, 5, 5))).float()
            smooth = nn.functional.interpolate(coarse, (height, width), mode="bilinear")
            image.copy_(smooth[0])
        else:
            image.copy_(torch.from_numpy(rng.uniform(0, DATA.greatest, image.shape)))
    return result.clamp_(0, DATA.greatest).to(torch.uint8)


def _exchange_quarters(image: Tensor, order: np.ndarray) -> None:
    """Put the quarters of an image [C, H, W] in another order; an odd last line stays."""
    height, width = (size // 2 for size in image.shape[1:])
    quarters = [
        image[:, i : i + height, j : j + width].clone() for i in (0, height) for j in (0, width)
    ]
    rows = [torch.cat([quarters[order[k]], quarters[order[k + 1]]], 2) for k in (0, 2)]
    image[:, : 2 * height, : 2 * width] = torch.cat(rows, 1)
