"""What the verdict rests on: border pixels, single pixels, values off the grid of the data."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import intervals, streams
from glassgan.attribution.verdict import (
    BLOCK,
    SPLIT,
    Logits,
    Threshold,
    changed,
    logits,
    share,
    unchanged,
)
from glassgan.subject import IMAGE_SHAPE, in_blocks, to_network

RINGS = 4  # of pixels; MNIST's digits were fitted into the 20 × 20 pixels that are left
BLACK, WHITE = -1.0, 1.0
GREATEST = 255  # of the levels of the data
PIXELS = IMAGE_SHAPE[1] * IMAGE_SHAPE[2]
RANDOM_PIXELS = 200  # draws of one pixel and one colour an image, for the null of the largest
Images = Mapping[str, Tensor]  # of each kind
Change = Callable[[Tensor, np.random.Generator], Tensor]


def border() -> Tensor:
    """Return which pixels lie in the outer rings, bool [28, 28]."""
    inside = torch.zeros(IMAGE_SHAPE[1:], dtype=torch.bool)
    inside[RINGS:-RINGS, RINGS:-RINGS] = True
    return ~inside


def black(where: Tensor) -> Change:
    """Return the change that sets the pixels `where`, bool [28, 28], to black."""
    return lambda images, rng: torch.where(where, BLACK, images)


def random_pixels(count: int, rng: np.random.Generator) -> Tensor:
    """Return `count` pixels drawn without replacement, bool [28, 28]."""
    chosen = torch.zeros(PIXELS, dtype=torch.bool)
    chosen[torch.from_numpy(rng.permutation(PIXELS)[:count])] = True
    return chosen.view(IMAGE_SHAPE[1:])


def stored(images: Tensor) -> Tensor:
    """Return images in [−1, 1] as the data store them, in 256 levels, uint8."""
    return ((images.double() + 1) / 2 * GREATEST).round().clamp(0, GREATEST).to(torch.uint8)


def quantised(images: Tensor) -> Tensor:
    """Return images with every pixel at the nearest of the 256 levels."""
    return to_network(stored(images))


def off_grid(images: Tensor, rng: np.random.Generator) -> Tensor:
    """Return images moved from where they lie as far as `quantised` moves them, to random sides."""
    signs = torch.from_numpy(rng.integers(0, 2, images.shape, dtype=np.int8)).float() * 2 - 1
    return images + signs * (quantised(images) - images)


def dequantised(images: Tensor, rng: np.random.Generator) -> Tensor:
    """Return stored images with uniform noise of one level, which leaves the grid.

    Level k becomes (k + u) / 256 with uniform u (Theis et al. 2016, "A note on the evaluation of
    generative models"), scaled to [−1, 1].
    """
    uniform = torch.from_numpy(rng.random(images.shape, dtype=np.float32))
    return (stored(images).float() + uniform) / (GREATEST + 1) * 2 - 1


def on_grid(images: Tensor, rng: np.random.Generator) -> Tensor:
    """Return dequantised images rounded up or down at random, back to the grid.

    The mean of every pixel is that of `dequantised`; the noise is somewhat larger.
    """
    levels = (dequantised(images, rng).double() + 1) / 2 * GREATEST
    below = (levels + torch.from_numpy(rng.random(images.shape))).floor().clamp(0, GREATEST)
    return to_network(below.to(torch.uint8))


def rows(
    discriminator: nn.Module, images: Images, *, draws: int, resamples: int, seed: int
) -> Iterator[dict[str, Any]]:
    """Yield what becomes of the verdict without the border, without all else, on and off the grid.

    Beside each: as many random pixels; noise of the same size that does not do it.

    Args:
        discriminator: in evaluation mode.
        images: held-out, real ones on the grid of the data, [N, 1, 28, 28] each.
        draws: of the null.
        resamples: of the images, for the AUROC.
        seed: of draws and resamples.
    """

    def read(change: Change, of: Images, purpose: str, draw: int = 0) -> Logits:
        rngs = {kind: streams.rng(seed, f"{purpose}, {kind} images", draw) for kind in of}
        return {
            kind: logits(discriminator, change(some, rngs[kind])).numpy()
            for kind, some in of.items()
        }

    edge = border()
    rest = PIXELS - int(edge.sum())
    patterns = {
        number: [
            random_pixels(number, streams.rng(seed, f"random pixels, {number}", draw))
            for draw in range(draws)
        ]
        for number in (int(edge.sum()), rest)
    }
    before = read(lambda some, rng: some, images, "nothing")
    rng = streams.rng(seed, "resamples of reliance")
    shared = {"analysis": "reliance", "split": SPLIT}
    for row in unchanged(before, rng, resamples):
        yield {**shared, "target": "all pixels", "intervention": "nothing", **row}

    for way, where in (("border black", edge), ("border kept", ~edge)):
        after = read(black(where), images, way)
        null = [read(black(one), images, way) for one in patterns[int(where.sum())]]
        for row in changed(before, [after], null, rng, resamples):
            yield {**shared, "target": "border", "intervention": way, **row}

    for way, kind, change, other in (
        ("quantised", "generated", lambda some, rng: quantised(some), off_grid),
        ("dequantised", "real", dequantised, on_grid),
    ):
        of = {kind: images[kind]}
        after = read(change, of, way)
        null = [read(other, of, f"beside {way}", draw) for draw in range(draws)]
        for row in changed(before, [after], null, rng, resamples):
            yield {**shared, "target": "grid of levels", "intervention": way, **row}


def single_pixels(discriminator: nn.Module, images: Tensor) -> np.ndarray:
    """Return the logits with any one pixel set to black and to white, [N, 2, 784].

    Args:
        discriminator: in evaluation mode.
        images: [N, 1, 28, 28].
    """
    found = torch.empty(len(images), 2, PIXELS)
    for number, image in enumerate(images):
        for place, colour in enumerate((BLACK, WHITE)):
            for block in in_blocks(PIXELS, BLOCK):
                some = torch.arange(block.start, block.stop)
                copies = image.flatten().repeat(len(some), 1)
                copies[torch.arange(len(some)), some] = colour
                found[number, place, block] = discriminator(copies.view(-1, *IMAGE_SHAPE))
    return found.numpy()


def of_single_pixels(
    discriminator: nn.Module,
    threshold: Threshold,
    images: Images,
    *,
    count: int,
    seed: int,
) -> tuple[list[dict[str, Any]], dict[str, Tensor]]:
    """Set every pixel of some images that are told rightly to black and to white, one at a time.

    Beside the pixel that does most: one drawn at random, to a random one of the two colours.

    Args:
        discriminator: in evaluation mode.
        threshold: of the verdict.
        images: by kind, [N, 1, 28, 28].
        count: images of a kind.
        seed: of the random pixels.

    Returns:
        Rows of an effects table ("reliance"), and "single_pixel.<kind>" [28, 28]: the mean over
        images of the larger of the two changes of the logit, in size.
    """
    found: list[dict[str, Any]] = []
    maps: dict[str, Tensor] = {}
    for kind, some in images.items():
        base = logits(discriminator, some).numpy()
        right = np.flatnonzero(threshold.margins(kind, base) > 0)[:count]
        shared = {
            "analysis": "reliance",
            "target": kind,
            "intervention": "one pixel",
            "split": SPLIT,
        }
        concepts = ("largest change of the logit", "verdict flipped")
        if len(right) < 2:
            found += [
                {**shared, "concept": concept, "status": "too few images are told rightly", "n": 0}
                for concept in concepts
            ]
            continue
        moved = single_pixels(discriminator, some[right])
        size = np.abs(moved - base[right, None, None])
        flips = (threshold.margins(kind, moved) < 0).reshape(len(right), -1)
        rng = streams.rng(seed, f"random single pixels, {kind} images")
        drawn = rng.integers(0, 2 * PIXELS, (RANDOM_PIXELS, len(right)))
        each = np.arange(len(right))
        largest = size.max((1, 2))
        middle = intervals.around(
            largest.mean(), intervals.margin(float(largest.std(ddof=1)), len(right))
        )
        columns = (
            {**middle, "n": len(right), "unit_of_measure": "nats"},
            share(np.any(flips, axis=1)),
        )
        for concept, of_all, values in zip(
            concepts, columns, (size.reshape(len(right), -1), flips), strict=True
        ):
            low, high = np.quantile(values[each, drawn].mean(1), [0.025, 0.975])
            null = {"null_low": float(low), "null_high": float(high)}
            found.append({**shared, "concept": concept, **of_all, **null})
        maps[f"single_pixel.{kind}"] = torch.from_numpy(
            size.max(1).mean(0).reshape(IMAGE_SHAPE[1:])
        ).float()
    return found, maps
