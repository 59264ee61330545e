"""The gap between training and evaluation mode: dropout, and statistics of the batch."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.attribution.threshold import SPLIT, Logits, changed, logits, mean
from glassgan.effects import no_estimate
from glassgan.networks import copied
from glassgan.subject import Subject, in_blocks


@torch.no_grad()
def in_training(
    network: nn.Module, inputs: Tensor, *, batch: int, seed: int, purpose: str, draw: int
) -> Tensor:
    """Return what a network makes of inputs [N, ...] in training mode.

    Its buffers stay as they are. The inputs share statistics with `batch` others, drawn anew for
    each draw; what is left over in the end joins the last batch, so that none is alone.

    Args:
        network: in evaluation mode, in which it is left.
        inputs: [N, ...].
        batch: size.
        seed: of the order and of dropout.
        purpose: key of the stream.
        draw: number of the draw.
    """
    training = copied(network).train()
    order = torch.from_numpy(streams.rng(seed, f"order, {purpose}", draw).permutation(len(inputs)))
    batches = [order[block] for block in in_blocks(len(order), batch)]
    if len(batches) > 1 and len(batches[-1]) < batch:
        batches[-2:] = [torch.cat(batches[-2:])]
    with streams.default_stream(seed, purpose, draw):
        outputs = torch.cat([training(inputs[some]) for some in batches])
    result = torch.empty_like(outputs)
    result[order] = outputs
    return result


def mode_rows(
    subject: Subject,
    latents: Tensor,
    images: dict[str, Tensor],
    *,
    draws: int,
    batch: int,
    seed: int,
) -> Iterator[dict[str, Any]]:
    """Yield how the logits and the AUROC change when one of the networks is in training mode.

    Args:
        subject: in evaluation mode.
        latents: of the generated images, [N, d].
        images: real and generated ones, [N, C, H, W] each.
        draws: of dropout and of the batches.
        batch: that share statistics.
        seed: of the draws.
    """
    discriminator = subject.require_discriminator()
    before = {kind: logits(discriminator, some).numpy() for kind, some in images.items()}
    sizes = {"batch": batch, "seed": seed}

    def of_discriminator(draw: int) -> Logits:
        return {
            kind: in_training(
                discriminator, some, **sizes, purpose=f"D in training, {kind}", draw=draw
            ).numpy()
            for kind, some in images.items()
        }

    def of_generator(draw: int) -> Logits:
        purpose = "G in training"
        drawn = in_training(subject.generator, latents, **sizes, purpose=purpose, draw=draw)
        return {"generated": logits(discriminator, drawn).numpy()}

    shared = {"analysis": "mode_gap", "intervention": "training mode", "split": SPLIT}
    for name, measured in (("discriminator", of_discriminator), ("generator", of_generator)):
        after = [measured(draw) for draw in range(draws)]
        here = {**shared, "target": name}
        spread = {kind: np.std([draw[kind] for draw in after], axis=0, ddof=1) for kind in after[0]}
        still = all(
            np.allclose(draw[kind], before[kind], rtol=1e-4, atol=1e-6)
            for draw in after
            for kind in draw
        )
        if still:
            yield {**here, "concept": "AUROC", **no_estimate("no difference"), "n": 0}
            continue
        for row in changed(before, after, []):
            yield {**here, **row}
        for kind, values in spread.items():
            about = {"concept": f"spread of the logit of {kind}", "unit_of_measure": "nats"}
            yield {**here, **about, **mean(values)}
