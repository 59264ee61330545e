"""A subject: the network pair under study, and how it is named, built and stored."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from numbers import Integral
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from glassgan import files, streams
from glassgan.errors import InputError

IMAGE_SHAPE = (1, 28, 28)


class NamedLayers(nn.Module):
    """A network that says itself which of its modules, at any depth, are its layers."""

    def named_layers(self) -> dict[str, nn.Module]:
        """Return the layers by name, in order; the last one gives what the network gives."""
        raise NotImplementedError


@dataclass(frozen=True)
class Subject:
    """A generator, perhaps a discriminator, and the size of the latent space.

    generator: latents float [N, latent_dim], standard normal → images [N, 1, 28, 28] in [−1, 1].
    discriminator: images [N, 1, 28, 28] → logits [N] of "this image is real".

    `layers` says what the layers of a network are.
    """

    generator: nn.Module
    discriminator: nn.Module | None
    latent_dim: int

    def networks(self) -> dict[str, nn.Module]:
        """Return the networks that there are, by the names that files use."""
        networks = {"generator": self.generator}
        if self.discriminator is not None:
            networks["discriminator"] = self.discriminator
        return networks

    def judged_by(self) -> nn.Module:
        """Return the discriminator.

        Raises:
            InputError: there is none.
        """
        if self.discriminator is None:
            raise InputError("this subject has no discriminator")
        return self.discriminator

    def evaluation(self) -> "Subject":
        """Put both networks in evaluation mode, as every analysis does; return the subject."""
        for network in self.networks().values():
            network.eval().requires_grad_(False)
        return self

    def to(self, device: str) -> "Subject":
        """Move both networks to a device; return the subject."""
        for network in self.networks().values():
            network.to(device)
        return self


def build(specification: Mapping[str, Any], seed: int = 0) -> Subject:
    """Build a subject from its entry in `design.subjects`.

    That is `{"build": "package.module:function", "args": {...}}`: the function is called with the
    arguments and returns a `Subject`. Its initial weights are drawn from the stream "init" of
    `seed`. An entry with a "generator" is a subject from files, see `subjects.from_files`.

    Raises:
        InputError: the path cannot be imported, the function fails, or what it returns is no
            subject or does not run.
    """
    if "generator" in specification:
        from glassgan.subjects import from_files

        return from_files.build(specification)
    from glassgan.subjects.adapter import fitted
    from glassgan.subjects.foreign import construct

    made = construct(specification, seed)
    latent_dim = _check(made, specification["build"])
    inputs = {
        "generator": streams.latents(0, "trial of a subject", 0, 2, latent_dim),
        "discriminator": streams.latents(0, "trial of a subject", 1, 2, prod(IMAGE_SHAPE))
        .tanh()
        .view(-1, *IMAGE_SHAPE),
    }
    fit = {name: fitted(network, name, inputs[name]) for name, network in made.networks().items()}
    return Subject(fit["generator"], fit.get("discriminator"), latent_dim)


def _check(made: Any, path: str) -> int:
    """Check the parts of what a function made; return the size of its latents.

    Raises:
        InputError: it is no subject, or one of its parts is no network or no size.
    """

    def kind(value: Any) -> str:
        name = getattr(value, "__name__", type(value).__name__)
        return f"the class {name} itself" if isinstance(value, type) else type(value).__name__

    if not isinstance(made, Subject):
        raise InputError(f"build: '{path}' returns {kind(made)}; allowed: a Subject")
    for part, network in made.networks().items():
        if not isinstance(network, nn.Module):
            raise InputError(
                f"build: '{path}' returns a Subject whose {part} is {kind(network)}; "
                "allowed: a torch.nn.Module"
            )
    if not isinstance(made.latent_dim, Integral) or made.latent_dim < 1:
        raise InputError(
            f"build: '{path}' returns a Subject whose latent_dim is {made.latent_dim!r}; "
            "allowed: a whole number, at least 1"
        )
    return int(made.latent_dim)


def unpack(subject: Subject, tensors: Mapping[str, Tensor]) -> None:
    """Load weights and buffers of both networks, named "<network>.<name in its state dict>"."""
    for prefix, network in subject.networks().items():
        start = f"{prefix}."
        network.load_state_dict(
            {k.removeprefix(start): v for k, v in tensors.items() if k.startswith(start)}
        )


@dataclass(frozen=True)
class Checkpoint:
    """What a weights file says: where it stands in its chain, and the subject if there is one.

    `epoch` is that of the entry in `design.runs`. `status` is "finite", or "diverged" where
    training diverged on the way to that epoch: then `step` counts the steps up to the last finite
    state, which the weights are. Checkpoints further on have no weights.
    """

    path: Path
    epoch: int
    step: int
    status: str
    networks: Subject | None

    @property
    def has_weights(self) -> bool:
        """Whether there is a subject."""
        return self.networks is not None

    @property
    def subject(self) -> Subject:
        """The subject.

        Raises:
            ValueError: training diverged before, and there are no weights.
        """
        if self.networks is None:
            raise ValueError(f"{self.path} has no weights: training diverged before")
        return self.networks


def load(path: str | Path, device: str = "cpu") -> Checkpoint:
    """Load a weights file, its subject in evaluation mode."""
    tensors, metadata = files.read_tensors(path)
    subject = None
    if tensors:
        subject = build(metadata["specification"])
        unpack(subject, tensors)
        subject = subject.evaluation().to(device)
    return Checkpoint(Path(path), metadata["epoch"], metadata["step"], metadata["status"], subject)


def layer_shapes(subject: Subject) -> dict[str, dict[str, list[int]]]:
    """Return the output shape (without the batch) of every layer of every network.

    Raises:
        InputError: a network does not take or give what a subject must.
    """
    shapes: dict[str, dict[str, list[int]]] = {}
    inputs = {
        "generator": torch.zeros(2, subject.latent_dim),
        "discriminator": torch.zeros(2, *IMAGE_SHAPE),
    }
    expected = {"generator": (2, *IMAGE_SHAPE), "discriminator": (2,)}
    for name, network in subject.networks().items():
        with torch.no_grad():
            outputs = activations(network.eval(), inputs[name])
            last = tuple(network(inputs[name]).shape)
        if last != expected[name]:
            raise InputError(
                f"build: the {name} turns {list(inputs[name].shape)} into {list(last)}; "
                f"allowed: {list(expected[name])}"
            )
        shapes[name] = {layer: list(value.shape[1:]) for layer, value in outputs.items()}
    return shapes


def layers(network: nn.Module) -> dict[str, nn.Module]:
    """Return the layers of a network by name, in order: those that it names, or its children."""
    if isinstance(network, NamedLayers):
        return network.named_layers()
    return dict(network.named_children())


def activations(network: nn.Module, inputs: Tensor) -> dict[str, Tensor]:
    """Return the output of every layer of `network` on `inputs`, by name, in order."""
    outputs: dict[str, Tensor] = {}

    def keep(name: str) -> Any:
        # a copy, since an operation further on may work in place
        return lambda module, arguments, output: outputs.__setitem__(name, output.clone())

    named = layers(network)
    handles = [module.register_forward_hook(keep(name)) for name, module in named.items()]
    try:
        network(inputs)
    finally:
        for handle in handles:
            handle.remove()
    idle = [name for name in named if name not in outputs]
    if idle:
        raise InputError(f"layers: {', '.join(idle)} do not run; allowed: modules that run once")
    return {name: outputs[name][: len(inputs)] for name in named}


def to_network(images: Tensor) -> Tensor:
    """Scale stored images, uint8 [N, 1, 28, 28], to floats in [−1, 1], as networks take them.

    The arithmetic is that of torchvision's `ToTensor` and `Normalize(0.5, 0.5)`, bit for bit. The
    article also resizes to 28×28, which MNIST has already.
    """
    return images.to(torch.float32).div_(255).sub_(0.5).div_(0.5)


def in_blocks(count: int, size: int = 1000) -> list[slice]:
    """Return the fixed blocks in which banks are processed, whatever memory there is."""
    return [slice(start, min(start + size, count)) for start in range(0, count, size)]


@torch.no_grad()
def generate(subject: Subject, latents: Tensor) -> Tensor:
    """Draw images [N, 1, 28, 28] for latents [N, latent_dim], in fixed blocks."""
    return torch.cat([subject.generator(latents[block]) for block in in_blocks(len(latents))])
