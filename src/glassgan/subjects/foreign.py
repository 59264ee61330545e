"""Other people's code: whatever it raises while it is imported, made or run becomes one line."""

import contextlib
import importlib
import io
import os
import sys
import sysconfig
import traceback
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from glassgan import streams
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


def construct(specification: Mapping[str, Any], seed: int, where: str = "") -> Any:
    """Import what `build` names, "package.module:function", and call it with `args`.

    What it draws while it is called comes from the stream "init" of the seed, whatever the module
    does to torch's generator and settings while it is imported.

    Args:
        specification: with `build`, perhaps with `args`.
        seed: of the initial weights.
        where: the part of the subject that it makes, "generator" say; none for both at once.

    Raises:
        InputError: the path cannot be imported, or what it names fails.
    """
    path, arguments = specification["build"], dict(specification.get("args", {}))
    where = f"{where}." if where else ""
    module, _, name = path.partition(":")
    allowed = (
        "'package.module:function', importable from the project's folder, of a module that "
        "defines and runs nothing"
    )
    fails = told(f"{where}build: cannot import '{path}'", allowed)
    with settings_kept(), streams.default_stream(0, "import"), _quiet(), fails:
        function = getattr(importlib.import_module(module), name)
    what = f"refuses args {arguments}" if arguments else "fails"
    fails = told(f"{where}build: '{path}' {what}", "a class or function that makes it on a CPU")
    with settings_kept(), streams.default_stream(seed, "init"), _quiet(), fails:
        return function(**arguments)


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
