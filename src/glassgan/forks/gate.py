"""The gate: is the fork that changes nothing its parent, bit for bit?"""

import hashlib
from collections.abc import Mapping
from typing import Any

import numpy as np


def contents(
    chain: Mapping[str, tuple[Mapping[str, np.ndarray], Mapping[str, Any]]],
) -> dict[str, str]:
    """Return a checksum of all that each checkpoint of a chain holds, by place.

    Of every tensor of weights and state, the step and the status. A checkpoint below a divergence
    holds nothing; it counts as the last finite state, so that it does not matter in which link of
    which chain training diverged.

    Args:
        chain: tensors and header by place, in the order of training.
    """
    found: dict[str, str] = {}
    last = ""
    for place, (tensors, metadata) in chain.items():
        if tensors:
            digest = hashlib.sha256(f"{metadata['step']} {metadata['status']}".encode())
            for name in sorted(tensors):
                digest.update(f"{name} {tensors[name].dtype} {tensors[name].shape}".encode())
                digest.update(np.ascontiguousarray(tensors[name]).tobytes())
            last = digest.hexdigest()
        found[place] = last
    return found


def gate(
    parent: Mapping[str, str], unchanged: Mapping[str, str], before: bool = False
) -> dict[str, Any]:
    """Compare the fork that changes nothing with its parent.

    Args:
        parent: as `contents` gives it.
        unchanged: the same of the fork.
        before: whether the parent had diverged where the fork starts; then nothing was trained.

    Returns:
        "places", those that both have; "differ", those of them where the contents differ; "open",
        whether there is one and none differs; "diverged_before". Effects are
        reported only behind an open gate.
    """
    both = [place for place in unchanged if place in parent]
    if before:
        return {"places": [], "differ": [], "open": False, "diverged_before": True}
    differ = [place for place in both if parent[place] != unchanged[place]]
    return {
        "places": both,
        "differ": differ,
        "open": bool(both) and not differ,
        "diverged_before": False,
    }
