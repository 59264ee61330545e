"""What a single pixel does to the verdict, beside changes as long in random directions."""

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.attribution.reliance import BLACK, PIXELS, WHITE, Images
from glassgan.attribution.threshold import (
    BLOCK,
    NO_NUMBER,
    SPLIT,
    Threshold,
    logits,
    mean,
    paired_p,
    share,
    sign_test,
)
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.subject import in_blocks


def single_pixels(discriminator: nn.Module, images: Tensor) -> np.ndarray:
    """Return the logits with any one pixel set to black and to white, [N, 2, P].

    Args:
        discriminator: in evaluation mode.
        images: [N, C, H, W].
    """
    found = torch.empty(len(images), 2, PIXELS)
    for number, image in enumerate(images):
        for place, colour in enumerate((BLACK, WHITE)):
            for block in in_blocks(PIXELS, BLOCK):
                some = torch.arange(block.start, block.stop)
                copies = image.flatten(1).repeat(len(some), 1, 1)
                copies[torch.arange(len(some)), :, some] = colour
                found[number, place, block] = discriminator(copies.view(-1, *DATA.shape))
    return found.numpy()


def as_long(discriminator: nn.Module, image: Tensor, rng: np.random.Generator) -> np.ndarray:
    """Return the logits after changes in random directions, as long as those of single pixels.

    Each changes all pixels equally little, to random sides; what would leave the range goes as far
    to the other one.

    Args:
        discriminator: in evaluation mode.
        image: [C, H, W].
        rng: draws the directions.

    Returns:
        [2, P], as `single_pixels` has them.
    """
    found = torch.empty(2, PIXELS)
    flat = image.flatten()
    pixels = image.flatten(1)
    for place, colour in enumerate((BLACK, WHITE)):
        for block in in_blocks(PIXELS, BLOCK):
            sides = rng.integers(0, 2, (block.stop - block.start, len(flat)), dtype=np.int8)
            changes = (torch.from_numpy(sides) * 2 - 1) * (
                torch.linalg.vector_norm(colour - pixels[:, block], dim=0)[:, None]
                / len(flat) ** 0.5
            )
            ends = flat + changes
            moved = torch.where(ends.abs() > WHITE, flat - changes, ends)
            found[place, block] = discriminator(moved.view(-1, *DATA.shape))
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

    Beside the pixel that does most: the one of as many random directions that does most, each as
    long as the change of a pixel. Tested image by image, one-sided, the size by Student's test.

    Args:
        discriminator: in evaluation mode.
        threshold: of the verdict.
        images: by kind, [N, C, H, W].
        count: images of a kind.
        seed: of the random directions.

    Returns:
        Rows of an effects table ("reliance"), whose null is the 95 % interval of what random
        directions do, and "single_pixel.<kind>" [H, W]: the mean over images of the larger of the
        two changes of the logit, in size.
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
            known = not np.isnan(base).any()
            status = "too few images are told rightly" if known else NO_NUMBER
            found += [
                {**shared, "concept": concept, **no_estimate(status), "n": 0}
                for concept in concepts
            ]
            continue
        moved = single_pixels(discriminator, some[right])
        rng = streams.rng(seed, f"directions as long as single pixels, {kind} images")
        beside = np.stack([as_long(discriminator, image, rng) for image in some[right]])
        size, others = (np.abs(one - base[right, None, None]) for one in (moved, beside))
        largest, other = size.max((1, 2)), others.max((1, 2))
        flips, flipped = (
            np.any(threshold.margins(kind, one) < 0, axis=(1, 2)) for one in (moved, beside)
        )
        null, chance = mean(other), share(flipped)
        found.append(
            {
                **shared,
                "concept": concepts[0],
                **mean(largest),
                "null_low": null.get("ci_low", np.nan),
                "null_high": null.get("ci_high", np.nan),
                "p_value": paired_p(largest, other),
                "unit_of_measure": "nats",
            }
        )
        found.append(
            {
                **shared,
                "concept": concepts[1],
                **share(flips),
                "null_low": chance["ci_low"],
                "null_high": chance["ci_high"],
                "p_value": sign_test(flips, flipped),
            }
        )
        maps[f"single_pixel.{kind}"] = torch.from_numpy(
            size.max(1).mean(0).reshape(DATA.shape[1:])
        ).float()
    return found, maps
