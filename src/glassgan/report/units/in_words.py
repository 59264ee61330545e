"""The answer to the question of the page units, in words."""

from collections.abc import Mapping
from typing import Any

from glassgan.report.messages import say


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in a sentence or two.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    found = content["of_units"]
    lost = [run for run in content["runs"] if "units" in content["missing"].get(run, [])]
    said = [_named(found), _single(found), _sets(found)] if found else []
    if found and not any(own["named"] for own in found.values()):
        said = [say("units-answer-no-units")]
    if lost:
        said.append(say("units-answer-lost", runs=", ".join(lost)))
    return said


def _named(found: Mapping[str, Any]) -> str:
    """Say how many units go with a concept."""
    layers = [layer for own in found.values() for layer in own["named"]]
    return say(
        "units-answer-named",
        named=sum(layer["named"] for layer in layers),
        units=sum(layer["units"] for layer in layers),
        runs=len(found),
    )


def _single(found: Mapping[str, Any]) -> str:
    """Say in how many layers single units do more than random directions."""
    zero = {
        run: row for run, own in found.items() for row in own["confirmed"] if row["way"] == "zero"
    }
    layers = sum(row["layers_tested"] for row in zero.values())
    where = [
        say("units-answer-layer", layer=layer, run=run)
        for run, row in zero.items()
        for layer in row["layers"]
    ]
    if not layers:
        return say("units-answer-no-change")
    if not where:
        return say("units-answer-single-none", layers=layers)
    return say(
        "units-answer-single",
        beyond=len(where),
        layers=layers,
        where=say("units-answer-join").join(where),
    )


def _sets(found: Mapping[str, Any]) -> str:
    """Say for how many classes a set of units removes more than random sets do."""
    sets = [own["removed"] for own in found.values() if own["removed"]["tested"]]
    if not sets:
        return say("units-answer-sets-untested")
    tested, beyond = (sum(own[key] for own in sets) for key in ("tested", "beyond"))
    size = max(own["size"] for own in sets)
    if not beyond:
        return say("units-answer-sets-none", tested=tested, size=size)
    return say(
        "units-answer-sets",
        beyond=beyond,
        tested=tested,
        size=size,
        low=_percent(min(own["least"]["estimate"] for own in sets)),
        high=_percent(max(own["most"]["estimate"] for own in sets)),
        random=_percent(max(own["random"] or 0 for own in sets)),
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".replace("-", "−")
