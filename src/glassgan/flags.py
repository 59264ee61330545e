"""Settings as flags of a script: a flag for each value, read back and checked."""

import argparse
import json
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from glassgan.errors import InputError
from glassgan.settings import Settings, problems

T = TypeVar("T", bound=Settings)


def add(parser: argparse.ArgumentParser, model: type[Settings], prefix: str = "") -> None:
    """Add a flag for each value; its name begins with `prefix`, if there is one."""
    for name, field in model.model_fields.items():
        flag = f"--{prefix}{name}".replace("_", "-")
        kind: Any = field.annotation
        if not field.is_required():  # left out, it is what the settings say; mappings as JSON
            kind = json.loads if get_origin(kind) is dict else kind
            parser.add_argument(flag, type=kind, help=field.description)
        elif kind is bool:
            parser.add_argument(flag, action="store_true", help=field.description)
        elif get_origin(kind) is list:
            (one,) = get_args(kind)
            one = get_args(one)[0] if get_origin(one) is Annotated else one
            parser.add_argument(flag, type=one, nargs="+", required=True, help=field.description)
        elif get_origin(kind) is Literal:
            parser.add_argument(flag, choices=get_args(kind), required=True, help=field.description)
        elif get_origin(kind) in (Union, UnionType):  # of a name and of a section
            parser.add_argument(flag, type=_json, required=True, help=field.description)
        else:
            parser.add_argument(flag, type=kind, required=True, help=field.description)


def _json(text: str) -> Any:
    """Return a section that is given as JSON, or a name."""
    return json.loads(text) if text.startswith("{") else text


def read(args: argparse.Namespace, model: type[T], prefix: str = "") -> T:
    """Return the values that `add` let be given.

    Raises:
        InputError: names every value that is wrong, and what is allowed.
    """
    given = {
        name: value
        for name, field in model.model_fields.items()
        if (value := getattr(args, prefix + name)) is not None or field.is_required()
    }
    if found := problems(model, given):
        raise InputError("\n  ".join(found))
    return model.model_validate(given)
