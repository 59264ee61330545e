"""Precision, recall, density and coverage: beside the package prdc, and of 50,000 samples."""

import contextlib
import io
import statistics
import subprocess
import sys
import time

import numpy as np
import torch
from ground import peak_memory, size
from prdc import compute_prdc

from glassgan.quality import manifold

NEIGHBOURS = 5
DIM = 64
ROUNDS = size(5, 1)
COUNT, MANY = size(10_000, 200), size(50_000, 500)


def sets(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return two sets of points [count, 64] of laws that overlap."""
    rng = np.random.default_rng(0)
    real, generated = rng.standard_normal((2, count, DIM))
    return torch.from_numpy(real), torch.from_numpy(0.95 * generated + 0.05)


def measure() -> dict[str, float]:
    """Return times, their ratio, the largest difference of a result, and what many points take.

    Ours runs on one thread. prdc asks joblib for 8 threads, whatever cores there are, each with
    one thread for its products; both are timed by the clock, in alternation.
    """
    real, generated = sets(COUNT)
    arrays = real.numpy(), generated.numpy()
    times: dict[str, list[float]] = {"ours": [], "prdc": []}
    difference = 0.0
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        ours = manifold.measure(real, generated, NEIGHBOURS)
        middle = time.perf_counter()
        with contextlib.redirect_stdout(io.StringIO()):
            theirs = compute_prdc(*arrays, NEIGHBOURS)
        times["ours"].append(middle - begin)
        times["prdc"].append(time.perf_counter() - middle)
        gaps = [abs(ours[name] - theirs[name]) for name in ours]
        difference = max(difference, *gaps)
    ratios = [theirs / ours for ours, theirs in zip(*times.values(), strict=True)]
    large = subprocess.run([sys.executable, __file__], capture_output=True, text=True, check=True)
    seconds, gigabytes = map(float, large.stdout.split())
    return {
        f"{COUNT:,} and as many, seconds": statistics.median(times["ours"]),
        "the same with prdc, seconds": statistics.median(times["prdc"]),
        "ratio to prdc": statistics.median(ratios),
        "largest difference from prdc": difference,
        f"{MANY:,} and as many, CPU seconds": seconds,
        "the same, peak GB": gigabytes,
    }


def main() -> None:
    """Measure many samples in a process of their own; print CPU seconds and peak memory in GB."""
    torch.set_num_threads(1)
    real, generated = sets(MANY)
    begin = time.process_time()
    manifold.measure(real, generated, NEIGHBOURS)
    print(time.process_time() - begin, peak_memory())


if __name__ == "__main__":
    main()
