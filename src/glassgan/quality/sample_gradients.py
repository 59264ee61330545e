"""What the discriminator's gradient asks generated samples to become."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import torch
from torch import Tensor

from glassgan import streams
from glassgan.checkpoints import Checkpoint
from glassgan.data.images import Scaled, pictured
from glassgan.statistics import columns, intervals
from glassgan.statistics.nearest import nearest
from glassgan.subject import Subject, generate
from glassgan.train.losses import Losses

DRAWS = 1000  # of each null
COLUMNS = {
    "epoch": "int64",
    "step": "int64",
    "status": "str",
    "n": "int64",  # samples that have a push
    "size": "float64",  # median
    "rise": "float64",  # median
    "cosine": "float64",  # of the push and the way to the nearest training image, mean
    "ci_low": "float64",  # of its 95 % interval
    "ci_high": "float64",
    "null_low": "float64",  # 95 % range with the pushes of other samples
    "null_high": "float64",
    "random": "float64",  # the mean for random training images, and its 95 % range
    "random_low": "float64",
    "random_high": "float64",
}


@dataclass(frozen=True)
class Pushes:
    """Samples and what the discriminator asks of each.

    images: [N, C, H, W].
    pushes: −∂L_G/∂x, the way in which a sample must change for the generator's loss on it to
        fall fastest, nats for a unit of pixel, [N, C, H, W].
    sizes: Euclidean norms of the pushes [N].
    rises: how much the logit of "real" rises for a step of length one along the push, to first
        order, [N]; nan where there is no push.
    """

    images: Tensor
    pushes: Tensor
    sizes: Tensor
    rises: Tensor


def pushes(subject: Subject, losses: Losses, latents: Tensor) -> Pushes:
    """Return samples and their pushes.

    A sample has none (zero or nan) where the discriminator's probability is 1 or 0 in floating
    point and the losses are computed on it.

    Args:
        subject: in evaluation mode, with a discriminator.
        losses: with which it was trained.
        latents: z [N, d].

    Raises:
        InputError: the subject has no discriminator.
    """
    images = generate(subject, latents).requires_grad_()
    logits = subject.require_discriminator()(images)
    (slopes,) = torch.autograd.grad(logits.sum(), images, retain_graph=True)
    # The loss is a mean over samples; times their number, each push is that of its own sample.
    (slopes_of_loss,) = torch.autograd.grad(losses.generator(logits) * len(images), images)
    push = -slopes_of_loss
    sizes = push.flatten(1).norm(dim=1)
    rises = (slopes * push).flatten(1).sum(1) / sizes
    return Pushes(images.detach(), push, sizes, rises)


def cosines(directions: Tensor, starts: Tensor, ends: Tensor) -> Tensor:
    """Return the cosine of each direction and the way from its start to each end, [N, K].

    Args:
        directions: [N, D].
        starts: [N, D].
        ends: [K, D].
    """
    lengths = torch.cdist(starts, ends, compute_mode="donot_use_mm_for_euclid_dist")
    along = directions @ ends.T - (directions * starts).sum(1, keepdim=True)
    return along / (directions.norm(dim=1, keepdim=True) * lengths)


def towards_real_images(
    found: Pushes, training: Tensor | Scaled, rng: np.random.Generator
) -> dict[str, float]:
    """Measure whether pushes point to real images.

    The estimate is the mean cosine of a sample's push and the way to its nearest training image,
    with the t interval over samples. The null exchanges the pushes between the samples: what a
    push that knows nothing of its own sample gives. For comparison, the same samples and pushes
    with random training images in place of the nearest. Those are not the null: they lie further
    away and elsewhere, so that a push that only adds ink tells them from the nearest.

    Args:
        found: samples that all have a push.
        training: images [M, C, H, W], at least two.
        rng: draws the nulls.

    Returns:
        The columns of `COLUMNS` from "cosine" on; nan for fewer than two samples.
    """
    count = len(found.images)
    if count < 2:
        return dict.fromkeys(list(COLUMNS)[list(COLUMNS).index("cosine") :], float("nan"))
    push, start = found.pushes.flatten(1), found.images.flatten(1)
    ways = training[nearest(found.images, training)].flatten(1) - start
    unit = torch.nn.functional.normalize
    of_pairs = (unit(ways) @ unit(push).T).numpy()  # row: the way; column: whose push
    own = of_pairs.diagonal()
    margin = float(intervals.margin(own.std(ddof=1), count))
    everyone = np.arange(count)
    exchanged = [of_pairs[everyone, rng.permutation(count)].mean() for _ in range(DRAWS)]
    drawn = torch.from_numpy(rng.integers(0, len(training), count))
    others = cosines(push, start, training[drawn].flatten(1)).numpy()
    random = [others[everyone, rng.integers(0, count, count)].mean() for _ in range(DRAWS)]
    comparison = columns.null(random)
    return {
        "cosine": float(own.mean()),
        "ci_low": float(own.mean() - margin),
        "ci_high": float(own.mean() + margin),
        **columns.null(exchanged),
        "random": float(others.mean()),
        "random_low": comparison["null_low"],
        "random_high": comparison["null_high"],
    }


def measure(
    chain: Sequence[Checkpoint],
    losses: Losses,
    latents: Tensor,
    training: Tensor | Scaled,
    seed: int,
) -> pd.DataFrame:
    """Measure the pushes at every checkpoint.

    Args:
        chain: checkpoints that have weights.
        losses: with which they were trained.
        latents: z [N, d], the same everywhere.
        training: images [M, C, H, W], at least two.
        seed: of the nulls.

    Returns:
        A row a checkpoint, with the columns of `COLUMNS`.
    """
    rows: list[dict[str, Any]] = []
    for checkpoint in chain:
        found = pushes(checkpoint.subject, losses, latents)
        kept = found.sizes.isfinite() & (found.sizes > 0)
        found = Pushes(found.images[kept], found.pushes[kept], found.sizes[kept], found.rises[kept])
        rng = streams.rng(seed, "nulls of the push", checkpoint.step)
        rows.append(
            {
                "epoch": checkpoint.epoch,
                "step": checkpoint.step,
                "status": checkpoint.status,
                "n": len(found.sizes),
                "size": float(found.sizes.quantile(0.5)) if kept.any() else float("nan"),
                "rise": float(found.rises.quantile(0.5)) if kept.any() else float("nan"),
                **towards_real_images(found, training, rng),
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def pictures(chain: Sequence[Checkpoint], losses: Losses, latents: Tensor) -> dict[str, Tensor]:
    """Return "image.<step>" and "push.<step>", pictures [N, H, W] or [N, C, H, W], for latents."""
    tensors = {}
    for checkpoint in chain:
        found = pushes(checkpoint.subject, losses, latents)
        tensors[f"image.{checkpoint.step}"] = pictured(found.images)
        tensors[f"push.{checkpoint.step}"] = pictured(found.pushes)
    return tensors
