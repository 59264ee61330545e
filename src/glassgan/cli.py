"""What every script does around its own work: threads, start-up and errors."""

import argparse
import ctypes
import errno
import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

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


def several(text: str, least: int = 1, kind: type = str) -> dict[str, Any]:
    """Return a flag of several values: one at least, or none."""
    least_of = {"nargs": "+", "required": True} if least else {"nargs": "*", "default": []}
    return {"help": text, "type": kind, **least_of}


def number(text: str) -> dict[str, Any]:
    """Return a flag of one whole number."""
    return {"help": text, "type": int, "required": True}


def optional(text: str) -> dict[str, Any]:
    """Return a flag that may be left out, or be given nothing."""
    return {"help": text, "nargs": "?", "default": "", "const": ""}


def switch(text: str) -> dict[str, Any]:
    """Return a flag that is there or not."""
    return {"help": text, "action": "store_true"}


# of a script whose work may be dealt among several jobs
PART = {"part": {"help": "of the work, as 2/5 (default 1/1)", "default": "1/1"}}
# of every script that computes with torch; of those that move tensors to a device
THREADS = {"threads": {"help": "of torch (default 1)", "type": int, "default": 1}}
TORCH = {**THREADS, "device": {"help": "of torch", "choices": ["cpu", "cuda"], "default": "cpu"}}
# what names a run and its files
CHAIN = {
    "checkpoints": several("weights, in order"),
    "preset": "its name",
    "name": "of the subject",
    "run_seed": number("of the run"),
    **THREADS,
}
RUN = {**CHAIN, "judge": "its weights"}


@contextmanager
def script(description: str | None, /, **flags: Any) -> Iterator[argparse.Namespace]:
    """Run the body of a script with what the command line gives it.

    Args:
        description: the script's docstring, where its help starts.
        flags: for each flag what it means, if one value must be given; or one of the functions
            above; or a class of settings, each value of which has a flag. Their names begin with
            that of the class here, but for `settings`.

    Yields:
        The values by the names of their flags, and settings by that of their class here.
    """
    from glassgan import flags as from_settings

    reader = parser(description)
    models = {name: flag for name, flag in flags.items() if isinstance(flag, type)}
    for name, flag in flags.items():
        if name in models:
            from_settings.add(reader, flag, _prefix(name))
        else:
            options = {"help": flag, "required": True} if isinstance(flag, str) else flag
            reader.add_argument(f"--{name.replace('_', '-')}", **options)
    args = reader.parse_args()
    with _errors_in_one_line():
        for name, model in models.items():
            setattr(args, name, from_settings.read(args, model, _prefix(name)))
        yield args


def _prefix(name: str) -> str:
    return "" if name == "settings" else f"{name}_"


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
    """Run what is no script of a rule in the same way."""
    with _errors_in_one_line():
        main()


@contextmanager
def _errors_in_one_line() -> Iterator[None]:
    """Turn the errors that a user can mend into one clear line each."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")  # whatever the locale
    sys.path.insert(0, os.getcwd())  # noqa: PTH109  (a subject of one's own, beside params.yaml)
    try:
        yield
    except InputError as error:
        sys.exit(f"error: {error}")
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        sys.exit(
            f"error: the disk is full: could not write {error.filename}. Nothing that was "
            "finished is lost; free some space and give the same command again."
        )
