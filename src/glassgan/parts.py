"""Work that is dealt among several jobs: each does a part, one joins their results."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from glassgan import files
from glassgan.errors import InputError

T = TypeVar("T")


@dataclass(frozen=True)
class Part:
    """Which part of the work of a job is done, counted from 1."""

    number: int = 1
    count: int = 1

    @classmethod
    def read(cls, text: str) -> "Part":
        """Read "2/5", the second of five parts.

        Raises:
            InputError: it is something else.
        """
        found = re.fullmatch(r"([1-9]\d*)/([1-9]\d*)", text)
        if found is None or int(found[1]) > int(found[2]):
            raise InputError(f"'{text}' is no part; allowed: 2/5, the second of five")
        return cls(int(found[1]), int(found[2]))

    def of(self, things: Sequence[T]) -> Sequence[T]:
        """Return the things that belong to this part: neighbours, as equally many as can be."""
        start, stop = (
            len(things) * number // self.count for number in (self.number - 1, self.number)
        )
        return things[start:stop]


WHOLE = Part()


def join(parts: Sequence[str | Path], whole: str | Path) -> None:
    """Write results of parts, in order, as the one file that they make together.

    Rows of tables follow one another; tensors have other names in every part, and one header.

    Args:
        parts: Parquet or safetensors files; tables may be empty, files without a tensor too.
        whole: the file to write.

    Raises:
        InputError: parts hold the same tensor, or headers differ.
    """
    if Path(whole).suffix == ".parquet":
        import pandas as pd

        tables = [files.read_table(path) for path in parts]
        full = [table for table in tables if len(table)]
        files.write_table(whole, pd.concat(full, ignore_index=True) if full else tables[0])
        return
    arrays, header = files.read_arrays(parts[0])
    for path in parts[1:]:
        more, other = files.read_arrays(path)
        if other != header:
            raise InputError(f"{path}: its header is not that of {parts[0]}; allowed: one for all")
        if twice := sorted(arrays.keys() & more.keys()):
            raise InputError(f"{whole}: {', '.join(twice)}: in two parts; allowed: each in one")
        arrays |= more
    files.write_tensors(whole, arrays, header)
