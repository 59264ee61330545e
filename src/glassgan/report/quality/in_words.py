"""The answer to the question of the page quality, in words."""

from collections.abc import Mapping
from typing import Any

from glassgan.report.messages import say

COPIES = 0.05  # of p, below which a run is said to copy


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in a few sentences: coverage, distance and copies beside real images.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    runs = {name: run["quality"] for name, run in content["runs"].items()}
    found = [_coverage(runs, content["real"])]
    real = content["real"]["frechet_distance"]["estimate"]
    distances = [own["frechet_distance"]["estimate"] for own in runs.values()]
    if real and real > 0 and None not in distances:
        times = sorted(distance / real for distance in distances)
        low, high = _rounded(times[0]), _rounded(times[-1])
        found.append(say("quality-answer-distance", runs=len(times), low=low, high=high))
    p = [own["copied_p"]["estimate"] for own in runs.values()]
    tested = [value for value in p if value is not None]
    if tested:
        copying = sum(value < COPIES for value in tested)
        found.append(say("quality-answer-copies", copying=copying, runs=len(tested)))
    return found


def _coverage(runs: Mapping[str, Mapping[str, Any]], real: Mapping[str, Any]) -> str:
    """Return how many runs fall short of real images by coverage, and between what they lie."""
    known = {
        name: own["coverage"]
        for name, own in runs.items()
        if own["coverage"]["estimate"] is not None
    }
    if not known or real["coverage"]["ci_low"] is None:
        return say("quality-answer-undefined")
    # an interval wholly below that of real images; without one nothing is told apart
    below = [
        own["ci_high"] is not None and own["ci_high"] < real["coverage"]["ci_low"]
        for own in known.values()
    ]
    order = sorted(known, key=lambda name: float(known[name]["estimate"]))
    return say(
        "quality-answer-coverage",
        runs=len(known),
        below=sum(below),
        real=_with_interval(real["coverage"]),
        best_run=order[-1],
        best=_with_interval(known[order[-1]]),
        worst_run=order[0],
        worst=_with_interval(known[order[0]]),
    )


def _with_interval(value: Mapping[str, float | None]) -> str:
    """Return a share with its interval."""
    if value["ci_low"] is None:
        return f"{value['estimate']:.2f}"
    return f"{value['estimate']:.2f} [{value['ci_low']:.2f}, {value['ci_high']:.2f}]"


def _rounded(times: float) -> str:
    """Return how many times as large, without decimals that say nothing."""
    return f"{times:.0f}" if times >= 10 else f"{times:.1f}"
