"""The weights in a file of somebody else's, under whatever names, into the network they are of."""

from collections.abc import Iterable, Mapping

import torch
from torch import Tensor, nn

from glassgan.errors import InputError
from glassgan.subjects.foreign import told

SHOWN = 12  # of the problems of a file; the rest is counted
# old names of what torch's parametrisations store, with the new ones
RENAMED = {
    "weight_g": ("original0",),
    "weight_v": ("original1", "0._v"),  # of weight normalisation, of spectral normalisation
    "weight_orig": ("original",),
    "weight_u": ("0._u",),
}
COUNTER = "num_batches_tracked"  # of batch normalisation; changes no image


@torch.no_grad()
def fill(network: nn.Module, path: str, part: str) -> list[str]:
    """Copy the tensors of a safetensors file into a network, as float32.

    A prefix that all names have in common (module., _orig_mod., generator.) is taken off. The
    counter of batch normalisation may be missing, and so may a tensor that shares its memory with
    others that are there, as `safetensors.torch.save_model` leaves it out.

    Returns:
        Warnings: about tensors that were left aside, and statistics that never saw data.

    Raises:
        InputError: names the tensors that are missing, too much, of another shape or kind, or not
            finite.
    """
    from safetensors.torch import load_file

    own = network.state_dict()
    with told(f"{part}.weights: {path} cannot be read", "a safetensors file"):
        content = load_file(path)
    try:
        prefix, stored, aside = _without_prefix(content, own)
    except InputError as error:
        raise InputError(f"{part}.weights: {path}: {error}") from error
    problems = [f"missing: {name} {list(own[name].shape)}" for name in _missing(own, stored)]
    for name, value in stored.items():
        expected = own.get(name)
        if expected is None and name.endswith(COUNTER):
            continue
        if expected is None:
            problems.append(f"not of this network: {name} {list(value.shape)}")
        elif value.shape != expected.shape:
            problems.append(
                f"shape of {name}: {list(value.shape)}; allowed: {list(expected.shape)}"
            )
        elif value.is_floating_point() != expected.is_floating_point():
            problems.append(f"type of {name}: {value.dtype}; allowed: {expected.dtype}")
        elif not value.isfinite().all():
            problems.append(f"not finite: {int((~value.isfinite()).sum())} numbers of {name}")
        else:
            expected.copy_(value)
    problems = problems or [
        f"{name} shares its memory with another tensor of the network, but differs from it here"
        for name, value in stored.items()
        if name in own and not torch.equal(own[name], value.to(own[name].dtype))
    ]
    if problems:
        more = f"; and {len(problems) - SHOWN} more" if len(problems) > SHOWN else ""
        raise InputError(
            f"{part}.weights: {path} does not fit the network ({'; '.join(problems[:SHOWN])}"
            f"{more}); allowed: the state dict of what {part}.build makes"
        )
    return [
        *(
            [f"{part}.weights: {len(aside)} tensors are left aside, not being of '{prefix}'"]
            if aside
            else []
        ),
        *unseen(network, part),
    ]


def unseen(network: nn.Module, part: str) -> list[str]:
    """Return a warning where batch normalisation still has the statistics it starts with."""
    names = [
        name
        for name, module in network.named_modules()
        if isinstance(module, nn.modules.batchnorm._NormBase)
        and module.running_mean is not None
        and module.running_var is not None
        and not module.running_mean.any()
        and bool((module.running_var == 1).all())
    ]
    if not names:
        return []
    return [
        f"{part}.weights: the statistics of {', '.join(names)} are those before any training "
        "(mean 0, variance 1): in evaluation mode the network is not the one that was trained"
    ]


def _without_prefix(
    stored: Mapping[str, Tensor], own: Mapping[str, Tensor]
) -> tuple[str, dict[str, Tensor], list[str]]:
    """Return tensors under the names of a network, and what that took.

    Returns:
        The prefix that their names had in the file; the tensors; the names of those that have
        another one. A wrapper gives all names of the network a prefix, which is put before theirs.
    """
    plain = {_uncompiled(name, own): value for name, value in stored.items()}
    first = next(iter(own), "").split(".")[:-1]
    wrappers = [".".join([*first[:depth], ""]) for depth in range(len(first) + 1)]
    best, prefix, wrapper = -1, "", ""
    whole: set[str] = set()  # prefixes under which all of the network is there
    for outer in wrappers:
        if whole or not all(name.startswith(outer) for name in own):
            break
        inner = [name.removeprefix(outer) for name in own]
        ends = {name.removesuffix(end) for end in inner for name in plain if name.endswith(end)}
        for start in sorted({"", *(end for end in ends if end.endswith("."))}):
            fitting = sum(f"{start}{name}" in plain for name in inner)
            if fitting > best:
                best, prefix, wrapper = fitting, start, outer
            if own and fitting == len(own):
                whole.add(start)
    if len(whole) > 1 and "" not in whole:
        raise InputError(
            f"the network is there {len(whole)} times, as {', '.join(sorted(whole))}; allowed: once"
        )
    fit = {
        _renamed(wrapper + name.removeprefix(prefix), own): value
        for name, value in plain.items()
        if name.startswith(prefix)
    }
    return prefix, fit, [name for name in plain if not name.startswith(prefix)]


def _uncompiled(name: str, own: Iterable[str]) -> str:
    """Return the name of a tensor without what `torch.compile` puts into it."""
    return name if name in own else name.replace("_orig_mod.", "")


def _renamed(name: str, own: Iterable[str]) -> str:
    """Return a name as torch's parametrisations have it, where the network uses these."""
    module, _, last = name.rpartition(".")
    stem = f"{module}." if module else ""
    names = [f"{stem}parametrizations.weight.{new}" for new in RENAMED.get(last, ())]
    return next((new for new in names if new in own), name)


def _missing(own: Mapping[str, Tensor], stored: Mapping[str, Tensor]) -> list[str]:
    """Return what a network needs of a file and is not there."""

    def place(value: Tensor) -> tuple[int, int]:
        return value.data_ptr(), value.data_ptr() + value.numel() * value.element_size()

    there = [place(own[name]) for name in stored if name in own]
    missing = []
    for name, value in own.items():
        start, end = place(value)
        shared = any(first <= start and end <= last for first, last in there)
        if name not in stored and not shared and not name.endswith(COUNTER):
            missing.append(name)
    return missing
