"""What a fresh discriminator learns while the generator of a run stands still."""

import math
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import torch
from torch import Tensor

from glassgan import left_out, streams
from glassgan.checkpoints import Checkpoint
from glassgan.concepts import CLASS_CONCEPTS, NO_CLASSES
from glassgan.data.images import to_network
from glassgan.judge.network import Judge
from glassgan.run import Run, place
from glassgan.subject import Subject, in_blocks
from glassgan.subjects import build
from glassgan.theory import drawing, frozen, shares
from glassgan.theory.frozen import Quantised, Seen
from glassgan.theory.names import (
    AT_MOST,
    CLASSES,
    FLOOR,
    FRESH,
    GENERATED,
    MEASURED,
    OTHER,
    PLANTED,
    PREDICTED,
    SATURATING,
)
from glassgan.theory.settings import Frozen
from glassgan.theory.shares import Two
from glassgan.train.batches import Batches
from glassgan.train.recipe import Recipe

NO_BOUND = "D or its slope is 1 or more at a generated image"


def analyse(
    run: Run,
    settings: Frozen,
    data: Batches,
    test: Tensor,
    labels: Tensor,
    metadata: dict[str, Any],
    *,
    floor: bool,
    planted: bool,
) -> dict[str, Any]:
    """Train a fresh discriminator against the generator of some checkpoints, and on real images.

    Args:
        run: with a discriminator and a judge; a subject from files is not trained, and left out.
        settings: of the analysis.
        data: the training images.
        test: held-out images, uint8 [N, ...].
        labels: of these, [N].
        metadata: of the checkpoints, with specification and recipe.
        floor: whether a discriminator is trained on real images against other real ones, too.
        planted: whether small shifts are planted in real images: the same ones for every run.

    Returns:
        effects. By steps of the discriminator (dose): "frozen_gradient", the norm of G's gradient
        under each form of the loss (intervention) and, under the saturating one, what the factor D
        predicts and what it is at most (group); "frozen_noise"; "frozen_answer", the mean of
        D(G(z)); "jsd_bound" with generated and with other real images (target), and
        "frozen_calibration". Of no step: "jsd_bound" by the judge's classes (intervention), with
        `planted` also of real images without a class (concept), and with some of it again (target);
        without labels left out.
    """
    recipe = Recipe.of(metadata)
    # in no order: the test images of MNIST's second half are harder than those of the first
    order = streams.rng(settings.seed, "order of held-out images").permutation(len(test))
    test, labels = test[order], labels[order]
    real = test[: settings.bank]
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

    mixed = streams.rng(settings.seed, "training images").permutation(len(data.images))
    some = mixed if planted else mixed[: settings.classified]
    if NO_CLASSES:
        rows.append(left_out.row("the divergence that classes alone tell", NO_CLASSES))
    else:
        known, held_out = (_said(run.judge, images) for images in (data.images[some], test))
        said = known[: settings.classified], held_out
    for number, checkpoint in enumerate(chosen(run, settings.looked_at), start=1):
        why = left_out.without_gradient(checkpoint.subject.generator, "generator", latents[:2])
        seen = followed(
            checkpoint.subject.generator, number, data, real,
            0 if why else settings.gradients,
        )  # fmt: skip
        found = [row for each in seen for row in _rows(each, GENERATED, settings.bank)]
        if not NO_CLASSES:
            found += [_by_classes(run.judge, checkpoint.subject, said, settings)]
        rows += [{**place(checkpoint), **row} for row in found]
    if floor:
        half, other = len(data.images) // 2, len(real) // 2
        images = Batches(data.images[half:], data.labels[half:])
        seen = followed(
            drawing.of_images(data.images[:half]), 0, images, real[:other], 0, real[other:]
        )
        rows += list(_rows(seen[-1], FLOOR, other))
    if planted and not NO_CLASSES:
        of_kinds = data.labels[some].numpy(), labels.numpy()
        rows += list(_planted((known, held_out), of_kinds))
    return {"effects": run.table(rows)}


def chosen(run: Run, epochs: Sequence[int]) -> list[Checkpoint]:
    """Return trained checkpoints of a run: for each epoch the last with weights up to there."""
    trained = [each for each in run.with_weights if each.epoch > 0]
    found = {
        before[-1].epoch: before[-1]
        for epoch in epochs
        if (before := [each for each in trained if each.epoch <= epoch])
    }
    return list(found.values()) or trained[-1:]


def _said(judge: Judge, images: Tensor) -> np.ndarray:
    """Return the judge's probabilities [N, K] of stored images, uint8 [N, ...]."""
    blocks = [judge.logits(to_network(images[block])) for block in in_blocks(len(images))]
    return torch.cat(blocks).softmax(1).numpy()


def _by_classes(judge: Judge, subject: Subject, real: Two, settings: Frozen) -> dict[str, Any]:
    """Return the row of the bound that the classes of generated images tell.

    Args:
        judge: says the classes.
        subject: whose generator draws.
        real: the judge's probabilities of training and of held-out images.
        settings: of the analysis.
    """
    known, count = settings.classified // 2, 3 * settings.classified // 4
    latents = streams.latents(settings.seed, "latents of classes", 0, count, subject.latent_dim)
    generator = Quantised(subject.generator)
    blocks = [judge.logits(generator(latents[block])) for block in in_blocks(count)]
    said = torch.cat(blocks).softmax(1).numpy()
    found = shares.bound((real[0], said[:known]), (real[1], said[known:]))
    return _bound(*found, count - known, target=GENERATED, intervention=CLASSES)


def _planted(said: Two, labels: Two) -> Iterator[dict[str, Any]]:
    """Yield rows of real images against real ones, class by class, with and without a shift.

    Args:
        said: the judge's probabilities of training and of held-out images.
        labels: of both.
    """
    for label, concept in enumerate(CLASS_CONCEPTS):
        for target, share in ((FLOOR, 0.0), (PLANTED, shares.SHARE)):
            known, held = (
                shares.planted(part, kinds, label, share)
                for part, kinds in zip(said, labels, strict=True)
            )
            own: dict[str, Any] = {"target": target, "intervention": CLASSES, "concept": concept}
            yield _bound(*shares.bound(known, held), len(held[1]), **own, group=MEASURED)
            yield {
                **own,
                "analysis": "jsd_bound",
                "group": PREDICTED,
                "estimate": shares.divergence(share),
                "unit_of_measure": "nats",
                "n": len(held[1]),
            }


def _bound(estimate: float, reach: float, count: int, /, **more: Any) -> dict[str, Any]:
    return {
        "analysis": "jsd_bound",
        "estimate": estimate,
        "ci_low": estimate - reach,
        "ci_high": estimate + reach,
        "unit_of_measure": "nats",
        "n": count,
        **more,
    }


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
    yield _bound(seen.bound, seen.reach, count, target=target, intervention=FRESH, dose=seen.steps)
