"""Checkpoint files: weights, which analyses read, and the state of training, which links read.

Without torch, so that a link below a divergence can pass it on at once.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from glassgan import files

if TYPE_CHECKING:
    from torch import Tensor

WEIGHTS = ("generator.", "discriminator.")


def write(
    weights: str, state: str, tensors: "Mapping[str, Tensor]", metadata: Mapping[str, Any]
) -> None:
    """Write both files of a checkpoint.

    Args:
        weights: path for what starts with "generator." or "discriminator.".
        state: path for the rest: the optimisers. The random streams are keyed by seed and step
            and the place in the data by the epoch, so the metadata holds all there is of them.
        tensors: what `Game.tensors` returns; empty for a checkpoint below a divergence.
        metadata: specification, recipe, seed, epoch, step, status.
    """
    chosen = {name: value for name, value in tensors.items() if name.startswith(WEIGHTS)}
    rest = {name: value for name, value in tensors.items() if name not in chosen}
    files.write_tensors(weights, chosen, metadata)
    files.write_tensors(state, rest, metadata)
