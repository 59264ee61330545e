"""Which classes the discriminator's gradient asks the generator to draw more often."""

import copy
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import torch
from torch import Tensor, nn

from glassgan.checkpoints import Checkpoint
from glassgan.concepts import CLASS_CONCEPTS, CLASSES
from glassgan.judge.network import Judge
from glassgan.networks import differentiable
from glassgan.subject import Subject, generate
from glassgan.train.losses import Losses

STEP = 0.001  # length of the step, as a share of that of all weights: to first order
COLUMNS = {
    "epoch": "int64",
    "step": "int64",
    "status": "str",
    "concept": "str",
    "probability": "float64",  # mean over samples
    "change": "float64",  # of it for a step of one per cent along the gradient; nan without one
}


def measure(
    chain: Sequence[Checkpoint], losses: Losses, latents: Tensor, bank: Tensor, judge: Judge
) -> pd.DataFrame:
    """Measure what a step of the generator does to the probability of each class.

    The step goes down its loss, and as far up: half of the difference is the change to first order.

    Args:
        chain: checkpoints that have weights.
        losses: with which they were trained.
        latents: z [N, d] of the gradient.
        bank: z [M, d] of the samples that are judged.
        judge: calibrated.

    Returns:
        A row a checkpoint and class, with the columns of `COLUMNS`; none without labels.
    """
    rows: list[dict[str, Any]] = []
    for checkpoint in chain if CLASSES else ():
        subject = checkpoint.subject
        way = _way(subject.generator, subject.require_discriminator(), losses, latents)

        now = _judged(subject, bank, judge)
        change = torch.full_like(now, torch.nan)
        if way is not None:
            down, up = (_judged(_moved(subject, way, sign), bank, judge) for sign in (1, -1))
            change = (down - up) / 2 * (0.01 / STEP)
        rows += [
            {
                "epoch": checkpoint.epoch,
                "step": checkpoint.step,
                "status": checkpoint.status,
                "concept": concept,
                "probability": probability,
                "change": by,
            }
            for concept, probability, by in zip(
                CLASS_CONCEPTS, now.tolist(), change.tolist(), strict=True
            )
        ]
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def _way(
    generator: nn.Module, discriminator: nn.Module, losses: Losses, latents: Tensor
) -> list[Tensor] | None:
    """Return the step of each weight, of the length `STEP` together; None where there is none."""
    with differentiable(generator) as weights:
        loss = losses.generator(discriminator(generator(latents)))
        found = torch.autograd.grad(loss, weights, allow_unused=True)
    slopes = [
        torch.zeros_like(weight) if slope is None else slope
        for weight, slope in zip(weights, found, strict=True)
    ]
    size, length = (
        torch.stack([part.double().square().sum() for part in parts]).sum().sqrt()
        for parts in (slopes, weights)
    )
    if not (size.isfinite() and size > 0):
        return None
    return [-slope * float(STEP * length / size) for slope in slopes]


def _moved(subject: Subject, way: Sequence[Tensor], sign: int) -> Subject:
    """Return the subject with a copy of its generator whose weights have moved."""
    generator = copy.deepcopy(subject.generator)
    with torch.no_grad():
        for weight, step in zip(generator.parameters(), way, strict=True):
            weight.add_(step, alpha=sign)
    return replace(subject, generator=generator)


def _judged(subject: Subject, bank: Tensor, judge: Judge) -> Tensor:
    """Return the mean probability of each class, float64 [K]."""
    posteriors = judge.logits(generate(subject, bank)).softmax(1)[:, :CLASSES]
    return posteriors.double().mean(0)
