"""What is left out for a network, or done in another way, and why: rows that the report tells."""

from typing import Any

from torch import Tensor, nn

from glassgan.effects import no_estimate
from glassgan.gradients import reverse_passes, second_passes
from glassgan.layers.downstream import unit_layers
from glassgan.subject import Subject, layers

ANALYSIS = "left_out"


LAYERS = "layers"  # of a discriminator, and all that is asked of them
BY_GRADIENT = "layers by gradient"  # what is asked of them that takes one


def row(what: str, why: str, group: str = "") -> dict[str, Any]:
    """Return the row of an effects table that says what is left out and why.

    Args:
        what: in words.
        why: in words.
        group: by which a reader finds the row, if one looks for it.
    """
    return {"analysis": ANALYSIS, "target": what, "group": group, **no_estimate(why), "n": 0}


def without_units(subject: Subject) -> str:
    """Return why the units of a generator cannot be studied; nothing where they can."""
    return "" if unit_layers(subject) else "the generator has no hidden layer"


def without_gradient(network: nn.Module, part: str, inputs: Tensor) -> str:
    """Return why the gradient of a network cannot be had; nothing where it can.

    Args:
        network: in evaluation mode.
        part: what it is called, "generator" or "discriminator".
        inputs: two or more of what it takes, [N, ...].
    """
    return "" if reverse_passes(network, inputs[:2]) else f"the {part} cannot be differentiated"


def without_game(subject: Subject, most: int, latents: Tensor, images: Tensor) -> str:
    """Return why the Jacobian of the game of a pair cannot be had; nothing where it can.

    Args:
        subject: in evaluation mode.
        most: weights of both networks together.
        latents: two or more, [N, d].
        images: two or more, [N, C, H, W].
    """
    networks = subject.networks()
    weights = sum(w.numel() for network in networks.values() for w in network.parameters())
    if weights > most:
        return f"the networks have {weights:,} weights, more than {most:,}"
    for (name, network), inputs in zip(networks.items(), (latents, images), strict=True):
        if not second_passes(network, inputs[:2]):
            return f"the {name} cannot be differentiated twice"
    return ""


def without_layers(network: nn.Module) -> str:
    """Return why the layers of a discriminator cannot be studied; nothing where they can."""
    hidden = len(layers(network)) > 1
    return "" if hidden else "the discriminator has no hidden layer"
