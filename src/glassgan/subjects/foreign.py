"""Other people's code: whatever it raises while it is imported, made or run becomes one line."""

import contextlib
import io
import os
import sys
import sysconfig
import traceback
import warnings
from collections.abc import Iterator
from pathlib import Path

from glassgan.errors import InputError

LONGEST = 300  # characters of what an error says: some print the arguments of every call
NOT_THEIRS = (str(Path(__file__).parents[1]), *sysconfig.get_paths().values())


@contextlib.contextmanager
def told(what: str, allowed: str) -> Iterator[None]:
    """Turn whatever the block raises, the end of the program included, into one line.

    Args:
        what: where and what failed: "generator.latent: the network refuses [3, 6]".
        allowed: what is allowed there.

    Raises:
        InputError: "what (the error and its place); allowed: ...".
    """
    try:
        yield
    except (InputError, KeyboardInterrupt):
        raise
    except BaseException as error:  # the end of the program among them
        raise InputError(f"{what} ({in_one_line(error)}); allowed: {allowed}") from error


def in_one_line(error: BaseException) -> str:
    """Return what an error says, and the last place that is neither Python's nor a library's."""
    said = " ".join(str(error).split())
    said = said if len(said) <= LONGEST else f"{said[:LONGEST]} …"
    if isinstance(error, SystemExit):
        why = f" ({said})" if isinstance(error.code, str) else ""
        said = f"it ends the program{why}, as one that parses a command line does"
    else:
        said = f"{type(error).__name__}: {said}" if said else type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)
    theirs = [f for f in frames if not f.filename.startswith((*NOT_THEIRS, "<"))]
    if not theirs:
        return said
    return f"{said}, in {Path(theirs[-1].filename).name}, line {theirs[-1].lineno}"


@contextlib.contextmanager
def settings_kept() -> Iterator[None]:
    """Put back the settings that other people's code makes for its own program."""
    import torch

    folder, threads = Path.cwd(), torch.get_num_threads()
    kind, device, gradients = (
        torch.get_default_dtype(), torch.get_default_device(), torch.is_grad_enabled()
    )  # fmt: skip
    try:
        with warnings.catch_warnings():
            yield
    finally:
        os.chdir(folder)
        torch.set_num_threads(threads)
        torch.set_default_dtype(kind)
        if torch.get_default_device() != device:
            torch.set_default_device(device)
        torch.set_grad_enabled(gradients)


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep back what is written to stderr while the program is ended: a parser's usage lines."""
    written = io.StringIO()
    try:
        with contextlib.redirect_stderr(written):
            yield
    except InputError as error:
        if isinstance(error.__cause__, SystemExit):
            written = io.StringIO()
        raise
    finally:
        sys.stderr.write(written.getvalue())
