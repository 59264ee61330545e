"""Whether directions of the latent space are the same from other latents and by another judge."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
from torch import Tensor

from glassgan import streams
from glassgan.banks import halves
from glassgan.claims.stability.alike import (
    BANK,
    HALF,
    JUDGE,
    NO_JUDGE,
    SINGLE,
    compared,
    row,
    same_sign,
    turned_cosines,
    without_folds,
)
from glassgan.claims.stability.units import OF_JUDGE, K, reading
from glassgan.effects import no_estimate
from glassgan.judge.network import Judge
from glassgan.latent.bank import LatentBank, measured
from glassgan.latent.components import moments_of, principal_components
from glassgan.latent.supervised import learnable, regressions
from glassgan.statistics import columns
from glassgan.statistics.columns import Columns
from glassgan.subject import Subject, generate

TARGET = "directions"
REFITS = 5  # folds without each of which directions are found again, which takes long
COMPONENTS = 5  # principal ones
LENGTH = 1.0  # of the move to either side: the standard deviation of a latent component
Parts = list[LatentBank]  # a bank, then what is left without each fold


@dataclass(frozen=True)
class Asked:
    """What directions are found in, and how they are tested.

    subject: in evaluation mode. parts: by what was changed, "" for the first bank, a bank and what
    is left of it without each fold. judge: the first. moved: latents of each bank that are moved.
    seed, draws: of the nulls.
    """

    subject: Subject
    parts: Mapping[str, Parts]
    judge: Judge
    moved: int
    seed: int
    draws: int


def of_subject(
    subject: Subject,
    layer: str,
    latents: Tensor,
    moved: int,
    judges: Sequence[Judge],
    seed: int,
    draws: int,
) -> Iterator[Columns]:
    """Yield how alike directions are, and on how many latents a move does what it does.

    Args:
        subject: in evaluation mode.
        layer: of whose values principal components are taken; none where it is empty.
        latents: two banks, one behind the other, [2N, d].
        moved: latents of each that are moved.
        judges: the first, and one of another seed.
        seed: of the nulls.
        draws: of these.

    Yields:
        Rows of an effects table.
    """
    here, there = (measured(subject, judges[0], half, 0) for half in halves(latents))
    banks = {
        "": here,
        BANK: there,
        HALF: there.part(slice(0, None, 2)),
        JUDGE: measured(subject, judges[1], there.latents, 0),
    }
    parts = {name: _parts(bank) for name, bank in banks.items()}
    asked = Asked(subject, parts, judges[0], moved, seed, draws)
    yield from _regressions(asked)
    if layer:
        yield from _components(asked, layer)


def _parts(bank: LatentBank) -> Parts:
    kept = [np.flatnonzero(some) for some in without_folds(len(bank.latents), REFITS)]
    return [LatentBank(bank.latents[i], bank.values[i], bank.classes[i]) for i in kept]


def _regressions(asked: Asked) -> Iterator[Columns]:
    """Yield rows for the directions of one concept each, whose signs count."""
    made = partial(row, TARGET, "regression", layer="latent")
    learnt = {
        name: set.intersection(*(set(learnable(some)) for some in parts))
        for name, parts in asked.parts.items()
    }
    concepts = sorted(learnt[""] & learnt[BANK] & learnt[HALF])
    if not concepts:
        yield made(BANK, **no_estimate("no concept can be learnt"), n=0)
        return
    named = [concept for concept in concepts if concept < OF_JUDGE and concept in learnt[JUDGE]]

    def answers(name: str, some: list[int]) -> list[Tensor]:
        return [regressions(asked.subject, part, some)[0] for part in asked.parts[name]]

    def cosine(one: Tensor, other: Tensor) -> float:
        return float((one * other).sum(1).mean())

    own = answers("", concepts)
    places = [concepts.index(concept) for concept in named]
    for changed, some, one in (
        (BANK, concepts, own),
        (HALF, concepts, own),
        (JUDGE, named, [answer[places] for answer in own]),
    ):
        if not some:
            yield made(changed, **no_estimate("no concept of the judge can be learnt"), n=0)
            continue
        other = answers(changed, some)
        turned = turned_cosines(one[0], other[0], _rng(asked, "regression", changed), asked.draws)
        null = turned.diagonal(dim1=1, dim2=2).mean(1)
        yield made(changed, **_beside(compared(one, other, cosine), null), n=len(some))
    effects = _moves(asked, own[0])
    own_concept = [some[:, range(len(concepts)), concepts][..., None] for some in effects]
    rng = _rng(asked, "regression", SINGLE)
    yield made(SINGLE, **same_sign(own_concept[0], own_concept[1], rng, asked.draws))


def _components(asked: Asked, layer: str) -> Iterator[Columns]:
    """Yield rows for the first principal components of a layer, each beside its best match."""
    made = partial(row, TARGET, "PCA", layer=layer)
    answers = {
        name: [
            principal_components(COMPONENTS, moments_of(asked.subject, part, layer))[0]
            for part in asked.parts[name]
        ]
        for name in ("", BANK, HALF)
    }
    if not all(len(some) for parts in answers.values() for some in parts):
        yield made(BANK, **no_estimate("the layer does not vary"), n=0)
        return

    def best(one: Tensor, other: Tensor) -> float:
        return float((one @ other.T).abs().amax(1).mean())

    own = answers[""]
    for changed in (BANK, HALF):
        other = answers[changed]
        turned = turned_cosines(own[0], other[0], _rng(asked, "PCA", changed), asked.draws)
        null = turned.abs().amax(2).mean(1)
        yield made(changed, **_beside(compared(own, other, best), null), n=len(own[0]))
    yield made(JUDGE, **no_estimate(NO_JUDGE), n=0)
    scale = asked.parts[""][0].scales()[:K]
    known = ~np.isnan(scale)
    if not known.any():
        yield made(SINGLE, **no_estimate("no concept varies"), n=0)
        return
    here, there = (some[..., known] / scale[known] for some in _moves(asked, own[0]))
    yield made(SINGLE, **same_sign(here, there, _rng(asked, "PCA", SINGLE), asked.draws))


def _moves(asked: Asked, directions: Tensor) -> list[np.ndarray]:
    """Return what moves along directions change on latents of either bank, [N, T, K] each.

    The concepts of the image at one end of a move less those at the other.
    """
    read = reading([asked.judge])
    found = []
    for bank in (asked.parts[""][0], asked.parts[BANK][0]):
        latents = bank.latents[: asked.moved]
        ends = [
            read(generate(asked.subject, (latents[:, None] + step * directions).flatten(0, 1)))
            for step in (LENGTH, -LENGTH)
        ]
        found.append((ends[0] - ends[1]).view(len(latents), len(directions), K).numpy())
    return found


def _rng(asked: Asked, method: str, changed: str) -> np.random.Generator:
    return streams.rng(asked.seed, f"null of directions: {method}, {changed}")


def _beside(found: tuple[float, float], null: Tensor) -> Columns:
    """Return the columns of a mean cosine [−1, 1] with its margin, and of its null."""
    estimate, reach = found
    interval = columns.within(estimate, reach, -1, 1)
    return {**interval, **columns.null(null.numpy(), estimate), "unit_of_measure": "cosine"}
