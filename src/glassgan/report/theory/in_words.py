"""The answer to the question of the page theory, in words."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from glassgan.report.messages import name_of, say
from glassgan.report.theory import explained
from glassgan.report.wording import signed


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in a sentence or two.

    Args:
        content: the numbers of the report, as its templates have them: explanations, dirac, moving.
    """
    rows, numbers = content["explanations"], _numbers(content["dirac"], content["moving"])
    if not rows:
        return [say("theory-answer-lost"), *numbers] if numbers else [say("theory-answer-none")]
    return [*_verdicts(rows), *numbers]


def _verdicts(rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return how many predictions came true, and which did not."""
    came = Counter(row["came"] for row in rows)
    if not came["agrees"] + came["part"] + came["not"]:
        return [say("theory-answer-unmeasured", all=len(rows))]
    names = ("agrees", "part", "not", "silent", "absent")
    found = [say("theory-answer-verdicts", all=len(rows), **{name: came[name] for name in names})]
    wrong = [phenomenon(row) for row in rows if row["came"] == "not"]
    if wrong:
        found.append(say("theory-answer-wrong", phenomena=say("theory-and").join(wrong)))
    return found


def phenomenon(row: Mapping[str, Any]) -> str:
    """Return the phenomenon of an explanation."""
    name = row["name"]
    return say(f"theory-phenomenon-{name}") if name else name_of(row["phenomenon"])


def _numbers(dirac: Sequence[Mapping[str, Any]], moving: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return where formulas hold, and by how much the discriminator in training is off."""
    fields: dict[str, Any] = {}
    if dirac:
        fields["gap"] = explained.plain(f"{max(row['gap'] for row in dirac):.0e}")
    if moving:
        said = [row["value"] / 2 + math.log(2) for row in moving]
        true = [row["jsd"] for row in moving]
        fields |= {
            "games": len(moving),
            "least": signed(min(true), ".2f"),
            "most": signed(max(true), ".2f"),
        }
        fields |= {"said_least": signed(min(said), ".2f"), "said_most": signed(max(said), ".2f")}
    if not fields:
        return []
    which = "both" if dirac and moving else "holds" if dirac else "apart"
    return [say(f"theory-answer-{which}", **fields)]
