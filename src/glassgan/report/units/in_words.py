"""The answer to the question of the page units, in words."""

from collections.abc import Mapping
from typing import Any

from glassgan.report.messages import say


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in a sentence or two.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    return [say("units-answer")]
