"""What benchmarks stand on: the results of a finished run, and how much is measured."""

import os
import re
from pathlib import Path

# Read from the environment, since some figures are measured in processes of their own.
RESULTS = Path(os.environ.get("BENCH_RESULTS", "results/default"))
TOY = bool(os.environ.get("BENCH_TOY"))  # sizes that show that everything runs, and no speed


def size(full: int, toy: int) -> int:
    """Return how much is measured."""
    return toy if TOY else full


def peak_memory() -> float:
    """Return the peak memory of this process, in GB.

    From Linux, since getrusage also counts the process that started this one.
    """
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert found
    return int(found[1]) * 1024 / 1e9
