"""Pairs of samples for people to look at, with and without units, in an order by key.

The sets of units were found on other latents. As in `units.seen`, only samples count in which both
judges and the nearest training images see the class; a random set is matched as there.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor

from glassgan import streams
from glassgan.claims.eyes.key import COLUMNS, EYES, RANDOM, SET, SIDES, UNCHANGED
from glassgan.claims.settings import Eyes
from glassgan.data import images
from glassgan.layers.downstream import downstream
from glassgan.subject import Subject
from glassgan.units import sets
from glassgan.units.seen import DRAWS, Reader

Cell = tuple[int, int]  # number of a source, and a class


@dataclass(frozen=True)
class Source:
    """What pairs of a run are drawn from.

    run: subject, seed, epoch and layer. latents: a bank, [N, d]. sets: of each class, its units.
    others: of each class, random sets of as many units, [R, S]; none where none match in energy.
    samples: of each class, the places in the bank in which all see it, in an order by key.
    """

    run: Mapping[str, Any]
    generator: Subject
    latents: Tensor
    sets: Mapping[int, Sequence[int]]
    others: Mapping[int, np.ndarray]
    samples: Mapping[int, np.ndarray]


def source(
    generator: Subject,
    run: Mapping[str, Any],
    found: Mapping[int, Sequence[int]],
    eyes: Mapping[str, Reader],
    settings: Eyes,
) -> Source:
    """Return what pairs of a run are drawn from.

    Args:
        generator: the subject at its last checkpoint.
        run: subject, seed, epoch and layer.
        found: the set of each class, by effect, at that layer.
        eyes: as `units.seen.readers` gives them.
        settings: of the sheet.
    """
    latents = streams.latents(
        settings.seed, "samples for people", 0, settings.bank, generator.latent_dim
    )
    place = downstream(generator, run["layer"], latents)
    energy = sets.energies(place)
    labels = np.stack([read(place.images) for read in eyes.values()])
    whose = f"{run['subject']}/{run['seed']}"
    others, samples = {}, {}
    for label, units in found.items():
        rng = streams.rng(settings.seed, f"pairs of {whose}", label)
        drawn = sets.matched(energy, units, DRAWS, rng)
        others[label] = drawn[:0] if sets.mismatch(energy, units, drawn) else drawn
        samples[label] = rng.permutation(np.flatnonzero((labels == label).all(0)))
    return Source(run, generator, latents, found, others, samples)


def draw(
    sources: Sequence[Source], eyes: Mapping[str, Reader], settings: Eyes
) -> tuple[np.ndarray, pd.DataFrame]:
    """Draw the pairs of a sheet, evenly over runs and classes, no sample twice.

    There are fewer pairs than asked for where the samples do not suffice.

    Args:
        sources: of each run.
        eyes: as `units.seen.readers` gives them.
        settings: of the sheet.

    Returns:
        Images as the data store them, left and right, uint8 [P, 2, C, H, W], and the key, a row a
        pair.
    """
    rng = streams.rng(settings.seed, "order of the pairs")
    left = {
        (number, label): len(places)
        for number, one in enumerate(sources)
        for label, places in one.samples.items()
    }
    matched = {(number, label) for number, label in left if len(sources[number].others[label])}
    dealt = [
        *((SET, cell) for cell in _dealt(left, set(left), settings.with_set, rng)),
        *((RANDOM, cell) for cell in _dealt(left, matched, settings.with_random, rng)),
        *((UNCHANGED, cell) for cell in _dealt(left, set(left), settings.unchanged, rng)),
    ]
    shown, rows, used = [], [], dict.fromkeys(left, 0)
    for place in rng.permutation(len(dealt)):
        kind, (number, label) = dealt[place]
        one, turn = sources[number], used[number, label]
        used[number, label] += 1
        sample = int(one.samples[label][turn])
        others = one.others[label]
        units = list(one.sets[label]) if kind == SET else []
        if kind == RANDOM:
            units = others[turn % len(others)].tolist()
        side = int(rng.integers(2))
        both = _pair(one, sample, units, side)
        shown.append(both)
        rows.append(
            {
                **one.run,
                "pair": len(shown),
                "kind": kind,
                "label": label,
                "latent": sample,
                "without": SIDES[side] if units else "",
                "units": " ".join(map(str, units)),
                "images": hashlib.sha256(images.stored(both).numpy().tobytes()).hexdigest(),
            }
        )
    if not shown:
        return np.empty((0, 2, 1, 1, 1), dtype=np.uint8), _table([], {})
    pairs = torch.stack(shown)
    seen = {
        f"{name}_{side}": eyes[who](pairs[:, number])
        for name, who in EYES.items()
        for number, side in enumerate(SIDES)
    }
    return images.stored(pairs).numpy(), _table(rows, seen)


def _table(rows: Sequence[Mapping[str, Any]], seen: Mapping[str, np.ndarray]) -> pd.DataFrame:
    told = [name for name in COLUMNS if not name.startswith(tuple(EYES))]
    table = pd.DataFrame(rows, columns=told).assign(**seen)
    return table.reindex(columns=list(COLUMNS)).astype(COLUMNS)


def _pair(one: Source, sample: int, units: Sequence[int], side: int) -> Tensor:
    """Return a sample with its units, and without them on a side, [2, C, H, W]."""
    place = downstream(one.generator, one.run["layer"], one.latents[[sample]])
    changed = place.without(units).images if units else place.images
    both = [place.images[0], changed[0]]
    return torch.stack(both if side else both[::-1])


def _dealt(
    left: dict[Cell, int], allowed: set[Cell], count: int, rng: np.random.Generator
) -> list[Cell]:
    """Take `count` samples from cells in turn, none twice before all others that last.

    Args:
        left: samples of each cell; what is taken is taken off.
        allowed: of the cells.
        count: of samples; fewer where there are not so many.
        rng: that orders the cells.
    """
    cells = sorted(allowed)
    order = [cells[place] for place in rng.permutation(len(cells))]
    dealt: list[Cell] = []
    while len(dealt) < count and any(left[cell] for cell in order):
        turn = [cell for cell in order if left[cell]][: count - len(dealt)]
        for cell in turn:
            left[cell] -= 1
        dealt += turn
    return dealt
