"""Which data set a process is about: chosen once by the Snakefile, told to every job it starts."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from glassgan.data.sets import MNIST, SETS, DataSet

VARIABLE = "GLASSGAN_DATA"  # holds the description, as JSON; without it, MNIST


def choose(parameters: Mapping[str, Any]) -> None:
    """Make the data set that `prepare.data` names that of this process and of those it starts.

    What is wrong there is no matter of this function: checked with all parameters, it is refused.
    """
    prepare = parameters.get("prepare")
    named = prepare.get("data") if isinstance(prepare, Mapping) else None
    chosen = SETS.get(named, MNIST) if isinstance(named, str) else MNIST
    os.environ[VARIABLE] = json.dumps(asdict(chosen), ensure_ascii=False)


def told() -> DataSet:
    """Return the data set that this process was told of."""
    text = os.environ.get(VARIABLE)
    return (
        DataSet(**{key: _frozen(value) for key, value in json.loads(text).items()})
        if text
        else MNIST
    )


def _frozen(value: Any) -> Any:
    """Return a value of JSON as a description has it: tuples for lists."""
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
