"""Which derivatives of a network can be taken: tried on a few inputs, not assumed."""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.func import functional_call, jvp, vmap

REVERSE, FORWARD, SECOND = "reverse", "forward", "second"
AGREE = 1e-2  # relative error at which two ways to the same slope in float32 differ


def passes(network: nn.Module, inputs: Tensor) -> dict[str, bool]:
    """Return whether reverse mode, forward mode and second derivatives pass a network.

    A network passes reverse mode where the gradient of its output with respect to its input
    exists, and is not zero at every input while the outputs differ, as behind a rounding. It
    passes forward mode where tangents, several at once, come out with the slope that reverse mode
    gives (code under `torch.no_grad` gives tangents of zero without an error). It passes second
    derivatives where the gradient can be differentiated again; of a piecewise linear network that
    gives zeros, which are right.

    Args:
        network: in evaluation mode. Whatever it raises under a derivative means that it does not
            pass.
        inputs: two or more, float [N, ...], on the network's device.

    Returns:
        "reverse", "forward" and "second", each whether it passes. Nothing passes where reverse
        mode does not.
    """
    places = inputs.detach()
    ways = {REVERSE: _reverse, FORWARD: _forward, SECOND: _second}
    found = {name: _tried(way, network, places) for name, way in ways.items()}
    return {name: found[REVERSE] and passed for name, passed in found.items()}


def reverse_passes(network: nn.Module, inputs: Tensor) -> bool:
    """Return whether reverse mode passes, as `passes` says, without trying the other ways."""
    return _tried(_reverse, network, inputs.detach())


def second_passes(network: nn.Module, inputs: Tensor) -> bool:
    """Return whether second derivatives pass, as `passes` says, without trying forward mode."""
    return reverse_passes(network, inputs) and _tried(_second, network, inputs.detach())


def _tried(way: Callable[[nn.Module, Tensor], bool], network: nn.Module, places: Tensor) -> bool:
    try:
        with torch.inference_mode(False), torch.enable_grad():
            return way(network, places.clone())
    except Exception:  # anything that foreign code and torch may raise
        return False


def _slope(
    network: Callable[[Tensor], Tensor], places: Tensor, again: bool
) -> tuple[Tensor, Tensor]:
    """Return outputs [N, ...] and the gradient [N, ...] of a fixed combination of their sum."""
    outputs = network(places.requires_grad_())
    if not outputs.requires_grad and outputs.eq(outputs[:1]).all():  # the same everywhere
        return outputs, torch.zeros_like(places).requires_grad_(again)
    # with a gradient of its own, since what cannot be differentiated twice says so only then
    along = _along(outputs).requires_grad_(again)
    (gradient,) = torch.autograd.grad((outputs * along).sum(), places, create_graph=again)
    return outputs.detach(), gradient


def _along(values: Tensor) -> Tensor:
    """Return a direction of the shape of values in which no two entries weigh the same."""
    return torch.linspace(0.5, 1.5, values.numel(), device=values.device).view_as(values)


def _reverse(network: nn.Module, places: Tensor) -> bool:
    outputs, gradient = _slope(network, places, again=False)
    return bool(gradient.ne(0).any()) or bool(outputs.eq(outputs[:1]).all())


def _forward(network: nn.Module, places: Tensor) -> bool:
    outputs, gradient = _slope(network, places.clone(), again=False)
    tangents = torch.stack([_along(places), _along(places).flip(0)])

    def push(tangent: Tensor) -> Tensor:
        moved: Tensor = jvp(network, (places,), (tangent,))[1]
        return moved

    with torch.no_grad():
        moved = vmap(push)(tangents)
    pushed = (moved * _along(outputs)).flatten(1).double()
    pulled = (tangents * gradient).flatten(1).double()
    error = (pushed.sum(1) - pulled.sum(1)).abs()
    size = pushed.abs().sum(1) + pulled.abs().sum(1)
    return bool((error <= AGREE * size).all()) and bool(gradient.ne(0).any() <= moved.ne(0).any())


def _second(network: nn.Module, places: Tensor) -> bool:
    # the whole graph is gone back through: what cannot be differentiated twice is cut off from the
    # inputs and says so only when it is reached. Weights are detached, so that none gets a gradient
    weights = {name: weight.detach() for name, weight in network.named_parameters()}

    def apart(inputs: Tensor) -> Tensor:
        outputs: Tensor = functional_call(network, weights, (inputs,))
        return outputs

    _, gradient = _slope(apart, places, again=True)
    (gradient * _along(gradient)).sum().backward()
    return True
