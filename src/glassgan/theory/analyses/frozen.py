"""What a fresh discriminator learns while the generator of a run stands still."""

import math
from collections.abc import Iterator
from typing import Any

from torch import Tensor

from glassgan import checkpoints, left_out, streams
from glassgan.checkpoints import Checkpoint
from glassgan.run import Run, place
from glassgan.subject import Subject
from glassgan.subjects import build
from glassgan.theory import frozen
from glassgan.theory.frozen import Drawn, Seen
from glassgan.theory.names import AT_MOST, FLOOR, GENERATED, MEASURED, OTHER, PREDICTED, SATURATING
from glassgan.theory.settings import Frozen
from glassgan.train.batches import Batches
from glassgan.train.recipe import Recipe

NO_BOUND = "D or its slope is 1 or more at a generated image"


def analyse(
    run: Run,
    settings: Frozen,
    data: Batches,
    test: Tensor,
    metadata: dict[str, Any],
    *,
    floor: bool,
) -> dict[str, Any]:
    """Train a fresh discriminator against the generator of some checkpoints, and on real images.

    Args:
        run: with a discriminator; a subject from files is not trained, and left out.
        settings: of the analysis.
        data: the training images.
        test: held-out images, uint8 [N, ...].
        metadata: of the checkpoints, with specification and recipe.
        floor: whether a discriminator is trained on real images against other real ones, too.

    Returns:
        effects. By steps of the discriminator (dose): "frozen_gradient", the norm of G's gradient
        under each form of the loss (intervention) and, under the saturating one, what the factor D
        predicts and what it is at most (group); "frozen_noise"; "frozen_answer", the mean of
        D(G(z)); "jsd_bound" with generated and with other real images (target), and
        "frozen_calibration".
    """
    recipe, real = Recipe.of(metadata), test[: settings.bank]
    latents = streams.latents(
        settings.seed, "bank of theory", 0, settings.bank, run.last.subject.latent_dim
    )
    rows: list[dict[str, Any]] = []

    def followed(generator: Any, number: int, images: Batches, held: Tensor, gradients: int,
                 other: Tensor | None = None) -> list[Seen]:  # fmt: skip
        fresh = build.build(metadata["specification"], settings.seed + 1 + number)
        subject = Subject(generator, fresh.require_discriminator(), fresh.latent_dim)
        return frozen.follow(
            subject, images, held, latents, recipe,
            seed=settings.seed + number, steps=settings.steps, gradients=gradients,
            held_out=other,
        )  # fmt: skip

    for number, checkpoint in enumerate(chosen(run, settings.looked_at), start=1):
        why = left_out.without_gradient(checkpoint.subject.generator, "generator", latents[:2])
        seen = followed(
            checkpoint.subject.generator, number, data, real,
            0 if why else settings.gradients,
        )  # fmt: skip
        found = [row for each in seen for row in _rows(each, GENERATED, settings.bank)]
        rows += [{**place(checkpoint), **row} for row in found]
    if floor:
        half, other = len(data.images) // 2, len(real) // 2
        known = Batches(data.images[half:], data.labels[half:])
        seen = followed(Drawn(data.images[:half]), 0, known, real[:other], 0, real[other:])
        rows += list(_rows(seen[-1], FLOOR, other))
    return {"effects": run.table(rows)}


def chosen(run: Run, count: int) -> list[Checkpoint]:
    """Return checkpoints of a run after the untrained one, spread to the last."""
    trained = [each for each in run.with_weights if each.epoch > 0]
    return checkpoints.spread(trained, count) if count > 1 else trained[-1:]


def _rows(seen: Seen, target: str, count: int) -> Iterator[dict[str, Any]]:
    shared = {"target": target, "dose": seen.steps, "n": count, "unit_of_measure": ""}
    for form, norm in seen.gradient.items():
        own = {**shared, "intervention": form}
        finite = {} if math.isfinite(norm) else {"reason": "G's gradient is not finite"}
        yield {**own, **finite, "analysis": "frozen_gradient", "estimate": norm, "group": MEASURED}
        yield {**own, **finite, "analysis": "frozen_noise", "estimate": seen.noise[form]}
    if seen.gradient:
        yield {
            **shared,
            **({} if math.isfinite(seen.most) else {"reason": NO_BOUND}),
            "analysis": "frozen_gradient",
            "intervention": SATURATING,
            "estimate": seen.most,
            "group": AT_MOST,
        }
        # the losses' slopes are −D and −(1 − D): alike for all samples, their ratio is the norms'
        predicted = seen.gradient[OTHER] * seen.answer / (1 - seen.answer)
        yield {
            **shared,
            "analysis": "frozen_gradient",
            "intervention": SATURATING,
            "estimate": predicted,
            "group": PREDICTED,
        }
    said = {**shared, "unit_of_measure": "probability"}
    yield {**said, "analysis": "frozen_answer", "estimate": seen.answer}
    yield {**said, "analysis": "frozen_calibration", "estimate": seen.calibration}
    yield {
        **shared,
        "unit_of_measure": "nats",
        "analysis": "jsd_bound",
        "estimate": seen.bound,
        "ci_low": seen.bound - seen.reach,
        "ci_high": seen.bound + seen.reach,
    }
