"""Patterns in `design`: one entry that stands for several runs or forks, written out.

An entry of `design.runs` may give `seeds` instead of `seed`, one of `design.forks` may give
`parents` instead of `parent` and several values of an argument whose name stands in braces in its
own. Written out once, before anything is checked, so that all else sees plain entries. A design
without patterns stays as it is. Without torch: the Snakefile calls this.
"""

import inspect
import itertools
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from fnmatch import fnmatchcase
from typing import Any

from glassgan.errors import InputError
from glassgan.forks.changes import CHANGES

MOST = 10_000  # numbers in a range, and forks of an entry; a slip of the pen is no experiment
FORMS = "a list, or a range such as 0-9, 0-100/10 (every tenth) or '0-6, 10-25/5'"
PART = re.compile(r"(\d+)(?:-(\d+)(?:/(\d+))?)?")  # of a range, between commas
RANGE = re.compile(r"[\d\s,/-]*\d[-,][\d\s,/-]*")  # in an argument, of which a text may be right
PLACEHOLDER = re.compile(r"\{(\w+)\}")
ENTRY = re.compile(r"design\.(runs|forks)\[(\d+)\]")


def expand(design: Any) -> Any:
    """Return a design in which every entry of `runs` and `forks` stands for one run or fork.

    What is no pattern is left as it is, right or wrong: `parameters.check` sees it afterwards.

    Raises:
        InputError: names every entry whose patterns are wrong, and what is allowed there.
    """
    if not isinstance(design, Mapping):
        return design
    groups, problems = _groups(design)
    if problems:
        raise InputError("the parameters are wrong\n  " + "\n  ".join(problems))
    return {**design, **{key: list(itertools.chain(*group)) for key, group in groups.items()}}


@contextmanager
def as_written(design: Any) -> Iterator[None]:
    """Let refusals count the entries of a design as it is written, not as it is expanded.

    Args:
        design: before it is expanded.
    """
    try:
        yield
    except InputError as error:
        groups = _groups(design)[0] if isinstance(design, Mapping) else {}
        origins = {
            key: [number for number, entries in enumerate(group) for _ in entries]
            for key, group in groups.items()
        }

        def written(match: re.Match[str]) -> str:
            key, number = match[1], int(match[2])
            known = origins.get(key, [])
            return f"design.{key}[{known[number] if number < len(known) else number}]"

        lines = (ENTRY.sub(written, line) for line in str(error).split("\n"))
        # what is wrong with an entry is wrong with all that it stands for
        raise InputError("\n".join(dict.fromkeys(lines))) from error


def numbers(text: str) -> list[int]:
    """Return the numbers of a range: 0-3 is 0, 1, 2, 3; 0-6/3 is 0, 3, 6; 0-2, 9 is 0, 1, 2, 9.

    Raises:
        InputError: the text is no range, or one that is empty, runs backward or is too long.
    """
    found: list[int] = []
    for part in text.split(","):
        match = PART.fullmatch(part.strip())
        if match is None:
            raise InputError(f"'{text}' is no range; allowed: {FORMS}")
        first, last, by = int(match[1]), int(match[2] or match[1]), int(match[3] or 1)
        if last < first:
            raise InputError(f"'{text}' runs backward; allowed: {last}-{first}, or {FORMS}")
        if by == 0 or (last - first) % by:
            raise InputError(
                f"'{text}' does not reach {last} in steps of {by}; "
                f"allowed: a divisor of {last - first} after the stroke"
            )
        if (last - first) // by >= MOST:
            raise InputError(f"'{text}'; allowed: at most {MOST:,} numbers")
        found += range(first, last + 1, by)
    return found


def _groups(design: Mapping[str, Any]) -> tuple[dict[str, list[list[Any]]], list[str]]:
    """Return what each entry of `runs` and `forks` stands for, and a line for each that is wrong.

    A wrong entry stands for itself.
    """
    groups: dict[str, list[list[Any]]] = {}
    problems: list[str] = []
    names: list[str] | None = None
    for key, write_out in (("runs", _runs), ("forks", _forks)):
        if not isinstance(design.get(key), list):
            continue
        groups[key] = []
        for number, entry in enumerate(design[key]):
            wrong: list[str] = []
            entries = [entry]
            if isinstance(entry, Mapping):
                entries = write_out(dict(entry), names, wrong)
            groups[key].append([entry] if wrong else entries)
            problems += [f"design.{key}[{number}].{line}" for line in wrong]
        if key == "runs" and not problems:  # of a wrong run no fork can be found
            entries = list(itertools.chain(*groups[key]))
            names = [
                f"{run['subject']}/{run['seed']}"
                for run in entries
                if isinstance(run, Mapping) and {"subject", "seed"} <= set(run)
            ]
    return groups, problems


def _runs(entry: dict[str, Any], _: list[str] | None, wrong: list[str]) -> list[dict[str, Any]]:
    _write_out_numbers(entry, ("checkpoints", "seeds"), wrong)
    if "seeds" not in entry:
        return [entry]
    if "seed" in entry:
        wrong.append("seeds: beside seed; allowed: one of the two")
    seeds = _several(entry, "seeds", FORMS, wrong)
    return [
        {("seed" if key == "seeds" else key): seed if key == "seeds" else value
         for key, value in entry.items()}
        for seed in seeds
    ]  # fmt: skip


def _forks(entry: dict[str, Any], runs: list[str] | None, wrong: list[str]) -> list[dict[str, Any]]:
    _write_out_numbers(entry, ("checkpoints", "steps"), wrong)
    parents = _parents(entry, runs, wrong)
    values = _values(entry, wrong)
    count = len(parents or [0])
    for several in values.values():
        count *= len(several)
    if count > MOST:
        wrong.append(f"args: {count:,} forks; allowed: at most {MOST:,}")
    if wrong:
        return [entry]
    named = [
        _filled_in(entry, dict(zip(values, choice, strict=True)))
        for choice in itertools.product(*values.values())
    ]
    names = [fork.get("name") for fork in named]
    if twice := [name for name in names if values and names.count(name) > 1]:
        wrong.append(f"name: {entry['name']!r} names two forks {twice[0]!r}; allowed: each once")
    if parents is None:
        return named
    return [
        {("parent" if key == "parents" else key): parent if key == "parents" else value
         for key, value in fork.items()}
        for parent in parents
        for fork in named
    ]  # fmt: skip


def _write_out_numbers(entry: dict[str, Any], keys: Iterable[str], wrong: list[str]) -> None:
    for key in keys:
        if isinstance(entry.get(key), str):
            try:
                entry[key] = numbers(entry[key])
            except InputError as error:
                wrong.append(f"{key}: {error}")


def _several(entry: Mapping[str, Any], key: str, allowed: str, wrong: list[str]) -> Sequence[Any]:
    """Return a list that must not be empty, as it is; nothing at all if it is none."""
    value = entry[key]
    if isinstance(value, list) and value:
        return value
    if not isinstance(value, str):  # of a text that is no range it is said already
        wrong.append(f"{key}: {value!r}; allowed: {allowed}")
    return []


def _parents(
    entry: Mapping[str, Any], runs: list[str] | None, wrong: list[str]
) -> list[str] | None:
    """Return the runs that `parents` matches, each once; None without it."""
    if "parents" not in entry:
        return None
    if "parent" in entry:
        wrong.append("parents: beside parent; allowed: one of the two")
    subjects = dict.fromkeys(f"{run.split('/')[0]}/*" for run in runs or ())
    allowed = ", ".join([*(["'*'"] if runs else []), *subjects, *(runs or ())])
    written = entry["parents"]
    patterns = [written] if isinstance(written, str) else written
    if not isinstance(patterns, list) or not patterns:
        wrong.append(f"parents: {written!r}; allowed: a list of, or one of: {allowed}")
        return []
    found: list[str] = []
    for pattern in patterns:
        matched = [run for run in runs or () if fnmatchcase(run, str(pattern))]
        if not matched and runs is not None:
            wrong.append(f"parents: '{pattern}' matches no run; allowed: {allowed}")
        found += matched
    return list(dict.fromkeys(found))


def _values(entry: Mapping[str, Any], wrong: list[str]) -> dict[str, list[Any]]:
    """Return the values of each argument that stands in braces in the name of a fork.

    Only these: another list is one value. Only where a number is wanted is a text a range.
    """
    name, args = entry.get("name"), entry.get("args", {})
    if not isinstance(name, str) or not isinstance(args, Mapping):
        return {}
    wanted = _annotations(entry.get("change"))
    values: dict[str, list[Any]] = {}
    for key in dict.fromkeys(PLACEHOLDER.findall(name)):
        if key not in args:
            braced = ", ".join(f"{{{arg}}}" for arg in args) or "no braces"
            wrong.append(f"name: {name!r}: {key} is no argument; allowed: {braced}")
            continue
        value = args[key]
        if _is_range(value, wanted.get(key)):
            try:
                value = numbers(value)
            except InputError as error:
                wrong.append(f"args.{key}: {error}")
        if value == []:
            wrong.append(f"args.{key}: []; allowed: {FORMS}")
        values[key] = value if isinstance(value, list) else [value]
    for key, value in args.items():
        several = key in wanted and isinstance(value, list) and wanted[key] is not list
        if key not in values and (several or _is_range(value, wanted.get(key))):
            wrong.append(
                f"name: {name!r} would name several forks; allowed: with {{{key}}} in it, since "
                f"args.{key} is {value!r}"
            )
    return values


def _is_range(value: Any, wanted: Any) -> bool:
    """Return whether a value is meant as a range: a text where a change wants a number."""
    return isinstance(value, str) and wanted in (int, float) and bool(RANGE.fullmatch(value))


def _annotations(change: Any) -> dict[str, Any]:
    """Return the types of the arguments that a change names; none of an unknown change."""
    if not isinstance(change, str) or change not in CHANGES:
        return {}
    parameters = inspect.signature(CHANGES[change].function).parameters.values()
    return {p.name: p.annotation for p in parameters if p.kind is p.KEYWORD_ONLY}


def _filled_in(entry: Mapping[str, Any], chosen: Mapping[str, Any]) -> dict[str, Any]:
    """Return an entry with one value for each argument in braces, in its name and in `args`."""
    if not chosen:
        return dict(entry)

    def text(match: re.Match[str]) -> str:
        value = chosen[match[1]]
        plain = str(value).lower() if isinstance(value, bool) else str(value)
        return re.sub(r"[^A-Za-z0-9_-]", "_", plain)  # the name is that of a folder

    return {
        **entry,
        "name": PLACEHOLDER.sub(text, entry["name"]),
        "args": {**entry["args"], **chosen},
    }
