"""What the analyses of a discriminator's layers share."""

import torch
from torch import Tensor, nn

from glassgan.subject import layers


def hidden(network: nn.Module) -> dict[str, nn.Module]:
    """Return the layers of a discriminator but the logit itself, by name, in order."""
    named = layers(network)
    return {name: named[name] for name in list(named)[:-1]}


def traced(network: nn.Module, images: Tensor) -> tuple[Tensor, dict[str, Tensor]]:
    """Return what a network and each of its hidden layers give, with the graph between them.

    Everything behind a layer works on a copy, so that operations in place change nothing of it.

    Args:
        network: a discriminator in evaluation mode.
        images: [N, C, H, W], of which the graph begins if they require a gradient.

    Returns:
        Logits [N] and the values of the layers [N, C, ...], by name, in order.
    """
    named, kept = hidden(network), {}

    def keep(name: str, output: Tensor) -> Tensor:
        kept[name] = output
        return output.clone()

    handles = [
        module.register_forward_hook(lambda _, __, output, name=name: keep(name, output))
        for name, module in named.items()
    ]
    try:
        with torch.enable_grad():
            logits = network(images)
    finally:
        for handle in handles:
            handle.remove()
    return logits, {name: kept[name] for name in named}


def gradients(logits: Tensor, values: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the gradient of each image's logit at each layer, 0 where it does not depend on it.

    Args:
        logits: [N], and
        values: [N, C, ...] by layer, as `traced` gives them.
    """
    if not logits.requires_grad:
        return {name: torch.zeros_like(value) for name, value in values.items()}
    found = torch.autograd.grad(
        logits.sum(), list(values.values()), allow_unused=True, materialize_grads=True
    )
    return dict(zip(values, found, strict=True))
