"""Whether units do the same on other latents, to another judge, and set to their mean."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.banks import halves
from glassgan.claims.stability.alike import (
    BANK,
    JUDGE,
    NO_JUDGE,
    SINGLE,
    over_units,
    row,
    same_sign,
)
from glassgan.concepts import JUDGED, MEASURED, NO_CLASSES
from glassgan.effects import no_estimate
from glassgan.judge.network import Judge
from glassgan.judge.reading import measure
from glassgan.layers.downstream import Downstream, Read, downstream, one_by_one
from glassgan.statistics.columns import Columns
from glassgan.subject import Subject
from glassgan.units.ablation import scales
from glassgan.units.effects import replacements

TARGET = "units"
MEAN = "mean in place of zero"
NOTHING = "no concept varies, or all units do the same"
LEAST = 10  # units, below which they have no order to speak of
FEW = f"fewer than {LEAST} units do anything"
K, OF_JUDGE = len(MEASURED), len(JUDGED)  # concepts, and those of them that the judge names


def reading(judges: Sequence[Judge]) -> Read:
    """Return what measures the concepts of images [M, C, H, W] by each judge, [M, J K]."""
    of_judges = [measure(judge) for judge in judges]
    return lambda images: torch.cat([read(images)[:, :K] for read in of_judges], 1)


def changes(
    place: Downstream, units: Sequence[int], replacement: Callable[[int], Tensor], read: Read
) -> np.ndarray:
    """Return what an intervention on each unit changes on each latent, float32 [N, U, 1 + J K].

    The root mean square change of a pixel, then the change of each concept.

    Args:
        place: the bank at the layer.
        units: which.
        replacement: unit → its new values.
        read: as `reading` gives it.
    """
    base = read(place.images)
    found = torch.zeros(len(base), len(units), 1 + base.shape[1])
    swept = one_by_one(place, units, replacement, read)
    for number, (_, chosen, images, measures) in enumerate(swept):
        size = (images - place.images[chosen]).flatten(1).square().mean(1).sqrt()
        found[chosen, number] = torch.cat([size[:, None], measures - base[chosen]], 1)
    return found.numpy()


def does_something(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Return which units change an image of either bank, bool [U]: others have no order or sign.

    Args:
        first: as `changes` gives it.
        second: of another bank.
    """
    return np.asarray(first[..., 0].any(0) | second[..., 0].any(0))


def drawn(units: int, count: int, seed: int, layer: str) -> list[int]:
    """Return which units of a layer are compared, all where there are no more than `count`."""
    order = streams.rng(seed, f"units of {layer} for stability").permutation(units)
    return sorted(int(unit) for unit in order[:count])


def of_layer(
    subject: Subject,
    layer: str,
    units: Sequence[int],
    latents: Tensor,
    judges: Sequence[Judge],
    seed: int,
    draws: int,
) -> Iterator[Columns]:
    """Yield how alike the effects of units are, and on how many latents a unit does what it does.

    Args:
        subject: in evaluation mode.
        layer: of its generator.
        units: of the layer.
        latents: two banks, one behind the other, [2N, d].
        judges: the first, and one of another seed.
        seed: of the nulls.
        draws: of these.

    Yields:
        Rows of an effects table.
    """
    made = partial(row, TARGET, layer=layer)
    here, there = (downstream(subject, layer, half) for half in halves(latents))
    alone = reading(judges[:1])
    first = changes(here, units, replacements(here)["zero"], alone)
    other = changes(there, units, replacements(there)["zero"], reading(judges))
    mean = changes(there, units, replacements(there)["mean"], alone)
    some = does_something(first, other)
    if some.sum() < LEAST:
        yield made("concepts", BANK, **no_estimate(FEW), n=int(some.sum()))
        return
    first, other, mean = (effects[:, some] for effects in (first, other, mean))
    scale = scales(alone(here.images)).numpy()
    known = np.flatnonzero(np.isfinite(scale))
    named, measured = known[known < OF_JUDGE], 1 + known
    for concept, changed, one, another in (
        ("image change", BANK, first[..., :1], other[..., :1]),
        ("image change", MEAN, first[..., :1], mean[..., :1]),
        ("concepts", BANK, first[..., measured], other[..., measured]),
        ("concepts", MEAN, first[..., measured], mean[..., measured]),
        ("concepts", JUDGE, first[..., 1 + named], other[..., 1 + K + named]),
    ):
        if changed == JUDGE and NO_CLASSES:
            yield made(concept, changed, **no_estimate(NO_CLASSES), n=0)
            continue
        rng = streams.rng(seed, f"signs of {layer}: {concept}, {changed}")
        yield made(concept, changed, **_alike(one, another, rng, draws))
    yield made("image change", JUDGE, **no_estimate(NO_JUDGE), n=0)
    if not len(known):
        yield made("concepts", SINGLE, **no_estimate(NOTHING), n=0)
        return
    one, another = (effects[..., measured] / scale[known] for effects in (first, other))
    rng = streams.rng(seed, f"signs of units of {layer}")
    yield made("concepts", SINGLE, **same_sign(one, another, rng, draws))


def _alike(one: np.ndarray, another: np.ndarray, rng: np.random.Generator, draws: int) -> Columns:
    """Return `over_units` of effects [N, U, K], or why there is nothing to compare."""
    if not all(np.ptp(some.mean(0), axis=0).any() for some in (one, another)):
        return {**no_estimate(NOTHING), "n": 0}
    return {**over_units(one, another, rng, draws), "unit_of_measure": "rank correlation"}
