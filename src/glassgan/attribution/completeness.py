"""Completeness: attributions that claim to share out a difference of logits must sum to it."""

from functools import partial
from typing import Any

import torch
from torch import Tensor, nn

from glassgan.attribution.methods import FINE, attributions
from glassgan.attribution.repeated import integrated_gradients
from glassgan.attribution.threshold import logits
from glassgan.effects import no_estimate


def completeness_gap(
    network: nn.Module, images: Tensor, baselines: Tensor, found: Tensor
) -> Tensor:
    """Return how far attributions [N, C, H, W] are from summing to what they share out, [N].

    That is |Σ attribution − (F(x) − F(x′))|, F the logit and x′ the baseline.
    """
    with torch.no_grad():
        difference = logits(network, images) - logits(network, baselines)
    return (found.flatten(1).sum(1) - difference).abs()


def allowed_gap(network: nn.Module, images: Tensor, baselines: Tensor, deviation: float) -> Tensor:
    """Return the completeness gap that is allowed, [N]: 1 % of what is shared out.

    Of a tenth of the standard deviation of the logit, `deviation`, where less is shared out.
    """
    difference = (logits(network, images) - logits(network, baselines)).abs()
    return 0.01 * difference.clamp(min=0.1 * deviation)


def largest(gap: Tensor, allowed: Tensor) -> dict[str, Any]:
    """Return the largest gap relative to what is allowed, as columns of a row.

    No gap where none is allowed, as of a constant, counts as 0; a gap that is not a number is no
    gap of 0, but leaves the whole without an estimate.

    Args:
        gap: of each image, [N].
        allowed: of each, [N].
    """
    relative = torch.where(gap == 0, torch.zeros_like(gap), gap / allowed)
    if relative.isnan().any():
        return {**no_estimate("a gap is not a number"), "n": 0}
    return {"estimate": float(relative.nan_to_num().max())}  # infinite ones as the largest number


def complete_integrated_gradients(
    network: nn.Module, images: Tensor, baselines: Tensor, allowed: Tensor, limit: int
) -> tuple[Tensor, Tensor]:
    """Return integrated gradients with as many steps as completeness needs.

    Each step is divided into three for the images whose gap is still larger than `allowed`: by the
    midpoint rule all gradients that are there already count in the finer one too.

    Args:
        network: images → logits [N].
        images: [N, C, H, W].
        baselines: of the same shape.
        allowed: gap of each image, [N].
        limit: of the steps.

    Returns:
        Attributions [N, C, H, W] and the steps of each, int64 [N].
    """
    steps = FINE.steps
    found = attributions(partial(integrated_gradients, network, steps=steps), images, baselines)
    used = torch.full((len(images),), steps)
    while True:
        gap = completeness_gap(network, images, baselines, found)
        waiting = torch.nonzero((gap > allowed) & (3 * used <= limit))[:, 0]
        if not len(waiting):
            return found, used
        between = partial(integrated_gradients, network, steps=steps, places=(1 / 6, 5 / 6))
        more = attributions(between, images[waiting], baselines[waiting])
        found[waiting] = (found[waiting] + 2 * more) / 3
        steps *= 3
        used[waiting] = steps
