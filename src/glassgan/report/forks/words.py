"""Names of changes and measures, in the language that is spoken."""

from collections.abc import Mapping
from typing import Any

from glassgan.data import DATA
from glassgan.forks.compare import CLASSES
from glassgan.forks.design import in_words
from glassgan.report import messages


def of_change(fork: Mapping[str, Any]) -> str:
    """Return what a fork changes."""
    return messages.name_of(in_words(fork))


def of_class(concept: str) -> str:
    """Return the name of the class whose share a row is about."""
    return messages.name_of(f"class {DATA.classes[CLASSES.index(concept)]}")


def of_measure(concept: str) -> str:
    """Return the name of a measure of quality, or of a class whose share is measured."""
    if concept in CLASSES:
        return of_class(concept)
    own = f"measures-{concept}"
    return messages.say(own) if messages.has(own) else messages.name_of(concept).replace("_", " ")
