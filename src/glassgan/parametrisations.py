"""New initial weights for modules whose weights are computed from others that are stored.

`weight_norm` and `spectral_norm`, by hooks (`torch.nn.utils`) and as parametrisations
(`torch.nn.utils.parametrizations`): `reset_parameters` fills the weight that was computed, and the
next pass computes it again from what is stored.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # what plans forks imports this without torch
    from torch import Tensor, nn

ITERATIONS = 15  # of the power method, which torch begins a spectral norm with


def reset(module: "nn.Module") -> None:
    """Draw the initial weights of a module anew and store what makes them.

    Args:
        module: that has `reset_parameters`.
    """
    fill(module, lambda it: it.reset_parameters())


def fill(module: "nn.Module", law: Callable[[Any], object]) -> None:
    """Give a module new weights and store what makes them.

    What the law draws is drawn on the CPU, so that it is the same on every device.

    Args:
        module: any.
        law: fills the weights of a module in place.
    """
    import torch

    with torch.no_grad(), _draws_on_cpu():
        _fill(module, law)


def _draws_on_cpu() -> AbstractContextManager[Any]:
    """Return a context in which what fills tensors of any device is drawn on the CPU."""
    import torch
    from torch.nn import init
    from torch.overrides import TorchFunctionMode

    # what torch.nn.init draws with, and those of its functions that reach a mode themselves
    draws = {
        *(torch.Tensor.normal_, torch.Tensor.uniform_, init.normal_, init.uniform_),
        *(init.trunc_normal_, init.kaiming_uniform_, init.kaiming_normal_),
    }

    class OnCpu(TorchFunctionMode):
        def __torch_function__(
            self, function: Any, types: Any, args: Any = (), kwargs: Any = None
        ) -> Any:
            kwargs = kwargs or {}
            if function not in draws:
                return function(*args, **kwargs)
            filled, *others = args or (kwargs.pop("tensor"),)
            drawn = function(torch.empty_like(filled, device="cpu"), *others, **kwargs)
            return filled.copy_(drawn)

    return OnCpu()


def _fill(module: "nn.Module", law: Callable[[Any], object]) -> None:
    import torch
    from torch.nn.utils import parametrize
    from torch.nn.utils.spectral_norm import SpectralNorm
    from torch.nn.utils.weight_norm import WeightNorm

    parametrised = parametrize.is_parametrized(module)
    with parametrize.cached():  # so that what is filled is what is read
        law(module)
        drawn = {
            name: getattr(module, name).clone()
            for name in (module.parametrizations if parametrised else ())  # type: ignore[union-attr]
        }
    for name, weight in drawn.items():
        _store(module, name, weight)
    for hook in module._forward_pre_hooks.values():
        if isinstance(hook, WeightNorm):
            weight = getattr(module, hook.name)
            getattr(module, f"{hook.name}_g").copy_(torch.norm_except_dim(weight, 2, hook.dim))
            getattr(module, f"{hook.name}_v").copy_(weight)
        elif isinstance(hook, SpectralNorm):
            getattr(module, f"{hook.name}_orig").copy_(getattr(module, hook.name))
            for _ in range(ITERATIONS):
                setattr(module, hook.name, hook.compute_weight(module, do_power_iteration=True))


def _store(module: "nn.Module", name: str, weight: "Tensor") -> None:
    """Store a weight under a parametrisation; one that cannot be turned round takes it as it is."""
    chain = getattr(module.parametrizations, name)
    if all(hasattr(one, "right_inverse") for one in chain):
        setattr(module, name, weight)
    else:
        chain.original.copy_(weight)
    was = chain.training
    chain.train()  # in which a spectral norm follows the weight
    for _ in range(ITERATIONS):
        getattr(module, name)
    chain.train(was)
