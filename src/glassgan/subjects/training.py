"""What networks that are trained here promise of training mode, tried on them untrained."""

from collections.abc import Iterator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.errors import InputError
from glassgan.subjects.adapter import own_name
from glassgan.subjects.foreign import told
from glassgan.subjects.tried import CLOSE

FEW = 8  # inputs of a batch


def check(part: str, network: nn.Module, inputs: Tensor, differentiable: bool) -> None:
    """Try what training relies on.

    Args:
        part: "generator" or "discriminator".
        network: left in training mode, its weights and buffers as they were.
        inputs: [N, ...], at least 2 × `FEW`.
        differentiable: whether a gradient at its inputs passes.

    Raises:
        InputError: it has no weights, or none that a gradient reaches; it draws random numbers
            that no seed decides; or, of a discriminator, images see each other.
    """
    weights = list(network.parameters())
    if not weights:
        raise InputError(
            f"build: the {part} has no weights; allowed: modules that torch sees "
            "(in nn.ModuleList, say, and not in a plain list)"
        )
    broken = [name for name, value in network.named_parameters() if not value.isfinite().all()]
    if broken:
        raise InputError(f"build: not finite: {', '.join(broken)}; allowed: finite weights")
    if not differentiable:
        raise InputError(
            f"build: no gradient passes through the {part}; allowed: a network that can be trained"
        )
    network.train().requires_grad_(True)
    batch = inputs[:FEW]
    first = _run(part, network, batch)
    again = _run(part, network, batch)
    if not torch.equal(first, again):
        raise InputError(
            f"build: the {part} draws random numbers in training mode that torch's seed does not "
            "decide; allowed: random numbers of torch alone"
        )
    if part == "discriminator":
        _apart(network, batch, first, inputs[FEW : 2 * FEW])
    with torch.enable_grad(), _as_it_was(network), told(
        f"build: the {part} cannot be trained", "a network that a gradient passes through"
    ):  # fmt: skip
        found = torch.autograd.grad(network(batch).sum(), weights, allow_unused=True)
    if all(gradient is None for gradient in found):
        raise InputError(
            f"build: no gradient reaches the weights of the {part}; allowed: a network that can "
            "be trained"
        )


def _apart(network: nn.Module, batch: Tensor, answers: Tensor, others: Tensor) -> None:
    """Try whether an image keeps its answer when the others of its batch are other images."""
    exchanged = torch.cat([batch[:1], others[1:]])
    found = _run("discriminator", network, exchanged)
    apart = float((found[:1] - answers[:1]).abs().max())
    norms = [
        f"{own_name(name)} is a {type(module).__name__}"
        for name, module in network.named_modules()
        if isinstance(module, nn.modules.batchnorm._NormBase)
        and (module.track_running_stats or isinstance(module, nn.modules.batchnorm._BatchNorm))
        and module.training
    ]
    mixes = not apart <= CLOSE * float(answers.abs().max())
    if mixes or norms:
        named = f" ({', '.join(norms)})" if norms else ""
        what = "lets images change each other's answer" if mixes else "keeps statistics of batches"
        raise InputError(
            f"build: the discriminator {what}{named}, but sees real and generated images in one "
            "batch; allowed: layer, group or instance normalisation, or none"
        )


@torch.no_grad()
def _run(part: str, network: nn.Module, inputs: Tensor) -> Tensor:
    """Run a network in training mode on a stream of its own; nothing of it changes."""
    with _as_it_was(network), told(
        f"build: the {part} refuses {list(inputs.shape)} in training mode", "what takes it"
    ):  # fmt: skip
        outputs: Tensor = network(inputs)
    return outputs


@contextmanager
def _as_it_was(network: nn.Module) -> Iterator[None]:
    """Point torch's generator at a stream; afterwards put back the buffers that a pass changes."""
    kept = [(buffer, buffer.clone()) for buffer in network.buffers()]
    try:
        with streams.default_stream(0, "trial of a subject in training mode"):
            yield
    finally:
        for buffer, value in kept:
            buffer.copy_(value)
