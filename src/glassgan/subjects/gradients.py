"""Which derivatives of a network there are: tried in the way in which analyses take them."""

from collections.abc import Callable

import torch
from torch import Tensor, nn

TRIED = 4  # inputs


def passing(network: nn.Module, inputs: Tensor) -> dict[str, bool]:
    """Return which derivatives pass through a network in evaluation mode.

    Args:
        network: whose weights need no gradient.
        inputs: [N, ...].

    Returns:
        reverse: the gradient of the output at the input by backpropagation, finite, and not zero
        everywhere while the output changes (a step function has no gradient to speak of).
        forward: derivatives along directions, several in one pass, as the Jacobians are taken.
        second: the gradient of the gradient.
    """
    some = inputs[:TRIED].clone()
    return {
        "reverse": _passes(lambda: _reverse(network, some)),
        "forward": _passes(lambda: _forward(network, some)),
        "second": _passes(lambda: _second(network, some)),
    }


def _passes(trial: Callable[[], bool]) -> bool:
    try:
        return trial()
    except Exception:  # whatever the code of others, and what it calls, may raise
        return False


def _gradient(network: nn.Module, inputs: Tensor, again: bool) -> tuple[Tensor, Tensor, Tensor]:
    """Return inputs that require a gradient, the outputs there, and the gradient of their sum."""
    with torch.enable_grad():
        start = inputs.clone().requires_grad_()
        outputs = network(start)
        (gradient,) = torch.autograd.grad(outputs.sum(), start, create_graph=again)
    return start, outputs.detach(), gradient


def _reverse(network: nn.Module, inputs: Tensor) -> bool:
    _, outputs, gradient = _gradient(network, inputs, again=False)
    varies = bool((outputs != outputs[:1]).any())
    return bool(gradient.isfinite().all()) and (bool(gradient.any()) or not varies)


def _forward(network: nn.Module, inputs: Tensor) -> bool:
    from torch.func import jvp, vmap

    def push(tangent: Tensor) -> Tensor:
        moved: Tensor = jvp(network, (inputs,), (tangent.expand_as(inputs),))[1]
        return moved

    tangents = torch.randn(2, *inputs.shape[1:], generator=torch.Generator().manual_seed(0))
    with torch.no_grad():
        found: Tensor = vmap(push)(tangents)
        varies = bool((network(inputs) != network(inputs[:1])).any())
    return bool(found.isfinite().all()) and (bool(found.any()) or not varies)


def _second(network: nn.Module, inputs: Tensor) -> bool:
    start, _, gradient = _gradient(network, inputs, again=True)
    if not gradient.requires_grad:  # the same everywhere, as that of a linear network
        return bool(gradient.any())
    # all of the graph, since what cannot be differentiated twice may not lead to the inputs
    gradient.square().sum().backward()
    return start.grad is None or bool(start.grad.isfinite().all())
