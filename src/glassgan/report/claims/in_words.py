"""The answer to the question of the page claims, in words."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from glassgan.claims.trust_card import HOLDS
from glassgan.report.messages import say

TESTED = ("supported", "refuted", "undecided")


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in three sentences: of the instruments, the claims and the generators.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    return [
        _instruments(content["scorecard"]),
        _claims(content["claims"]),
        _generators(content["card"]),
    ]


def _instruments(found: Mapping[str, Any]) -> str:
    """Return what the scorecard says."""
    if not found["meant"]:
        return say("claims-answer-untried")
    return say(
        "claims-answer-instruments",
        found=found["meant"] - len(found["short"]),
        meant=found["meant"],
        loud=len(found["loud"]),
        percent=round(100 * found["most"]),
        mute=len(found["mute"]),
        tested=len(found["tested"]),
    )


def _claims(found: Mapping[str, Any] | None) -> str:
    """Return what became of the claims."""
    if not found:
        return say("claims-lost")
    counts = {name: int(found["counts"].get(name, 0)) for name in TESTED}
    tested = sum(counts.values())
    if not tested:
        return say("claims-answer-none-tested", number=found["number"])
    rest = found["number"] - tested
    return say("claims-answer-claims", number=found["number"], tested=tested, rest=rest, **counts)


def _generators(found: Mapping[str, Any] | None) -> str:
    """Return what the trust cards say."""
    if not found:
        return say("claims-card-lost")
    held = Counter(
        f"{row['subject']}/{row['seed']}"
        for line in found["lines"]
        for row in line["rows"]
        if row["verdict"] == HOLDS
    )
    most, lines = max(held[run] for run in found["runs"]), len(found["lines"])
    best = [run for run in found["runs"] if held[run] == most]
    return say(
        "claims-answer-generators",
        runs=len(found["runs"]),
        lines=lines,
        trusted=sum(number == lines for number in held.values()),
        most=most,
        best=say("claims-comma").join(best),
    )
