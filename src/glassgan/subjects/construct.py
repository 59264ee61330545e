"""A network made by the function or class that an import path names."""

import importlib
from collections.abc import Mapping
from typing import Any

from glassgan import streams
from glassgan.subjects.foreign import _quiet, settings_kept, told


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
    function = imported(path, f"{where}build")
    what = f"refuses args {arguments}" if arguments else "fails"
    fails = told(f"{where}build: '{path}' {what}", "a class or function that makes it on a CPU")
    with settings_kept(), streams.default_stream(seed, "init"), _quiet(), fails:
        return function(**arguments)


def imported(path: str, where: str) -> Any:
    """Import what a path names, "package.module:function".

    Args:
        path: of the import.
        where: the key that holds it.

    Raises:
        InputError: it cannot be imported.
    """
    module, _, name = path.partition(":")
    allowed = (
        "'package.module:function', importable from the project's folder, of a module that "
        "defines and runs nothing"
    )
    fails = told(f"{where}: cannot import '{path}'", allowed)
    with settings_kept(), streams.default_stream(0, "import"), _quiet(), fails:
        return getattr(importlib.import_module(module), name)
