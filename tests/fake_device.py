"""A device that stands for a GPU: it computes on the CPU, and refuses what a GPU refuses.

Tensors of both in one operation are an error, but for what torch allows there (a copy, an index, a
single number). What it draws are other numbers than the CPU's. What makes the host wait for the
device is counted. torch has one such device in a process, so that its tests run in a process of
their own.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import torch
from torch import Tensor
from torch.utils._pytree import tree_leaves, tree_map
from torch.utils.backend_registration import _setup_privateuseone_for_python_backend

NAME = "fake"
MIXED = {
    "aten::copy_",
    "aten::_to_copy",
    "aten::index",
    "aten::index_put_",
    "aten::_index_put_impl_",
}
FETCHES = {"aten::_local_scalar_dense", "aten::nonzero"}
waits: list[str] = []  # operations for which the host waited


class There(Tensor):
    """A tensor of the device; `raw` holds its numbers."""

    raw: Tensor

    @staticmethod
    def __new__(cls, raw: Tensor) -> "There":
        made = Tensor._make_wrapper_subclass(
            cls,
            raw.shape,
            strides=raw.stride(),
            storage_offset=raw.storage_offset(),
            dtype=raw.dtype,
            layout=raw.layout,
            device=torch.device(NAME, 0),
        )
        made.raw = raw
        return made

    def __init__(self, raw: Tensor):
        """Nothing is left to do."""

    @classmethod
    def __torch_dispatch__(cls, operation: Any, types: Any, args: Any = (), kwargs: Any = None):
        return _run(operation, args, kwargs or {})


@contextmanager
def _own_draws(operation: Any) -> Iterator[None]:
    """Let what draws take other numbers than the CPU, whose generator stays where it is."""
    if torch.Tag.nondeterministic_seeded not in operation.tags:
        yield
        return
    with torch.random.fork_rng([]):
        torch.manual_seed(torch.initial_seed() + 1)
        yield


def _run(operation: Any, args: Any, kwargs: Any) -> Any:
    name = operation._schema.name
    tensors = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, Tensor)]
    here = [tensor for tensor in tensors if not isinstance(tensor, There) and tensor.dim()]
    if here and len(here) < len(tensors) and name not in MIXED:
        raise RuntimeError(f"{name}: tensors of the CPU and of the device in one operation")
    to_cpu = torch.device(kwargs.get("device") or NAME).type == "cpu"
    to_cpu |= name == "aten::copy_" and not isinstance(args[0], There)
    if name in FETCHES or (to_cpu and name in ("aten::copy_", "aten::_to_copy")):
        waits.append(name)
    own: dict[int, There] = {}

    def raw(value: Any) -> Any:
        if isinstance(value, There):
            own[id(value.raw)] = value
            return value.raw
        return torch.device("cpu") if isinstance(value, torch.device) else value

    def there(value: Any) -> Any:
        if not isinstance(value, Tensor):
            return value
        return own[id(value)] if id(value) in own else There(value)

    with _own_draws(operation):
        found = operation(*tree_map(raw, args), **tree_map(raw, kwargs))
    return found if to_cpu else tree_map(there, found)


_setup_privateuseone_for_python_backend(NAME)
_library = torch.library.Library("_", "IMPL")
_library.fallback(lambda operation, *args, **kwargs: _run(operation, args, kwargs), "PrivateUse1")
