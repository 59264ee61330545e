"""Precision, recall, density and coverage: beside the package prdc, and of 50,000 samples."""

import contextlib
import io
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import torch
from prdc import compute_prdc

from glassgan.quality import manifold

NEIGHBOURS = 5
DIM = 64
ROUNDS = 5


def sets(count: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return two sets of points [count, 64] of laws that overlap."""
    rng = np.random.default_rng(0)
    real, generated = rng.standard_normal((2, count, DIM))
    return torch.from_numpy(real), torch.from_numpy(0.95 * generated + 0.05)


def measure() -> dict[str, float]:
    """Return times, their ratio, the largest difference of a result, and what 50,000 take.

    Ours runs on one thread. prdc asks joblib for 8 threads, whatever cores there are, each with
    one thread for its products; both are timed by the clock, in alternation.
    """
    real, generated = sets(10_000)
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
        "10,000 and 10,000, seconds": statistics.median(times["ours"]),
        "the same with prdc, seconds": statistics.median(times["prdc"]),
        "ratio to prdc, 10,000 and 10,000": statistics.median(ratios),
        "largest difference from prdc": difference,
        "50,000 and 50,000, CPU seconds": seconds,
        "50,000 and 50,000, peak GB": gigabytes,
    }


def main() -> None:
    """Measure 50,000 samples in a process of their own; print CPU seconds and peak memory in GB."""
    torch.set_num_threads(1)
    real, generated = sets(50_000)
    begin = time.process_time()
    manifold.measure(real, generated, NEIGHBOURS)
    seconds = time.process_time() - begin
    # From Linux, since getrusage also counts the process that started this one.
    peak = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert peak
    print(seconds, int(peak[1]) * 1024 / 1e9)


if __name__ == "__main__":
    main()
