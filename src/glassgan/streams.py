"""Random streams, one for each purpose, keyed by seed and step.

Nothing draws from a stream that another purpose also draws from, and nothing depends on how
much was drawn before: step 700 draws the same numbers whether steps 0 to 699 ran in this
process, in another one, or not at all. That makes checkpoints small, restarts exact, and lets a
fork see the same draws as its parent.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import torch


def key(seed: int, purpose: str, step: int = 0) -> int:
    """Return a 63-bit key, equal on every machine, for one draw of one purpose."""
    digest = hashlib.blake2b(f"{purpose}/{seed}/{step}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "little") >> 1


def rng(seed: int, purpose: str, step: int = 0) -> np.random.Generator:
    """Return NumPy's counter-based Philox generator (Salmon et al. 2011) at its own key."""
    return np.random.Generator(np.random.Philox(key=key(seed, purpose, step)))


def latents(seed: int, purpose: str, step: int, count: int, dim: int) -> "torch.Tensor":
    """Return `count` standard normal latents, float32 [count, dim], on the CPU."""
    import torch

    return torch.from_numpy(
        rng(seed, purpose, step).standard_normal((count, dim), dtype=np.float32)
    )


@contextmanager
def default_stream(seed: int, purpose: str, step: int = 0) -> Iterator[None]:
    """Point torch's default generator at a key while the block runs, then put it back.

    For modules that take no generator (initialisation, dropout). The CPU's Mersenne Twister
    uses the lower 32 bits of the key.
    """
    import torch

    # an accelerator that nothing uses has no state to put back, and asking for it costs time
    devices = [torch.cuda.current_device()] if torch.cuda.is_initialized() else []
    with torch.random.fork_rng(devices):
        torch.manual_seed(key(seed, purpose, step))
        yield
