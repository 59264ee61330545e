"""A network with inputs to try it on, and the promises that hold for each in evaluation mode.

A promise that is broken raises an `InputError`, one line.
"""

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

    def run(self, inputs: Tensor, seed: int = 0) -> Tensor:
        """Run the network without gradients, on what it draws by itself from a stream."""
        with (
            torch.no_grad(),
            streams.default_stream(seed, "trial of a subject"),
            told(f"{self.key}: the {self.name} refuses {list(inputs.shape)}", found_layers.TAKES),
        ):
            outputs: Tensor = self.network(inputs)
        return outputs


def images(drawn: Tensor) -> Tensor:
    """Return images to try a discriminator on: half of them drawn, half of random dots on black."""
    noise = streams.latents(0, "trial of a subject", 3, COUNT // 2, DATA.size)
    return torch.cat([drawn[: COUNT // 2], (4 * noise - 2).tanh().view(-1, *DATA.shape)])


def in_evaluation(tried: Tried, wanted: tuple[int, ...]) -> None:
    """Try what holds for every network in evaluation mode.

    It gives the shape `wanted` for each input, finite numbers, the same for the same input, alone
    or in any batch and place, and leaves its input as it is.
    """
    here = f"{tried.key}: the {tried.name}"
    before = tried.inputs.clone()
    _shape(tried, tried.inputs[:2], wanted)
    outputs = tried.run(tried.inputs)
    if not torch.equal(before, tried.inputs):
        raise InputError(
            f"{here} changes what goes into it; allowed: no operation in place on its input"
        )
    if not outputs.isfinite().all():
        raise InputError(f"{here} gives numbers that are not finite; allowed: finite ones")
    if not torch.equal(outputs, tried.run(tried.inputs, seed=1)):
        raise InputError(
            f"{here} gives something else for the same input in evaluation mode; allowed: no "
            f"random numbers there (dropout as a module, noise as part of a latent)"
        )
    for count in ALONE:
        try:
            found = _shape(tried, tried.inputs[-count:], wanted)
        except InputError as error:
            raise InputError(f"{error}{_of_batches(tried.network)}") from error
        apart = float((found - outputs[-count:]).abs().max())
        if not apart <= CLOSE * float(outputs.abs().max()):
            raise InputError(
                f"{here} gives something else, by {apart:.2g}, for an input among {count} than "
                f"among {COUNT}{_of_batches(tried.network)}; allowed: outputs that do not depend "
                "on their batch"
            )


def _shape(tried: Tried, inputs: Tensor, wanted: tuple[int, ...]) -> Tensor:
    """Return what a network gives.

    Raises:
        InputError: that has another shape, or another type.
    """
    outputs, expected = tried.run(inputs), [len(inputs), *wanted]
    turns = f"{tried.key}: the {tried.name} turns {list(inputs.shape)}"
    if list(outputs.shape) != expected:
        raise InputError(f"{turns} into {list(outputs.shape)}; allowed: {expected}")
    if outputs.dtype != torch.float32:
        raise InputError(f"{turns} into {outputs.dtype}; allowed: torch.float32")
    return outputs


def _of_batches(network: nn.Module) -> str:
    """Return the modules that normalise by a batch in evaluation mode, in brackets."""
    names = [
        f"{own_name(name)} is a {type(module).__name__} without running statistics"
        for name, module in network.named_modules()
        if isinstance(module, nn.modules.batchnorm._BatchNorm)
        and (module.running_mean is None or module.training)
    ]
    return f" ({', '.join(names)})" if names else ""
