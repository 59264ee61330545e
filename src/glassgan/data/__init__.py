"""The data set: what it is, how its files are read, how its images become what networks take.

All other code asks `DATA`, the one data set of a process. The Snakefile chooses it by
`prepare.data` and tells every job; without that it is MNIST. docs/add-a-data-set.md.
"""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from glassgan.data.sets import DataSet

    DATA: DataSet


def __getattr__(name: str) -> "DataSet":
    """Return `DATA`, which is read when it is first asked for: the Snakefile chooses before."""
    if name == "DATA":
        return _told()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


@cache
def _told() -> "DataSet":
    from glassgan.data.told import told

    return told()
