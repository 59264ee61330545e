"""The layers of a network that nobody wrote for glassgan: found by running it once."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.errors import InputError
from glassgan.subjects.foreign import told

TAKES = "a network that runs on a CPU, and the shape that it takes"
TRIAL = "trial of a subject"  # the stream of what a network draws by itself
LAYERS = "modules that run once and give [N, C] or [N, C, H, W]"


@dataclass
class Run:
    """What a network gave for some inputs [N, ...], and every module in it.

    arguments: as the network takes them; the first is what went in.
    counts: what chooses the output that counts, where there are several.
    result: that output.
    calls: by the name of a module what it gave, each time that it ran.
    order: names of the modules, as they were done.
    """

    network: nn.Module
    arguments: Sequence[Tensor]
    counts: Callable[[Any], Any] = lambda result: result
    result: Any = None
    calls: dict[str, list[Any]] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)

    @property
    def inputs(self) -> Tensor:
        """What goes in, [N, ...]."""
        return self.arguments[0]

    def problem(self, name: str) -> str:
        """Return why a module cannot count as a layer, or nothing."""
        outputs = self.calls.get(name, [])
        if len(outputs) != 1:
            return f"{name} runs {len(outputs)} times"
        output = outputs[0]
        if not isinstance(output, Tensor) or not output.is_floating_point():
            return f"{name} gives {in_words(output)}"
        if output.ndim not in (2, 4) or len(output) != len(self.inputs):
            return f"{name} gives {shape_in_words(output, len(self.inputs))}"
        if not output.isfinite().all():
            return f"{name} gives numbers that are not finite"
        return "" if self._reaches_result(name) else f"{name} plays no part in the output"

    def _reaches_result(self, name: str) -> bool:
        """Return whether nan in place of what a module gives, which all sums pass on, is seen."""

        def spoil(module: nn.Module, arguments: Any, output: Tensor) -> Tensor:
            return torch.full_like(output, torch.nan)

        handle = self.network.get_submodule(name).register_forward_hook(spoil)
        try:
            with torch.no_grad(), streams.default_stream(0, TRIAL), told("", TAKES):
                spoilt = self.counts(self.network(*self.arguments))
        except InputError:  # it looks at what it computes
            return True
        finally:
            handle.remove()
        return not alike(spoilt, self.result)

    def is_result(self, name: str, in_its_shape: bool = False) -> bool:
        """Return whether a module that ran once gives what the network gives, in any shape."""
        outputs = self.calls.get(name, [])
        if len(outputs) != 1 or not alike(outputs[0], self.result):
            return False
        return not in_its_shape or outputs[0].shape == self.result.shape

    def is_input(self, name: str) -> bool:
        """Return whether a module that ran once gives what goes in, in any shape."""
        return alike(self.calls[name][0], self.inputs)

    def only_reshapes_follow(self, name: str) -> bool:
        """Return whether a layer is the output but for functions of each number by itself.

        It has as many numbers, and no module with weights runs after it. Batch normalisation has
        none in this sense: it scales each number by itself.
        """
        if self.calls[name][0].numel() != self.result.numel():
            return False
        modules = dict(self.network.named_modules())
        after = [*self.order[self.order.index(name) + 1 :], ""]  # "": what belongs to no module
        weighted = [
            other
            for other in after
            if not _is_norm(modules[other])
            and next(modules[other].parameters(recurse=False), None) is not None
        ]
        return not weighted


def run(network: nn.Module, part: str, arguments: Sequence[Tensor], where: str) -> Run:
    """Run a network in evaluation mode, without gradients, and keep what every module gives.

    Args:
        network: the network.
        part: "generator" or "discriminator".
        arguments: as it takes them, [N, ...] each; the first is what goes in.
        where: the key of the parameters that says what it takes.

    Raises:
        InputError: the network fails.
    """
    found = Run(network, arguments)

    def keep(name: str) -> Any:
        def hook(module: nn.Module, arguments: Any, output: Any) -> None:
            # a copy, since what follows may work in place
            value = output.clone() if isinstance(output, Tensor) else output
            found.calls.setdefault(name, []).append(value)
            found.order.append(name)

        return hook

    handles = [
        module.register_forward_hook(keep(name))
        for name, module in network.named_modules()
        if name and not isinstance(module, torch.jit.ScriptModule)  # which take no hooks
    ]
    shape = " and ".join(str(list(argument.shape)) for argument in arguments)
    try:
        stream = streams.default_stream(0, TRIAL)
        with torch.no_grad(), stream, told(f"{where}: the {part} refuses {shape}", TAKES):
            found.result = network(*arguments)
    finally:
        for handle in handles:
            handle.remove()
    return found


def layers(found: Run) -> tuple[list[str], list[str]]:
    """Return the names of the layers of a network, and why the other candidates are none.

    The candidates are the direct children; those of a child that is the only one, or that itself
    does not run while they do (a list of modules), in its place. What runs once and gives [N, C]
    or [N, C, H, W] counts, in the order in which it runs, except what goes in or comes out of the
    network, or comes out but for an activation.
    """
    names = _candidates(found, "", found.network)
    left_out = [
        problem for name in names if (problem := found.problem(name)) and not found.is_result(name)
    ]
    ordered = [name for name in found.order if name in names and not found.problem(name)]
    while ordered and found.is_result(ordered[-1]):
        ordered.pop()
    while ordered and found.only_reshapes_follow(ordered[-1]):
        left_out.append(f"{ordered.pop()} gives the output but for an activation")
    while ordered and found.is_input(ordered[0]):
        left_out.append(f"{ordered.pop(0)} gives what goes in")
    return ordered, left_out


def named(found: Run, names: Sequence[str], where: str) -> list[str]:
    """Return the layers that somebody names, without a last one that gives the output itself.

    Raises:
        InputError: there is no such module, or it cannot count as a layer.
    """
    modules = [name for name, _ in found.network.named_modules() if name]
    unknown = [name for name in names if name not in modules]
    if unknown:
        raise InputError(
            f"{where}.layers: no such module: {', '.join(unknown)}; "
            f"allowed: {', '.join(modules) or 'no layers, since there is no module'}"
        )
    wanted = list(names)
    if found.is_result(wanted[-1]):
        wanted.pop()
    problems = [problem for name in wanted if (problem := found.problem(name))]
    if not wanted:
        problems = ["there is none before what the network gives"]
    if problems:
        raise InputError(
            f"{where}.layers: {'; '.join(problems)}; allowed: {LAYERS}, among {', '.join(modules)}"
        )
    return wanted


def _candidates(found: Run, name: str, module: nn.Module) -> list[str]:
    """Return the modules right below one that may be layers."""
    names: list[str] = []
    for child, below in module.named_children():
        path = f"{name}.{child}" if name else child
        if path not in found.calls and _ran_below(found, path):
            names += _candidates(found, path, below)
        else:
            names.append(path)
    ran = [path for path in names if len(found.calls.get(path, [])) == 1]
    if len(ran) == 1 and _ran_below(found, ran[0]):
        inner = _candidates(found, ran[0], module.get_submodule(ran[0][len(name) :].lstrip(".")))
        if any(not found.problem(path) and not found.is_result(path) for path in inner):
            place = names.index(ran[0])
            return [*names[:place], *inner, *names[place + 1 :]]
    return names


def _ran_below(found: Run, name: str) -> bool:
    return any(path.startswith(f"{name}.") for path in found.calls)


def _is_norm(module: nn.Module) -> bool:
    return isinstance(module, nn.modules.batchnorm._NormBase)


def alike(one: Any, other: Tensor) -> bool:
    """Return whether something holds the same numbers as a tensor, in any shape."""
    if not isinstance(one, Tensor) or one.numel() != other.numel():
        return False
    return torch.equal(one.flatten().to(other), other.flatten())


def in_words(value: Any) -> str:
    """Return what kind of thing a value is: "a tuple", "a tensor of torch.int64"."""
    kind = f"a tensor of {value.dtype}" if isinstance(value, Tensor) else type(value).__name__
    return kind if isinstance(value, Tensor) else f"a {kind}"


def shape_in_words(value: Tensor, count: int) -> str:
    """Return the shape of what is given for `count` inputs: "[N, H, W]"."""
    sizes: Iterable[Any] = value.shape
    if value.ndim and len(value) == count:
        sizes = ["N", *value.shape[1:]]
    return f"[{', '.join(map(str, sizes))}]"
