"""The answer to the question of the first page, in words."""

from collections.abc import Mapping
from typing import Any

from glassgan.report.messages import say


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return which parts make what a generator draws: sets of units, hardly single ones.

    Of the first run in which sets were tried, as the figure beside it.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    of_units = content["of_units"].items()
    chosen = [(run, found) for run, found in of_units if found["removed"]["least"]]
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
    zero = next(row for row in found["confirmed"] if row["way"] == "zero")
    if zero["tested"]:
        sentences.append(
            say(
                "index-answer-single",
                tested=zero["tested"],
                beyond=zero["beyond"],
                drawn=zero["random_tested"],
                random=zero["random"],
                layers=", ".join(zero["layers"]) or "none",
            )
        )
    return sentences


def _percent(share: float) -> str:
    return f"{100 * share:.0f}".replace("-", "−")
