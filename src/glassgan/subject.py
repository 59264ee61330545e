"""A subject: the network pair under study, and how it is named, built and stored."""

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from glassgan.data import DATA
from glassgan.errors import InputError


class NamedLayers(nn.Module):
    """A network that says itself which of its modules, at any depth, are its layers."""

    def named_layers(self) -> dict[str, nn.Module]:
        """Return the layers by name, in order; the last one gives what the network gives."""
        raise NotImplementedError


@dataclass(frozen=True)
class Subject:
    """A generator, perhaps a discriminator, and the size of the latent space.

    generator: latents float [N, latent_dim], standard normal → images [N, C, H, W] in [−1, 1].
    discriminator: images [N, C, H, W] → logits [N] of "this image is real".

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

    def require_discriminator(self) -> nn.Module:
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


def layer_shapes(subject: Subject) -> dict[str, dict[str, list[int]]]:
    """Return the output shape (without the batch) of every layer of every network.

    Raises:
        InputError: a network does not take or give what a subject must.
    """
    shapes: dict[str, dict[str, list[int]]] = {}
    inputs = {
        "generator": torch.zeros(2, subject.latent_dim),
        "discriminator": torch.zeros(2, *DATA.shape),
    }
    expected = {"generator": (2, *DATA.shape), "discriminator": (2,)}
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


def in_blocks(count: int, size: int = 1000) -> list[slice]:
    """Return the fixed blocks in which banks are processed, whatever memory there is."""
    return [slice(start, min(start + size, count)) for start in range(0, count, size)]


@torch.no_grad()
def generate(subject: Subject, latents: Tensor) -> Tensor:
    """Draw images [N, C, H, W] for latents [N, latent_dim], in fixed blocks."""
    return torch.cat([subject.generator(latents[block]) for block in in_blocks(len(latents))])
