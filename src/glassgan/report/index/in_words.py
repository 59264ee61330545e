"""The answer to the question of the first page, in words."""

from collections.abc import Mapping
from typing import Any

from glassgan.concepts import NO_CLASSES
from glassgan.report.messages import say


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return which parts make what a generator draws: sets of units, hardly single ones.

    Of the first run in which sets were tried, as the figure beside it; without labels of the first.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    of_units = content["of_units"].items()
    chosen = [(run, found) for run, found in of_units if found["removed"]["least"]]
    if NO_CLASSES:
        first = next((found for _, found in of_units), None)
        return [say("index-answer-none"), *(_single_units(first) if first else [])]
    if not chosen:
        return [say("index-answer-none")]
    run, found = chosen[0]
    sets = found["removed"]
    fields: dict[str, str | int] = {"run": run, "size": sets["size"], "layer": sets["layer"]}
    fields |= {end: _percent(sets[end]["estimate"]) for end in ("least", "most")}
    if sets["usual"] is None:
        sentences = [say("index-answer-sets-alone", **fields)]
    else:
        counts = {"beyond": sets["beyond"], "tested": sets["tested"]}
        random = _percent(sets["usual"])
        sentences = [say("index-answer-sets", random=random, **counts, **fields)]
    return [*sentences, *_single_units(found)]


def _single_units(found: Mapping[str, Any]) -> list[str]:
    """Return what single units of a run do, where any were tested."""
    zero = next(row for row in found["confirmed"] if row["way"] == "zero")
    if not zero["tested"]:
        return []
    return [
        say(
            "index-answer-single",
            tested=zero["tested"],
            beyond=zero["beyond"],
            drawn=zero["random_tested"],
            random=zero["random"],
            layers=", ".join(zero["layers"]) or "none",
        )
    ]


def _percent(share: float) -> str:
    return f"{100 * share:.0f}".replace("-", "−")
