"""Completeness: attributions that claim to share out a difference of logits must sum to it."""

import torch
from torch import Tensor, nn

from glassgan.attribution.methods import FINE, attributions
from glassgan.attribution.repeated import integrated_gradients
from glassgan.attribution.verdict import logits


def completeness_gap(
    network: nn.Module, images: Tensor, baselines: Tensor, found: Tensor
) -> Tensor:
    """Return how far attributions [N, 1, 28, 28] are from summing to what they share out, [N].

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


def complete_integrated_gradients(
    network: nn.Module, images: Tensor, baselines: Tensor, allowed: Tensor, limit: int
) -> tuple[Tensor, Tensor]:
    """Return integrated gradients with as many steps as completeness needs.

    Steps are doubled for the images whose gap is still larger than `allowed`.

    Args:
        network: images → logits [N].
        images: [N, 1, 28, 28].
        baselines: of the same shape.
        allowed: gap of each image, [N].
        limit: of the steps.

    Returns:
        Attributions [N, 1, 28, 28] and the steps of each, int64 [N].
    """
    steps = FINE.steps
    found = torch.zeros_like(images)
    used = torch.full((len(images),), steps)
    open_ones = torch.arange(len(images))
    while len(open_ones) and steps <= limit:

        def attribute(x: Tensor, b: Tensor, steps: int = steps) -> Tensor:
            return integrated_gradients(network, x, b, steps)

        some, starts = images[open_ones], baselines[open_ones]
        found[open_ones] = attributions(attribute, some, starts)
        used[open_ones] = steps
        gap = completeness_gap(network, some, starts, found[open_ones])
        open_ones = open_ones[gap > allowed[open_ones]]
        steps *= 2
    return found, used
