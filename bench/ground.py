"""What benchmarks stand on: the results of a finished run, and how much is measured."""

import os
import re
import statistics
import subprocess
import time
from pathlib import Path
from typing import Any

# Read from the environment, since some figures are measured in processes of their own.
RESULTS = Path(os.environ.get("BENCH_RESULTS", "results/default"))
TOY = bool(os.environ.get("BENCH_TOY"))  # sizes that show that everything runs, and no speed


def size(full: int, toy: int) -> int:
    """Return how much is measured."""
    return toy if TOY else full


def seconds(*words: str, **where: Any) -> float:
    """Return the seconds of a command, in the folder and with the environment of `where`."""
    begin = time.perf_counter()
    subprocess.run(words, check=True, capture_output=True, **where)
    return time.perf_counter() - begin


def no_op(*words: str, **where: Any) -> float:
    """Return the seconds of a command that has nothing to do, median of 5."""
    return statistics.median(seconds(*words, **where) for _ in range(size(5, 1)))


def jobs(*words: str, **where: Any) -> float:
    """Return how many jobs a dry run of Snakemake plans."""
    run = subprocess.run(words, check=True, capture_output=True, text=True, **where)
    (total,) = set(re.findall(r"total +(\d+)", run.stdout + run.stderr))
    return float(total)


def peak_memory() -> float:
    """Return the peak memory of this process, in GB.

    From Linux, since getrusage also counts the process that started this one.
    """
    found = re.search(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text(encoding="utf-8"))
    assert found
    return int(found[1]) * 1024 / 1e9
