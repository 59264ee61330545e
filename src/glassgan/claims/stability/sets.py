"""Whether the set of units that makes a class is the same from other latents or another judge."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np
import torch
from torch import Tensor

from glassgan import streams
from glassgan.banks import halves
from glassgan.claims.stability.alike import (
    BANK,
    HALF,
    JUDGE,
    SINGLE,
    compared,
    flips,
    noise,
    row,
    tied,
    without_folds,
)
from glassgan.claims.stability.units import FEW, LEAST, K, changes, does_something, reading
from glassgan.concepts import CLASSES, NO_CLASSES
from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.judge.network import Judge
from glassgan.layers.downstream import Downstream, Read, downstream
from glassgan.statistics import columns
from glassgan.statistics.columns import Columns
from glassgan.subject import Subject
from glassgan.units import sets
from glassgan.units.effects import replacements
from glassgan.units.removal import LEAST_SEEN, LEAST_SHARE, set_size

TARGET = "sets"
OWN = "one bank"  # what others are compared with
RANDOM = 20  # random sets of each class, of which there is a band and no test


def of_layer(
    subject: Subject,
    layer: str,
    latents: Tensor,
    held_out: Tensor,
    judges: Sequence[Judge],
    seed: int,
    draws: int,
) -> Iterator[Columns]:
    """Yield how many units of sets are the same, and what each of them removes.

    Sets of as many units as everywhere, by the effect of each unit alone.

    Args:
        subject: in evaluation mode.
        layer: of its generator.
        latents: two banks, one behind the other, [2N, d].
        held_out: on which the sets are removed, [M, d].
        judges: the first, and one of another seed.
        seed: of the nulls.
        draws: of exchanged units.

    Yields:
        Rows of an effects table.
    """
    made = partial(row, TARGET, layer=layer)
    here, there = (downstream(subject, layer, half) for half in halves(latents))
    one, both = reading(judges[:1]), reading(judges)
    shares = [one(place.images)[:, :CLASSES].mean(0) for place in (here, there)]
    labels = np.flatnonzero(torch.minimum(*shares).numpy() >= LEAST_SHARE)
    if not len(labels):
        why = NO_CLASSES or f"no {DATA.kind} has {LEAST_SHARE:.0%} of the samples"
        yield made("overlap", BANK, **no_estimate(why), n=0)
        return
    every = range(here.units)
    first = changes(here, every, replacements(here)["zero"], one)
    other = changes(there, every, replacements(there)["zero"], both)
    some = np.flatnonzero(does_something(first, other))
    if len(some) < LEAST:
        yield made("overlap", BANK, **no_estimate(FEW), n=len(some))
        return
    size = set_size(len(some))
    first, other = first[:, some], other[:, some]
    effects = {
        OWN: first[..., 1 + labels],
        BANK: other[..., 1 + labels],
        JUDGE: other[..., 1 + K + labels],
        HALF: other[::2, :, 1 + labels],
    }
    answers = {changed: _answers(some, size) for changed, some in effects.items()}

    def share(some: np.ndarray, more: np.ndarray) -> float:
        return float((some & more).sum() / some.sum())

    for changed in (BANK, JUDGE, HALF):
        found, reach = compared(answers[OWN], answers[changed], share)
        rng = streams.rng(seed, f"signs of sets: {changed}")
        null = _shared(answers[OWN][0], effects[changed], flips(len(effects[changed]), rng, draws))
        yield made(
            "overlap",
            changed,
            **columns.within(found, reach, 0, 1),
            **columns.null(null, found),
            n=size * len(labels),
            unit_of_measure="share of the chosen units",
        )
    place = downstream(subject, layer, held_out)
    whole = {
        changed: [some[inside].tolist() for inside in found[0]]
        for changed, found in answers.items()
    }
    for found_row in _removed(place, whole, labels, one, sets.energies(here), seed):
        yield made(**found_row)


def _answers(effects: np.ndarray, size: int) -> list[np.ndarray]:
    """Return which units are in the set of each class, bool [D, U], from all and without each fold.

    Args:
        effects: on the classes, on each latent of each unit, [N, U, D].
        size: of a set.
    """
    found = []
    for kept in without_folds(len(effects)):
        means = torch.from_numpy(effects[kept].mean(0))
        inside = np.zeros(means.T.shape, dtype=bool)
        for number in range(len(inside)):
            inside[number, sets.by_effect(means, number, size)] = True
        found.append(inside)
    return found


def _shared(own: np.ndarray, effects: np.ndarray, signs: np.ndarray) -> np.ndarray:
    """Return the share of sets that is found again by chance, [R], in the noise of a bank.

    Args:
        own: which units are in the set of each class, bool [D, U].
        effects: on the classes, on each latent of each unit, [N, U, D].
        signs: of the latents, as `flips` gives them, [R, N].
    """
    total = np.zeros(len(signs))
    for number, inside in enumerate(own):
        size = int(inside.sum())
        own_effects = effects[..., number]
        means = noise(own_effects, signs)
        if tied(own_effects):  # ties are to fall as they do in the sets
            order = np.argsort(means, axis=1, kind="stable")
        else:
            order = np.argpartition(means, size - 1, axis=1)
        total += inside[order[:, :size]].sum(1)
    return total / own.sum()


def _removed(
    place: Downstream,
    found: Mapping[str, Sequence[list[int]]],
    labels: np.ndarray,
    read: Read,
    energy: np.ndarray,
    seed: int,
) -> Iterator[Columns]:
    """Yield the share of all classes that their sets remove, and of how many samples their class.

    Args:
        place: held-out latents at the layer.
        found: the set of each class, D of them, by what was changed.
        labels: which, [D].
        read: as `reading` gives it for one judge.
        energy: of each unit, by which random sets are matched.
        seed: of these.
    """
    base = read(place.images)[:, :CLASSES].double().numpy()
    shown = (base.argmax(1)[:, None] == labels) & (base.max(1) >= 0.5)[:, None]
    base = base[:, labels]

    def left(units: Sequence[Sequence[int]]) -> np.ndarray:
        """Return the probability of each class without its set, [N, D]."""
        parts = [
            sets.class_shares(place, some, read)[:, label]
            for some, label in zip(units, labels, strict=True)
        ]
        return torch.stack(parts, 1).double().numpy()

    own = found[OWN]
    others = [
        sets.matched(energy, some, RANDOM, streams.rng(seed, "random sets for stability", label))
        for some, label in zip(own, labels, strict=True)
    ]
    matched = min(map(len, others))
    at_random = [left([some[draw].tolist() for some in others]) for draw in range(matched)]
    pairs = zip(own, others, strict=True)
    why = next(filter(None, (sets.mismatch(energy, *pair) for pair in pairs)), "")
    shared = {"n": len(base), "split": "held-out", **(no_estimate(why) if why else {})}
    remains = {changed: left(units) for changed, units in found.items()}
    total = base.sum(1)
    null = columns.null([1 - some.sum() / base.sum() for some in at_random])
    for changed, some in remains.items():
        yield {
            "concept": "removal",
            "intervention": changed,
            **sets.removed(total, some.sum(1)),
            **null,
            **shared,
            "unit_of_measure": f"share of the {DATA.kind} removed",
        }
    single = {"concept": "removal", "intervention": SINGLE}
    if shown.sum() < LEAST_SEEN:
        yield {**single, **no_estimate(f"fewer than {LEAST_SEEN} samples of them"), "n": 0}
        return

    def gone(some: np.ndarray) -> float:
        return float((some < base / 2)[shown].mean())

    yield {
        **single,
        **shared,
        **columns.share(gone(remains[OWN]), int(shown.sum())),
        **columns.null([gone(some) for some in at_random]),
        "unit_of_measure": "share of the samples",
    }
