"""What torch's modules are, seen from outside: plain sequences, copies, kinds of dropout.

A shortcut past a module is right for torch's own class alone: a subclass may compute something
else, and a hook may change what goes in or comes out.
"""

import copy
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import torch
from torch import Tensor, nn

DROPOUT = (
    nn.Dropout,
    nn.Dropout1d,
    nn.Dropout2d,
    nn.Dropout3d,
    nn.AlphaDropout,
    nn.FeatureAlphaDropout,
)


def is_plain(module: nn.Module, *kinds: type[nn.Module]) -> bool:
    """Return whether a module is one of some classes, no subclass, and has no hooks."""
    hooks = (module._forward_hooks, module._forward_pre_hooks)
    return type(module) in kinds and not any(hooks)


def flat(modules: Iterable[nn.Module]) -> list[nn.Module]:
    """Return modules, some of which are plain sequences of modules, as one list."""
    parts: list[nn.Module] = []
    for module in modules:
        parts += flat(module) if is_plain(module, nn.Sequential) else [module]  # type: ignore[arg-type]
    return parts


def copied(network: nn.Module) -> nn.Module:
    """Return a deep copy, also of a network whose weights are computed from others.

    `torch.nn.utils.weight_norm` keeps the weight that it computed as an attribute, with the graph
    behind it, which cannot be copied; the copy computes its own when it runs.
    """
    computed = {
        id(value): value.detach().clone()
        for module in network.modules()
        for value in vars(module).values()
        if isinstance(value, Tensor) and not value.is_leaf
    }
    return copy.deepcopy(network, computed)


@contextmanager
def differentiable(network: nn.Module) -> Iterator[Sequence[Tensor]]:
    """Give the weights of a network, which can be differentiated while the block runs."""
    weights = list(network.parameters())
    still = [weight.requires_grad for weight in weights]
    with torch.enable_grad():
        for weight in weights:
            weight.requires_grad_(True)
        yield weights
    for weight, moves in zip(weights, still, strict=True):
        weight.requires_grad_(moves)
