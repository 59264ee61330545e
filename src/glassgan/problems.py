"""What is wrong with parameters, in words: where, what is there, what is allowed."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from pydantic_core import ErrorDetails

Path = tuple[str | int, ...]  # into the parameters

WRONG_TYPE = {
    "int_type": "integer",
    "float_type": "number",
    "string_type": "string",
    "bool_type": "boolean",
    "list_type": "array",
    "dict_type": "object",
    "model_type": "object",
}
BOUNDS = {
    "greater_than_equal": ("at least", "ge"),
    "greater_than": ("more than", "gt"),
    "less_than_equal": ("at most", "le"),
    "less_than": ("less than", "lt"),
    "multiple_of": ("a multiple of", "multiple_of"),
    "too_short": ("a list of at least", "min_length"),
    "too_long": ("a list of at most", "max_length"),
    "string_pattern_mismatch": ("a text of the form", "pattern"),
}


@dataclass(frozen=True)
class Problem:
    """Something that is wrong.

    Attributes:
        path: where; of a key that is missing or unknown, too.
        text: what is there and what is allowed, where a value is wrong.
        missing: whether the key is missing; `allowed` may say more.
        unknown: whether the key is unknown; `allowed` are the others.
    """

    path: Path
    text: str = ""
    missing: bool = False
    unknown: bool = False
    allowed: tuple[str, ...] = ()


def written(path: Path) -> str:
    """Return a path into the parameters as people write it: design.runs[0].seed."""
    parts = (f"[{part}]" if isinstance(part, int) else f".{part}" for part in path)
    return "".join(parts).lstrip(".") or "the top level"


def allowed(error: ErrorDetails) -> str:
    """Return what is allowed where pydantic found something else."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in WRONG_TYPE:
        return f"of type {WRONG_TYPE[kind]}"
    if kind == "literal_error":
        return f"one of [{context['expected'].replace(' or ', ', ')}]"
    if kind == "too_short" and context["field_type"] == "Dictionary":
        return f"at least {context['min_length']} entry"
    if kind in BOUNDS:
        words, name = BOUNDS[kind]
        bound = context[name]
        return f"{words} {bound:g}" if isinstance(bound, float) else f"{words} {bound}"
    return error["msg"]


def lines(found: Iterable[Problem]) -> list[str]:
    """Return each problem once, keys that are missing or unknown in one place together."""
    told: dict[Any, str] = {}
    keys: dict[Any, list[str]] = {}
    for problem in found:
        if problem.missing or problem.unknown:
            group = problem.missing, problem.path[:-1], problem.allowed
            told.setdefault(group, "")
            keys.setdefault(group, []).append(repr(problem.path[-1]))
        else:
            line = f"{written(problem.path)}: {problem.text}"
            told.setdefault(line, line)
    for group, names in keys.items():
        missing, path, others = group
        each: Callable[[Iterable[str]], list[str]] = list if missing else sorted
        what = f"{'missing' if missing else 'unknown key'} {', '.join(each(dict.fromkeys(names)))}"
        more = f"; allowed: {', '.join(each(others))}" if others else ""
        told[group] = f"{written(path)}: {what}{more}"
    return list(told.values())
