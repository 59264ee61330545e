"""Files of a published data set that are not the original ones: said, with what repairs them."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from glassgan import files
from glassgan.data.sets import SETS
from glassgan.errors import InputError


def refuse(name: str, problems: Iterable[str]) -> None:
    """Raise what is wrong with the files of a set, if anything is.

    Raises:
        InputError: names each file, and the command that repairs it.
    """
    if lines := list(problems):
        raise InputError(
            f"the data is not the original {SETS[name].name}\n  "
            + "\n  ".join(lines)
            + f"\n  to repair it, where there is a network: make data DATA={name}"
        )


def altered(sums: Mapping[Path, str]) -> Iterable[str]:
    """Yield a line for each file that is missing or has not the MD5 sum that it should have."""
    for path, expected in sums.items():
        found = files.digest(path, "md5") if path.is_file() else "no file"
        if found != expected:
            yield f"{path}: expected MD5 {expected}, found {found}"
