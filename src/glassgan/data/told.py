"""Which data set a process is about, as it was told by the one that started it."""

import json
import os
from dataclasses import asdict
from typing import Any

from glassgan.data.sets import MNIST, DataSet

VARIABLE = "GLASSGAN_DATA"  # holds the description, as JSON; without it, MNIST


def tell(data: DataSet) -> None:
    """Make a data set that of this process and of those it starts."""
    os.environ[VARIABLE] = json.dumps(asdict(data), ensure_ascii=False)


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
