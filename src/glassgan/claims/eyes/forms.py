"""Filled forms, refused by file and line where something is wrong with them."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from glassgan.claims.eyes.key import HEADER, NONE, SIDES, identity
from glassgan.concepts import CLASSES
from glassgan.errors import InputError

ALLOWED = {NONE: -1, **{str(label): label for label in range(CLASSES)}}
MOST_LINES = 10  # of what is wrong


def read(paths: Sequence[str | Path], key: pd.DataFrame | None = None) -> pd.DataFrame:
    """Read and check filled forms.

    Args:
        paths: of CSV files, one a reader.
        key: of the sheet, where it has been drawn already: only then is it known which it is, and
            which pairs it has.

    Returns:
        A row a reader and pair: reader, pair, left, right; −1 where no class is seen.

    Raises:
        InputError: names file and line of what is wrong, and what is allowed there.
    """
    wrong: list[str] = []
    rows: list[dict[str, str | int]] = []
    files: dict[str, str | Path] = {}
    for path in paths:
        lines = _lines(path)
        found = list(_problems(lines, key))
        reader = lines[0]["reader"] if lines else ""
        if reader in files:
            found.append(f"2: reader: {reader!r} is that of {files[reader]}; allowed: another")
        files[reader] = path
        wrong += [f"{path}, line {problem}" for problem in found]
        if not found:
            rows += [{"reader": reader, **_seen(line)} for line in lines]
    if wrong:
        more = [f"and {len(wrong) - MOST_LINES} more"] if len(wrong) > MOST_LINES else []
        raise InputError("\n  ".join(["forms are wrong", *wrong[:MOST_LINES], *more]))
    kinds = {"reader": "str", **dict.fromkeys(("pair", *SIDES), "int64")}
    return pd.DataFrame(rows, columns=HEADER[1:]).astype(kinds)


def _lines(path: str | Path) -> list[dict[str, str]]:
    """Return the lines of a file behind its header, without the spaces around values."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")  # as spreadsheets write it
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}") from None
    first = text.partition("\n")[0]
    rows = list(csv.reader(text.splitlines(), delimiter=";" if ";" in first else ","))
    if not rows or tuple(cell.strip() for cell in rows[0]) != HEADER:
        raise InputError(f"{path}, line 1: {first.strip()!r}; allowed: {','.join(HEADER)}")
    for number, row in enumerate(rows[1:], start=2):
        if len(row) != len(HEADER):
            raise InputError(f"{path}, line {number}: {len(row)} values; allowed: {len(HEADER)}")
    return [dict(zip(HEADER, map(str.strip, row), strict=True)) for row in rows[1:]]


def _problems(lines: Sequence[dict[str, str]], key: pd.DataFrame | None) -> Iterable[str]:
    """Yield what is wrong, from the number of the line on."""
    if not lines:
        yield "2: nothing; allowed: a line a pair"
        return
    reader = lines[0]["reader"]
    sheet = lines[0]["sheet"] if key is None else identity(key)
    if not reader:
        yield "2: reader: nothing; allowed: a name, in the first line at least"
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, start=2):
        pair = line["pair"]
        if line["sheet"] != sheet:
            yield f"{number}: sheet: {line['sheet']!r}; allowed: {sheet}"
        if line["reader"] not in ("", reader):
            yield f"{number}: reader: {line['reader']!r}; allowed: {reader!r}, one reader a file"
        if not pair.isdecimal() or int(pair) < 1 or (key is not None and int(pair) > len(key)):
            last = "" if key is None else f" to {len(key)}"
            yield f"{number}: pair: {pair!r}; allowed: a number from 1{last}"
        elif pair in seen:
            yield f"{number}: pair: {pair} stands in line {seen[pair]}, too; allowed: once"
        seen[pair] = number
        for side in SIDES:
            if line[side].lower() not in ALLOWED:
                yield f"{number}: {side}: {line[side]!r}; allowed: 0 to {CLASSES - 1}, or {NONE}"
    last_pair = len(lines) if key is None else len(key)
    for pair in map(str, range(1, last_pair + 1)):
        if pair not in seen:
            yield f"{len(lines) + 1}: ends without pair {pair}; allowed: every pair"


def _seen(line: dict[str, str]) -> dict[str, int]:
    return {"pair": int(line["pair"]), **{side: ALLOWED[line[side].lower()] for side in SIDES}}
