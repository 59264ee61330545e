"""Leading eigenvalues of the game's Jacobian at checkpoints of a run, and steps played there."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
from torch import Tensor

from glassgan import effects, left_out, streams
from glassgan.data.images import to_network
from glassgan.prepare import splits
from glassgan.run import Run, place
from glassgan.theory import jacobian
from glassgan.theory.analyses.frozen import chosen
from glassgan.theory.jacobian import Around, Leading
from glassgan.theory.names import MAGNITUDE, MEASURED, PREDICTED
from glassgan.theory.settings import Jacobian
from glassgan.train.recipe import Recipe

EIGENVALUE, PLAYED = "jacobian_eigenvalue", "jacobian_played"
WHAT = "eigenvalues of the game"
PARTS = {"real part": np.real, "imaginary part": np.imag}
LARGE = 10 * jacobian.TOLERANCE  # a residual that is no rounding
STEP = 0.01  # that is played, as a share of 1/|λ| of the largest: longer ones leave the place
STEPS = 2
NEAR = 1e-9  # of the start of a course from the place: next to no unit changes its side of zero


def analyse(
    run: Run, settings: Jacobian, train: Tensor, metadata: dict[str, Any]
) -> dict[str, Any]:
    """Find the leading eigenvalues of the game at some checkpoints; play steps to test them.

    Args:
        run: with a discriminator, trained here.
        settings: of the analysis.
        train: the training images, uint8 [N, ...].
        metadata: of the checkpoints, with specification and recipe.

    Returns:
        effects. Of analysis "jacobian_eigenvalue", for each end of the spectrum (target) and rank
        (dose): real and imaginary part, also of uᴴJu on other images and latents (split);
        residual; the generator's share of the eigenvector's squared length (concept).
        "jacobian_played": of the first one of each end both parts and the growth in a step, as
        predicted and as measured (group) of courses that start a distance from the checkpoint
        (dose); the larger distance is that of a step of Adam.
    """
    recipe, batch = Recipe.of(metadata), settings.batch
    images = to_network(
        train[splits.drawn(len(train), 2 * batch, "real images of the Jacobian", settings.seed)]
    )
    rows: list[dict[str, Any]] = []
    for checkpoint in chosen(run, settings.looked_at):
        subject = checkpoint.subject
        latents = streams.latents(
            settings.seed, "latents of the Jacobian", 0, 2 * batch, subject.latent_dim
        )
        if why := left_out.without_game(subject, settings.most_weights, latents, images):
            return {"effects": run.table([left_out.row(WHAT, why)])}
        around, other = (
            Around(subject, recipe, *halves)
            for halves in zip(images.split(batch), latents.split(batch), strict=True)
        )
        exact = Around(subject, recipe, images[:batch].double(), latents[:batch])
        rate = recipe.in_epoch(checkpoint.epoch).learning_rate
        found = _rows(around, other, exact, settings, rate)
        rows += [{**place(checkpoint), "n": batch, **row} for row in found]
    return {"effects": run.table(rows)}


def _rows(
    around: Around, other: Around, exact: Around, settings: Jacobian, learning_rate: float
) -> Iterator[dict[str, Any]]:
    if not around.field(around.start).isfinite().all():
        yield {"analysis": EIGENVALUE, **effects.no_estimate("the field is not finite")}
        return
    product, of_others, size = around.jacobian(), other.jacobian(), len(around.start)
    adam = learning_rate * math.sqrt(size)  # a step in which all weights go at the full rate
    step = math.nan
    for end in jacobian.ENDS:
        found, why = jacobian.leading(
            product,
            size,
            end,
            settings.eigenvalues,
            seed=settings.seed,
            restarts=settings.restarts,
        )
        shared = {"target": end, "unit_of_measure": "", "analysis": EIGENVALUE}
        for rank, one in enumerate(found, start=1):
            if not _small(one):
                why = why or f"a residual is not below {LARGE:g}"
                continue
            again = jacobian.quotient(of_others, one.vector)
            of_generator = float(np.linalg.norm(one.vector[: around.counts[0]]) ** 2)
            own = {**shared, "dose": rank}
            yield from _parts({**own, "split": "discovery"}, one.value)
            yield from _parts({**own, "split": "held-out"}, again)
            yield {**own, "concept": "residual", "estimate": one.residual}
            yield {
                **own,
                "concept": "of the generator",
                "estimate": of_generator,
                "unit_of_measure": "share of the squared length",
            }
        if why:
            yield {**shared, **effects.no_estimate(why)}
        if not found or not _small(found[0]):
            continue
        if end == MAGNITUDE:
            step = STEP / abs(found[0].value)
        if math.isnan(step):
            continue
        own = {**shared, "analysis": PLAYED}
        yield from _played({**own, "group": PREDICTED}, found[0].value, step)
        for length in (NEAR, adam):
            value = jacobian.played(exact, found[0], size=step, steps=STEPS, length=length)
            yield from _played({**own, "group": MEASURED, "dose": length}, value, step)


def _small(one: Leading) -> bool:
    return one.residual <= LARGE  # nan is not


def _parts(own: dict[str, Any], value: complex) -> Iterator[dict[str, Any]]:
    lost = {} if np.isfinite(value) else effects.no_estimate("it is not finite")
    for part, of in PARTS.items():
        yield {**own, **lost, "concept": part, "estimate": float(of(value))}


def _played(own: dict[str, Any], value: complex, step: float) -> Iterator[dict[str, Any]]:
    yield from _parts(own, value)
    if np.isfinite(value):
        yield {**own, "concept": "growth", "estimate": abs(1 + step * value)}
