"""What layers and units hold of a bank, as matrices."""

import numpy as np
import torch
from torch import Tensor, nn

from glassgan.subject import Subject, activations, in_blocks

PIXELS = "pixels"


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


@torch.no_grad()
def unit_matrix(subject: Subject, latents: Tensor, layer_names: list[str]) -> dict[str, np.ndarray]:
    """Return the values of the units of layers on latents [N, d], [N, U] each.

    The value of a unit with places is its mean over them.
    """
    parts = [activations(subject.generator, latents[block]) for block in in_blocks(len(latents))]
    return {
        name: torch.cat([unit_values(part[name]) for part in parts]).numpy() for name in layer_names
    }
