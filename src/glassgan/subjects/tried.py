"""A network with inputs to try it on, and the promises that hold for each in evaluation mode.

A promise that is broken raises an `InputError`, one line.
"""

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.subjects import found_layers
from glassgan.subjects.adapter import own_name
from glassgan.subjects.foreign import told

COUNT = 64  # inputs on which promises are tried
ALONE = (5, 1)  # how many of them are tried by themselves as well
CLOSE = 1e-4  # of the largest output: what sums of another order, in single precision, may change


@dataclass(frozen=True)
class Tried:
    """A network with inputs for it, and its name and the key of the parameters that made it."""

    name: str
    key: str
    network: nn.Module
    inputs: Tensor

    @property
    def here(self) -> str:
        """Return where it is made and what it is: how a line about it begins."""
        return f"{self.key}: the {self.name}"

    def run(self, inputs: Tensor, seed: int = 0) -> Tensor:
        """Run the network without gradients, on what it draws by itself from a stream."""
        with (
            torch.no_grad(),
            streams.default_stream(seed, "trial of a subject"),
            told(f"{self.here} refuses {list(inputs.shape)}", found_layers.TAKES),
        ):
            outputs: Tensor = self.network(inputs)
        return outputs


def images(drawn: Tensor) -> Tensor:
    """Return images to try a discriminator on: half of them drawn, half of random dots on black."""
    noise = streams.latents(0, "trial of a subject", 3, COUNT // 2, DATA.size)
    return torch.cat([drawn[: COUNT // 2], (4 * noise - 2).tanh().view(-1, *DATA.shape)])


def in_evaluation(tried: Tried, wanted: tuple[int, ...]) -> None:
    """Try what holds for every network in evaluation mode: all of `EVALUATION`."""
    for promise in EVALUATION.values():
        promise(tried, wanted)


def _shape(tried: Tried, wanted: tuple[int, ...], count: int = 2) -> Tensor:
    """Return what a network gives for the last few inputs.

    Raises:
        InputError: that has another shape, or another type.
    """
    inputs = tried.inputs[-count:].clone()
    outputs, expected = tried.run(inputs), [len(inputs), *wanted]
    turns = f"{tried.here} turns {list(inputs.shape)}"
    if list(outputs.shape) != expected:
        raise InputError(f"{turns} into {list(outputs.shape)}; allowed: {expected}")
    if outputs.dtype != torch.float32:
        raise InputError(f"{turns} into {outputs.dtype}; allowed: torch.float32")
    return outputs


def _fits(tried: Tried, wanted: tuple[int, ...]) -> None:
    _shape(tried, wanted)


def _keeps_inputs(tried: Tried, _: tuple[int, ...]) -> None:
    inputs = tried.inputs.clone()
    tried.run(inputs)
    if not torch.equal(inputs, tried.inputs):
        raise InputError(
            f"{tried.here} changes what goes into it; allowed: no operation in place on its input"
        )


def _finite(tried: Tried, _: tuple[int, ...]) -> None:
    if not tried.run(tried.inputs.clone()).isfinite().all():
        raise InputError(f"{tried.here} gives numbers that are not finite; allowed: finite ones")


def _repeats(tried: Tried, _: tuple[int, ...]) -> None:
    outputs, again = (tried.run(tried.inputs.clone(), seed) for seed in (0, 1))
    if not torch.equal(outputs, again):
        raise InputError(
            f"{tried.here} gives something else for the same input in evaluation mode; allowed: no "
            f"random numbers there (dropout as a module, noise as part of a latent)"
        )


def _alone(tried: Tried, wanted: tuple[int, ...]) -> None:
    outputs = tried.run(tried.inputs.clone())
    for count in ALONE:
        try:
            found = _shape(tried, wanted, count)
        except InputError as error:
            raise InputError(f"{error}{_of_batches(tried.network)}") from error
        apart = float((found - outputs[-count:]).abs().max())
        if not apart <= CLOSE * float(outputs.abs().max()):
            raise InputError(
                f"{tried.here} gives something else, by {apart:.2g}, for an input among {count} "
                f"than among {COUNT}{_of_batches(tried.network)}; allowed: outputs that do not "
                "depend on their batch"
            )


# Each begins its sentence with the network; in an order in which a promise rests on those before.
EVALUATION: dict[str, Callable[[Tried, tuple[int, ...]], None]] = {
    "gives the shape that is wanted, in single precision": _fits,
    "leaves its input as it is": _keeps_inputs,
    "gives finite numbers": _finite,
    "gives the same for the same input in evaluation mode": _repeats,
    "gives the same alone as in a batch": _alone,
}


def _of_batches(network: nn.Module) -> str:
    """Return the modules that normalise by a batch in evaluation mode, in brackets."""
    names = [
        f"{own_name(name)} is a {type(module).__name__} without running statistics"
        for name, module in network.named_modules()
        if isinstance(module, nn.modules.batchnorm._BatchNorm)
        and (module.running_mean is None or module.training)
    ]
    return f" ({', '.join(names)})" if names else ""
