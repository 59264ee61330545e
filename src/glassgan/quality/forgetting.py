"""Whether the discriminator still knows the samples of past generators."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor, nn

from glassgan.checkpoints import Checkpoint
from glassgan.statistics import intervals
from glassgan.subject import generate, in_blocks

COLUMNS = {
    "epoch_d": "int64",
    "step_d": "int64",
    "epoch_g": "Int64",  # missing for real images
    "step_g": "Int64",
    "kind": "str",  # of the images: real, or samples of the own, a past or a future generator
    "n": "int64",
    "accuracy": "float64",
    "ci_low": "float64",  # of the 95 % interval
    "ci_high": "float64",
    "mean_logit": "float64",
}


@torch.no_grad()
def verdict(discriminator: nn.Module, images: Tensor, real: bool) -> dict[str, float]:
    """Return how a discriminator judges images [N, C, H, W] that are all real, or all generated.

    A logit above zero says real, below zero generated; zero is wrong for both. Shares are nan
    where a logit is.
    """
    logits = torch.cat([discriminator(images[block]) for block in in_blocks(len(images))])
    right = int((logits > 0 if real else logits < 0).sum())
    share = float("nan") if logits.isnan().any() else right / len(images)
    low, high = intervals.wilson(share, len(images))
    return {
        "n": len(images),
        "accuracy": share,
        "ci_low": float(low),
        "ci_high": float(high),
        "mean_logit": float(logits.mean()),
    }


def cross_play(chain: Sequence[Checkpoint], latents: Tensor, real: Tensor) -> pd.DataFrame:
    """Let the discriminator of every checkpoint judge the samples of the generator of every one.

    Forgetting is an accuracy on samples of past generators below that on samples of its own
    generator: what the discriminator once told from real images, it no longer does. (Samples of
    past generators are as a rule worse, so that a discriminator that forgets nothing knows them
    at least as well.)

    Args:
        chain: checkpoints that have weights.
        latents: z [N, d], the same for all generators.
        real: images [M, C, H, W] on which no discriminator was trained.

    Returns:
        A row for each discriminator and generator, and one for each discriminator and the real
        images, with the columns of `COLUMNS`.
    """
    samples = [generate(checkpoint.subject, latents) for checkpoint in chain]
    rows: list[dict[str, Any]] = []
    for judging, checkpoint in enumerate(chain):
        discriminator = checkpoint.subject.require_discriminator()
        place = {"epoch_d": checkpoint.epoch, "step_d": checkpoint.step}
        rows.append({**place, "kind": "real", **verdict(discriminator, real, real=True)})
        for drawing, (other, images) in enumerate(zip(chain, samples, strict=True)):
            rows.append(
                {
                    **place,
                    "epoch_g": other.epoch,
                    "step_g": other.step,
                    "kind": ["own", "future", "past"][int(np.sign(drawing - judging))],
                    **verdict(discriminator, images, real=False),
                }
            )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
