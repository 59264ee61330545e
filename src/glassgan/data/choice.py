"""Which data set the parameters name: chosen once by the Snakefile, told to every job it starts.

Apart from `told`, which every job reads, so that none depends on how others' images are found.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from glassgan.data.own import described
from glassgan.data.sets import MNIST, SETS
from glassgan.data.settings import Images
from glassgan.data.told import tell
from glassgan.settings import problems


def choose(parameters: Mapping[str, Any]) -> None:
    """Make the data set that `prepare.data` names that of this process and of those it starts.

    What is wrong there is no matter of this function: checked with all parameters, it is refused.

    Raises:
        InputError: names what is odd in a folder or a file of images.
    """
    prepare = parameters.get("prepare")
    named = prepare.get("data") if isinstance(prepare, Mapping) else None
    if isinstance(named, Mapping) and not problems(Images, dict(named)):
        chosen = described(Images.model_validate(dict(named)))
    else:
        chosen = SETS.get(named, MNIST) if isinstance(named, str) else MNIST
    tell(replace(chosen, own=_own(parameters)))


def _own(parameters: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return names and units of `judge.concepts`, in the order in which they are written."""
    judge = parameters.get("judge")
    concepts = judge.get("concepts") if isinstance(judge, Mapping) else None
    found = concepts.items() if isinstance(concepts, Mapping) else ()
    units = ((name, one.get("unit", "") if isinstance(one, Mapping) else "") for name, one in found)
    return tuple((str(name), str(unit)) for name, unit in units)
