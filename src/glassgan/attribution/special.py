"""Special samples: images of many kinds, to ask what a discriminator makes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn.functional import conv2d

from glassgan import streams
from glassgan.attribution.extremes import Extremes
from glassgan.checkpoints import Checkpoint
from glassgan.data import DATA
from glassgan.data.images import Scaled, fitted, to_network
from glassgan.interpolation import slerp_at
from glassgan.statistics.nearest import nearest
from glassgan.subject import Subject, generate

BACKGROUND = DATA.ground  # the value of a pixel without ink
BLUR = 1.0  # pixels, standard deviation
SHIFT = DATA.margin  # pixels
PATCH, AWAY = 10, 4  # pixels: the side of an occluded square, how far its middle may lie off

REAL, GENERATED, CHANGED, OTHER, MADE = (
    "real",
    "generated",
    "changed",
    f"no {DATA.kind}",
    "made by gradient",
)
REAL_TEST, OWN = f"real test {DATA.plural}", "own samples"
NEAREST = "training images nearest to own"


@dataclass(frozen=True)
class Kind:
    """One kind of images, [N, C, H, W], N may be 0, and the group of kinds it belongs to.

    way, sign: of those that were made by gradient, from what they start, and whether the logit was
    raised (1) or lowered (−1).
    """

    group: str
    images: Tensor
    way: str = ""
    sign: float = float("nan")


def changed(real: Tensor, seed: int) -> dict[str, Kind]:
    """Return real images, [N, C, H, W], each changed in one way."""
    rng = streams.rng(seed, "changes of real digits")
    ways = {
        f"two {DATA.plural} blended": (real + real.roll(1, 0)) / 2,
        f"inverted {DATA.plural}": -real,
        f"blurred {DATA.plural} (SD {BLUR:g} px)": blurred(real),
        f"occluded {DATA.plural} ({PATCH} px square)": occluded(real, rng),
        f"shifted {DATA.plural} (by {SHIFT} px)": shifted(real, rng),
    }
    return {name: Kind(CHANGED, images) for name, images in ways.items()}


def blurred(images: Tensor) -> Tensor:
    """Blur images [N, C, H, W] by a Gaussian kernel; around them is background."""
    reach = int(3 * BLUR)
    place = torch.arange(-reach, reach + 1)
    kernel = torch.exp(-place.square() / (2 * BLUR**2))
    kernel = (kernel / kernel.sum()).view(1, 1, 1, -1)
    channels = (images - BACKGROUND).flatten(0, 1).unsqueeze(1)
    across = conv2d(channels, kernel, padding=(0, reach))
    down = conv2d(across, kernel.transpose(2, 3), padding=(reach, 0))
    return down.view_as(images) + BACKGROUND


def occluded(images: Tensor, rng: np.random.Generator) -> Tensor:
    """Set a square of each image to background, its middle near that of the image."""
    found = images.clone()
    middle = (np.array(DATA.shape[1:]) - PATCH) // 2
    corners = middle + rng.integers(-AWAY, AWAY + 1, (len(images), 2))
    for image, (top, left) in zip(found, corners, strict=True):
        image[:, top : top + PATCH, left : left + PATCH] = BACKGROUND
    return found


def shifted(images: Tensor, rng: np.random.Generator) -> Tensor:
    """Shift each image up, down, left or right; what comes in is background."""
    padded = torch.nn.functional.pad(images, [SHIFT] * 4, value=BACKGROUND)
    moves = np.array([(0, 1), (1, 0), (1, 2), (2, 1)])[rng.integers(0, 4, len(images))] * SHIFT
    return torch.stack(
        [
            image[:, down : down + DATA.height, right : right + DATA.width]
            for image, (down, right) in zip(padded, moves, strict=True)
        ]
    )


def foreign(
    mean: Tensor, name: str, images: np.ndarray | None, count: int, seed: int
) -> dict[str, Kind]:
    """Return images that show nothing of the data set's kind.

    Args:
        mean: of real images, [C, H, W].
        name: of another data set.
        images: its images, uint8 [M, C, H, W] of its own shape, if they are there.
        count: images of noise, and of the other set at most.
        seed: of the noise, and of which are taken.
    """
    rng = streams.rng(seed, "noise")
    uniform = torch.from_numpy(rng.uniform(-1, 1, (count, *DATA.shape)).astype(np.float32))
    binary = torch.from_numpy(rng.choice(np.array([-1, 1], np.float32), (count, *DATA.shape)))
    others = torch.zeros(0, *DATA.shape)
    if images is not None:
        some = streams.rng(seed, f"images of {name}").permutation(len(images))[:count]
        others = to_network(fitted(torch.from_numpy(images[some])))
    kinds = {
        f"the mean {DATA.kind}": mean[None],
        "blank": torch.full((1, *DATA.shape), BACKGROUND),
        "uniform noise": uniform,
        "binary noise": binary,
        name: others,
    }
    return {name: Kind(OTHER, images) for name, images in kinds.items()}


def of_generator(last: Subject, older: Sequence[Checkpoint], latents: Tensor) -> dict[str, Kind]:
    """Return samples of a run: its own, those of older checkpoints, and from between two latents.

    Args:
        last: the subject at the last checkpoint.
        older: checkpoints before it.
        latents: the same for all, [N, d].
    """
    between = slerp_at(latents, latents.roll(1, 0), torch.tensor(0.5, dtype=torch.float64))
    images = {OWN: generate(last, latents)}
    for one in older:
        images[f"own samples, epoch {one.epoch}"] = generate(one.subject, latents)
    images["between two own samples"] = generate(last, between)
    return {name: Kind(GENERATED, some) for name, some in images.items()}


def of_others(subjects: Sequence[Subject], count: int, seed: int) -> Tensor:
    """Return `count` samples of several generators, about equally many of each."""
    parts = []
    for number, one in enumerate(subjects):
        own = (count + number) // len(subjects)  # adds up to the count
        latents = streams.latents(seed, "samples of others", number, own, one.latent_dim)
        parts.append(generate(one, latents))
    return torch.cat(parts)


def neighbours(samples: Tensor, training: Tensor) -> Kind:
    """Return the training images nearest to samples, each once, in their order.

    Args:
        samples: [N, C, H, W].
        training: uint8 [M, C, H, W], at least two.
    """
    scaled = Scaled(training)
    return Kind(REAL, scaled[nearest(samples, scaled).unique()])


def made(found: Mapping[str, Extremes]) -> dict[str, Kind]:
    """Return the extremes of every way as kinds."""
    return {
        f"{end} logit from {way}": Kind(MADE, images, way, sign)
        for end, sign in (("highest", 1.0), ("lowest", -1.0))
        for way, one in found.items()
        for images in [one.highest if sign > 0 else one.lowest]
    }
