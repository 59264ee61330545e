"""Figures of a topic, each drawn from the results and values that its arguments are named after.

A figure is a function `draw` in a module of its own, glassgan.report.<topic>.<figure>.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module
from inspect import Parameter, signature
from pathlib import Path
from typing import Any

from matplotlib.figure import Figure

from glassgan import files

HEADER = "_header"


def by_argument(paths: Iterable[str]) -> dict[str, str]:
    """Return paths by arguments: a.b.parquet is for the argument a_b."""
    return {Path(path).stem.replace(".", "_"): path for path in paths}


def draw(topic: str, figure: str, paths: Mapping[str, str], values: Mapping[str, Any]) -> Figure:
    """Draw a figure of a topic.

    Args:
        topic: of the report.
        figure: its name.
        paths: of tables and of tensors by the names of arguments; an argument of that name and
            `_header` is given what stands in the header of the tensors.
        values: of other arguments.

    Raises:
        LookupError: there is nothing for an argument that has no default.
    """
    drawn = import_module(f"glassgan.report.{topic}.{figure}").draw
    found: Figure = drawn(
        **{
            name: values[name] if name in values else _result(name, paths)
            for name, argument in signature(drawn).parameters.items()
            if name in {*values, *paths} or argument.default is Parameter.empty
        }
    )
    return found


def _result(name: str, paths: Mapping[str, str]) -> Any:
    file = name.removesuffix(HEADER)
    if file not in paths:
        raise LookupError(f"no result is called {file}; there are {', '.join(sorted(paths))}")
    found = _read(paths[file])
    return found[name != file] if isinstance(found, tuple) else found


@cache
def _read(path: str) -> Any:
    """Read a table, or arrays and their header, once for all figures of a job."""
    return files.read_table(path) if path.endswith(".parquet") else files.read_arrays(path)
