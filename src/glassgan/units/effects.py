"""What becomes of the images when one unit after the other is given other values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from glassgan.concepts import MEASURED
from glassgan.data import DATA
from glassgan.layers.downstream import Downstream, Read, one_by_one
from glassgan.statistics.distances import Moments, frechet_between, moments

FOLDS = 10  # of the latents, whose spread gives the interval of what is not a mean


@dataclass(frozen=True)
class UnitEffects:
    """Effects of one intervention on U units, measured on N latents.

    mean, sd: of the change of each concept of `MEASURED` over the latents, [U, K].
    folds: its mean in each of `FOLDS` parts of the latents, [U, F, K].
    image, image_sd: root mean square change of a pixel, mean and deviation over the latents, [U].
    pictures: mean change of the image, [U, H, W].
    distance: change of the squared Fréchet distance to real images, [U], and distance_without:
    the same without each part of the latents, [U, F]; nan where none are given.
    """

    mean: Tensor
    sd: Tensor
    folds: Tensor
    image: Tensor
    image_sd: Tensor
    pictures: Tensor
    distance: Tensor
    distance_without: Tensor


def replacements(place: Downstream) -> dict[str, Callable[[int], Tensor]]:
    """Return the interventions on a unit, by name: unit → its new values.

    "zero"; "mean", over latents and places; "another": what the unit holds for another latent, so
    that it keeps its distribution and loses its connection with the rest; "high": its 99 %
    quantile, everywhere, which inserts what it draws.
    """
    values = place.values
    flat = values.transpose(0, 1).flatten(1)
    mean, high = flat.mean(1), flat.quantile(0.99, dim=1)
    other = values.roll(1, 0)
    return {
        "zero": lambda unit: torch.zeros_like(values[:, unit]),
        "mean": lambda unit: torch.full_like(values[:, unit], float(mean[unit])),
        "another": lambda unit: other[:, unit],
        "high": lambda unit: torch.full_like(values[:, unit], float(high[unit])),
    }


def folds_of(count: int) -> Tensor:
    """Return the fold of each of `count` latents, int64 [count]."""
    return torch.arange(count) * FOLDS // count


@torch.no_grad()
def effects(
    place: Downstream,
    units: Sequence[int],
    replacement: Callable[[int], Tensor],
    read: Read,
    real: Moments | None = None,
    *,
    distance_folds: bool = False,
) -> UnitEffects:
    """Measure what an intervention on each unit does.

    Args:
        place: the bank at the layer.
        units: which.
        replacement: unit → its new values.
        read: as `reading.measure` gives it.
        real: moments of the judge's features of real images, for the distance.
        distance_folds: whether the distance is also measured without each fold.
    """
    base = read(place.images)
    count, concepts = len(base), len(MEASURED)
    fold = folds_of(count)
    sizes = torch.bincount(fold, minlength=FOLDS).clamp(min=1)[:, None]
    features = base[:, concepts:]
    found: dict[str, list[Tensor]] = {name: [] for name in UnitEffects.__annotations__}

    def distances(some: Tensor) -> Tensor:
        assert real is not None
        kept = [fold != number for number in range(FOLDS)] if distance_folds else []
        sets = [moments(some), *(moments(some[rows]) for rows in kept)]
        return frechet_between(real, Moments.stack(sets))

    before = None if real is None else distances(features)
    for _, chosen, images, measures in one_by_one(place, units, replacement, read):
        change = torch.zeros(count, concepts)
        change[chosen] = measures[:, :concepts] - base[chosen, :concepts]
        picture = (images - place.images[chosen]).flatten(1)
        size = torch.zeros(count)
        size[chosen] = picture.square().mean(1).sqrt()
        found["mean"].append(change.mean(0))
        found["sd"].append(change.std(0))
        found["folds"].append(torch.zeros(FOLDS, concepts).index_add(0, fold, change) / sizes)
        found["image"].append(size.mean())
        found["image_sd"].append(size.std())
        found["pictures"].append(picture.sum(0).view(DATA.picture) / count)
        if before is None:
            moved_by = torch.full((1 + FOLDS,), torch.nan)
        else:
            moved_by = distances(features.index_copy(0, chosen, measures[:, concepts:])) - before
            moved_by = nn.functional.pad(moved_by, (0, 1 + FOLDS - len(moved_by)), value=torch.nan)
        found["distance"].append(moved_by[0].float())
        found["distance_without"].append(moved_by[1:].float())
    return UnitEffects(**{name: torch.stack(parts) for name, parts in found.items()})
