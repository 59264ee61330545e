"""Banks of latents, drawn once from a seed, and their halves."""

from torch import Tensor

from glassgan import streams


def of_layers(seed: int, count: int, dim: int) -> Tensor:
    """Return the bank of latents on which layers are studied, [count, dim]."""
    return streams.latents(seed, "bank of the layers", 0, count, dim)


def of_units(seed: int, count: int, dim: int) -> Tensor:
    """Return the bank of latents on which units are studied, [count, dim]."""
    return streams.latents(seed, "bank of units", 0, count, dim)


def halves(bank: Tensor) -> tuple[Tensor, Tensor]:
    """Split a bank into its discovery and its held-out half."""
    return bank[: len(bank) // 2], bank[len(bank) // 2 :]
