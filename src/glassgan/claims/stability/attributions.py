"""Whether the map of what a discriminator looks at is the same from another baseline or with noise.

Maps of other images are alike by place alone, where pixels in the middle count most. So the null
exchanges images of a kind: only what belongs to the image counts.
"""

import warnings
from collections.abc import Iterator
from functools import partial

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import left_out, streams
from glassgan.attribution.agreement import correlation_of_ranks, differs, ranks
from glassgan.attribution.methods import (
    COARSE,
    FINE,
    NOISE,
    attributions,
    hookable,
    methods,
)
from glassgan.attribution.pixels import INTEGRATED, in_turn
from glassgan.claims.stability.alike import BANK, JUDGE, NO_JUDGE, row
from glassgan.effects import no_estimate
from glassgan.statistics import columns
from glassgan.statistics.columns import Columns

TARGET = "attributions"
SALIENCY = "saliency"
SINGLE = "single images"
NOISY = f"noise of {NOISE:g} in the image"
BASELINE = "the mean image as baseline"
STEPS = f"{COARSE.steps} steps in place of {FINE.steps}"
PLACES = 100  # to which mean maps are moved, of which there is a band and no test


def of_discriminator(
    discriminator: nn.Module, images: tuple[Tensor, Tensor], start: Tensor, seed: int, draws: int
) -> Iterator[Columns]:
    """Yield how alike maps of the same image are, and single maps the mean map of others.

    Args:
        discriminator: in evaluation mode.
        images: real and generated ones, [N, C, H, W] each.
        start: the mean of other real images, [1, C, H, W].
        seed: of noise and nulls.
        draws: of images exchanged.

    Yields:
        Rows of an effects table.
    """
    made = partial(row, TARGET)
    network, both = hookable(discriminator), in_turn(*images)
    if why := left_out.without_gradient(network, "discriminator", both):
        yield made(INTEGRATED, BASELINE, **no_estimate(why), n=0)
        return
    black = torch.full_like(both, -1.0)
    mean = start.expand_as(both).contiguous()
    noise = streams.rng(seed, "noise of stability").standard_normal(both.shape, dtype=np.float32)
    noisy = (both + NOISE * torch.from_numpy(noise)).clamp(-1, 1)
    fine, coarse = (
        methods(network, effort, seed, (INTEGRATED, SALIENCY)) for effort in (FINE, COARSE)
    )
    beside_black = differs(both, black)
    beside_both = beside_black & differs(both, mean)
    for name, changes in {
        INTEGRATED: {
            BASELINE: (fine, both, mean, beside_both),
            STEPS: (coarse, both, black, beside_black),
            NOISY: (fine, noisy, black, beside_black),
        },
        SALIENCY: {NOISY: (fine, noisy, black, beside_black)},
    }.items():
        own = attributions(fine[name], both, black)
        for changed, (how, shown, baseline, counts) in changes.items():
            other = attributions(how[name], shown, baseline)
            rng = streams.rng(seed, f"exchanged images: {name}, {changed}")
            yield made(name, changed, **_alike(own, other, counts, rng, draws))
        rng = streams.rng(seed, f"places of mean maps: {name}")
        yield made(name, SINGLE, **_to_others(own, beside_black, rng))
        yield made(name, JUDGE, **no_estimate(NO_JUDGE), n=0)
        yield made(name, BANK, **no_estimate("a map is of one image"), n=0)


def _alike(
    own: Tensor, other: Tensor, counts: Tensor, rng: np.random.Generator, draws: int
) -> Columns:
    """Return the rank correlation of two maps of an image, the mean over images.

    Beside the same with images of a kind exchanged at random. Both over the pixels that count in
    two images, of each image and every other one of its kind in turn: those are nearer to the
    middle than the pixels of one image are, and over fewer places maps are less alike.

    Args:
        own: maps of real and generated images in turn, [2N, C, H, W].
        other: the same after a change.
        counts: which pixels count, of the shape of maps.
        rng: of the null.
        draws: of it.
    """
    size = len(own) // 2
    same, moved = [], []
    for shift in range(1, size):  # image i beside image i − shift of its kind
        common = counts & counts.roll(2 * shift, 0)
        first = ranks(own, common)
        same.append(correlation_of_ranks(first, ranks(other, common)))
        moved.append(correlation_of_ranks(first, ranks(other.roll(2 * shift, 0), common)))
    known = ~np.isnan(same).all(0).reshape(size, 2)
    if known.sum() < 2:
        return {**no_estimate("not defined for two images"), "n": int(known.sum())}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # of images that are not known
        alike = np.stack([np.nanmean(same, 0), *moved]).reshape(size, size, 2)
    image = np.arange(size)
    null = np.empty((draws, size, 2))
    for kind in range(2):
        partner = rng.permuted(np.tile(image, (draws, 1)), axis=1)
        null[:, :, kind] = alike[(image - partner) % size, image, kind]
    found = columns.mean(alike[0][known])
    found |= columns.within(found["estimate"], found["ci_high"] - found["estimate"], -1, 1)
    null_means = np.nanmean(null[:, known], 1)
    unit = {"unit_of_measure": "rank correlation"}
    return {**found, **columns.null(null_means, found["estimate"]), **unit}


def _to_others(own: Tensor, counts: Tensor, rng: np.random.Generator) -> Columns:
    """Return the rank correlation of single maps with the mean map of other images of their kind.

    The mean map is of the first half of the images, the single ones are those of the others. Null:
    the mean map moved to another place, around the edges.

    Args:
        own: maps of real and generated images in turn, [2N, C, H, W].
        counts: which pixels count, of the shape of maps.
        rng: of the null.
    """
    half = len(own) // 4 * 2
    single, some = ranks(own[half:], counts[half:]), counts[half:]
    mean = own[:half].unflatten(0, (-1, 2)).mean(0).repeat(len(some) // 2, 1, 1, 1)

    def correlations(of: Tensor) -> np.ndarray:
        return correlation_of_ranks(single, ranks(of, some))

    alike = correlations(mean)
    known = ~np.isnan(alike)
    if known.sum() < 2:
        return {**no_estimate("not defined for two images"), "n": int(known.sum())}
    places = rng.choice(np.arange(1, mean[0].numel()), PLACES, replace=False)
    width = mean.shape[-1]
    moved = [mean.roll((int(p) // width, int(p) % width), (2, 3)) for p in places]
    null = [np.nanmean(correlations(of)[known]) for of in moved]
    about = {"unit_of_measure": "rank correlation", "split": "held-out"}
    return {**columns.mean(alike[known]), **columns.null(null), **about}
