"""What every script does around its own work: threads, start-up and errors."""

import argparse
import ctypes
import errno
import io
import os
import sys
from collections.abc import Callable

# Jobs run side by side, so a job's numerical libraries get one thread each. They read these
# variables once, when they are first imported, which is after this module. torch has its own
# setting, the parameter `design.threads`; see `use`.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

from glassgan.errors import InputError  # noqa: E402


def parser(description: str | None) -> argparse.ArgumentParser:
    """Return an argument parser whose help starts with the script's docstring."""
    return argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def add_threads(arguments: argparse.ArgumentParser) -> None:
    """Add `--threads`, which every script that computes with torch has."""
    arguments.add_argument("--threads", type=int, default=1, help="torch threads (default 1)")


def add_torch_options(arguments: argparse.ArgumentParser) -> None:
    """Add `--threads` and `--device`, which every script that moves tensors to a device has."""
    add_threads(arguments)
    arguments.add_argument("--device", default="cpu", choices=["cpu", "cuda"])


def add_run(arguments: argparse.ArgumentParser, judge: bool = True) -> None:
    """Add what names a run and its files, for the scripts that analyse one run."""
    arguments.add_argument("--checkpoints", nargs="+", required=True, help="weights, in order")
    if judge:
        arguments.add_argument("--judge", required=True)
    arguments.add_argument("--preset", required=True)
    arguments.add_argument("--name", required=True, help="of the subject")
    arguments.add_argument("--run-seed", type=int, required=True)
    add_threads(arguments)


def use(threads: int, device: str = "cpu") -> None:
    """Set up torch: its threads, and on a GPU algorithms that give the same bits every time.

    On the CPU they do so already; asking for it would import torch's compiler, which takes
    longer than the rest of torch.
    """
    import torch

    keep_memory()
    torch.set_num_threads(threads)
    if device == "cuda":
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
        if not torch.cuda.is_available():
            raise InputError(
                "design.device is 'cuda', but torch finds no CUDA device here; allowed: cpu"
            )
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        torch.use_deterministic_algorithms(True)


def keep_memory() -> None:
    """Tell the allocator to keep what is freed, where it can be told (glibc).

    It hands large blocks back to the system at once; those of the next batch are then new pages,
    each of which costs a page fault. Judging images takes about twice as long that way.
    """
    trim, mmap = -1, -3  # M_TRIM_THRESHOLD and M_MMAP_THRESHOLD of malloc.h
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    if mallopt is not None:
        mallopt(mmap, 32 * 2**20)  # the most that it takes
        mallopt(trim, 2**30)


def run(main: Callable[[], None]) -> None:
    """Run a script; turn the errors that a user can mend into one clear line each."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the locale
    sys.path.insert(0, os.getcwd())  # noqa: PTH109  (a subject of one's own, beside params.yaml)
    try:
        main()
    except InputError as error:
        sys.exit(f"error: {error}")
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        sys.exit(
            f"error: the disk is full: could not write {error.filename}. Nothing that was "
            "finished is lost; free some space and give the same command again."
        )
