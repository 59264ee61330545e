"""What is measured on images beside classes: factors, and a user's own concepts.

Their networks lie in the judge's file, so that whoever has that file measures the same.
"""

from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from glassgan.concepts import FACTORS, OWN
from glassgan.errors import InputError
from glassgan.judge import factors, own

BESIDE = "beside."  # how names of tensors begin that are not of the judge's own network
OF_FACTORS = f"{BESIDE}factors."


def split(tensors: Mapping[str, Tensor]) -> tuple[dict[str, Tensor], dict[str, Tensor]]:
    """Return the tensors of a judge's file that stand beside its network's, and these."""
    beside = {name: value for name, value in tensors.items() if name.startswith(BESIDE)}
    return beside, {name: value for name, value in tensors.items() if name not in beside}


def of_concept(name: str) -> str:
    """Return how the names of a concept's tensors begin."""
    return f"{BESIDE}own.{name}."


def stored(prefix: str, network: nn.Module) -> dict[str, Tensor]:
    """Return the tensors of a network by the names under which the judge's file has them."""
    return {f"{prefix}{name}": value for name, value in network.state_dict().items()}


def measure(
    tensors: Mapping[str, Tensor], metadata: Mapping[str, Any], device: str = "cpu"
) -> Callable[[Tensor], Tensor] | None:
    """Return what measures factors and a user's own concepts, images → [N, F]; None without any.

    Args:
        tensors: those of `split` that stand beside.
        metadata: of the judge's file.
        device: of the judge.

    Raises:
        InputError: the file is of other concepts than the parameters name.
    """
    specifications = metadata.get("concepts", {})
    if set(specifications) != set(OWN) or ("factors" in metadata) != bool(FACTORS):
        raise InputError(
            f"the judge measures {sorted(specifications)} and "
            f"{'factors' if 'factors' in metadata else 'no factors'}; allowed: what the "
            f"parameters name, {[*FACTORS, *OWN]}"
        )
    measures: list[Callable[[Tensor], Tensor]] = []
    if FACTORS:
        regressor = factors.load(_of(tensors, OF_FACTORS), metadata["factors"])
        measures.append(regressor.to(device))
    for name in OWN:
        state = _of(tensors, of_concept(name))
        of, network = own.concept(name, specifications[name], state)
        if network is not None:
            network.to(device)
        measures.append(_column(of))
    if not measures:
        return None
    return lambda images: torch.cat([of(images) for of in measures], 1)


def _column(of: Callable[[Tensor], Tensor]) -> Callable[[Tensor], Tensor]:
    return lambda images: of(images)[:, None]


def _of(tensors: Mapping[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {
        name.removeprefix(prefix): value
        for name, value in tensors.items()
        if name.startswith(prefix)
    }
