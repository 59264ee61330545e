"""Banks of latents and images, and the features that layers make of them."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn

from glassgan import streams
from glassgan.subject import Checkpoint, activations, in_blocks, load


def last_with_weights(chain: Sequence[Checkpoint]) -> Checkpoint:
    """Return the last checkpoint that has weights; epoch 0 always has."""
    return [checkpoint for checkpoint in chain if checkpoint.has_weights][-1]


def last_of(paths: Sequence[str]) -> Checkpoint:
    """Load the last checkpoint of a chain that has weights, and none before it."""
    return next(found for found in map(load, reversed(paths)) if found.has_weights)


def spread(chain: Sequence[Checkpoint], count: int) -> list[Checkpoint]:
    """Return at most `count` checkpoints, spread evenly from the first to the last."""
    steps = max(min(count, len(chain)) - 1, 1)
    return [chain[k * (len(chain) - 1) // steps] for k in range(min(count, len(chain)))]


def of_layers(seed: int, count: int, dim: int) -> Tensor:
    """Return the bank of latents on which layers are studied, [count, dim]."""
    return streams.latents(seed, "bank of the layers", 0, count, dim)


def of_units(seed: int, count: int, dim: int) -> Tensor:
    """Return the bank of latents on which units are studied, [count, dim]."""
    return streams.latents(seed, "bank of units", 0, count, dim)


def halves(bank: Tensor) -> tuple[Tensor, Tensor]:
    """Split a bank into its discovery and its held-out half."""
    return bank[: len(bank) // 2], bank[len(bank) // 2 :]


@torch.no_grad()
def features(network: nn.Module, bank: Tensor, inputs: str) -> dict[str, Tensor]:
    """Return what the input and each layer of a network hold of a bank, as matrices [N, D].

    Args:
        network: in evaluation mode.
        bank: its inputs, [N, ...].
        inputs: what to call them.
    """
    parts = [{inputs: bank[b], **activations(network, bank[b])} for b in in_blocks(len(bank))]
    return {
        name: torch.cat([part[name].reshape(len(part[name]), -1) for part in parts])
        for name in parts[0]
    }


def unit_values(outputs: Tensor) -> Tensor:
    """Return one number a unit, [N, C], for the outputs of a layer, [N], [N, C] or [N, C, H, W].

    A unit of a convolutional layer is a channel; its number is the mean over places.
    """
    if outputs.ndim == 1:
        return outputs.unsqueeze(1)
    return outputs.flatten(2).mean(2) if outputs.ndim > 2 else outputs
