"""The answer to the question of the page attribution, in words."""

from collections.abc import Iterator, Mapping
from typing import Any

from glassgan.effects import side
from glassgan.report.attribution import shared
from glassgan.report.messages import say


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in a few sentences.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    areas = {
        name: area
        for name, run in content["runs"].items()
        if (area := run.get("logit_auroc")) and area["estimate"] == area["estimate"]
    }
    found = {name: own for name, own in content["of_attribution"].items() if "pixels" in own}
    said = [*_verdict(areas), *_earlier(areas, found), *_methods(found), *_flips(found)]
    if said:
        return said
    lost = any("attribution" in phases for phases in content["missing"].values())
    return [say("attribution-answer-lost" if lost else "attribution-answer-none")]


def _verdict(areas: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    """Say how well discriminators tell real from generated images."""
    if not areas:
        return
    ordered = sorted(areas, key=lambda name: areas[name]["estimate"])
    least, most = ordered[0], ordered[-1]
    if len(areas) == 1:
        yield say("attribution-answer-one", run=least, area=_interval(areas[least]))
    else:
        yield say(
            "attribution-answer-many",
            runs=len(areas),
            least=_interval(areas[least]),
            least_run=least,
            most=_interval(areas[most]),
            most_run=most,
        )
    sides = {name: side(area, 0.5) for name, area in areas.items()}
    for case, which in (("chance", 0), ("turned", -1)):
        own = [name for name, found in sides.items() if found == which]
        if own:
            names = say("attribution-comma").join(own)
            yield say(f"attribution-answer-{case}", **{case: len(own)}, names=names)


def _earlier(
    areas: Mapping[str, Mapping[str, float]], found: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    """Say where an earlier layer tells the two apart better than the verdict."""
    better = []
    for name, area in areas.items():
        layers = ((found.get(name) or {}).get("samples") or {}).get("layers") or []
        lows = [row["apart"]["ci_low"] for row in layers if row["apart"]]
        lows = [low for low in lows if low is not None]
        if lows:
            better.append(max(lows) > area["ci_high"])
    if any(better):
        yield say("attribution-answer-earlier", better=sum(better), runs=len(better))
    elif better:
        yield say("attribution-answer-not-earlier", runs=len(better))


def _methods(found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Say how many methods that mark pixels pass their checks in all runs."""
    tried = [own["pixels"] for own in found.values() if own["pixels"]]
    if tried:
        methods = {one["method"] for pixels in tried for one in pixels["methods"]}
        passing = set.intersection(*(set(pixels["passing"]) for pixels in tried))
        yield say(
            "attribution-answer-methods",
            methods=len(methods),
            passing=len(passing),
            runs=len(tried),
            failing=sum(shared.EDGES in pixels["failing"] for pixels in tried),
        )


def _flips(found: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Say how small a change flips half of the images."""
    spots = [own["weak_spots"] for own in found.values() if own["weak_spots"]]
    rows = [
        row
        for weak in spots
        for flips in weak["flips"].values()
        if (row := flips["smallest"].get("PGD")) and row["estimate"] is not None
    ]
    if rows:
        radii = sorted(row["estimate"] for row in rows)
        yield say(
            "attribution-answer-flips",
            least=f"{radii[0]:.1f}",
            most=f"{radii[-1]:.1f}",
            beyond=sum(row["beyond"] for row in rows),
            cases=len(rows),
        )
    elif spots:
        yield say("attribution-answer-no-flips")


def _interval(area: Mapping[str, float]) -> str:
    numbers = area["estimate"], area["ci_low"], area["ci_high"]
    if area["ci_low"] != area["ci_low"]:
        return f"{numbers[0]:.3f}"
    return "{:.3f} [{:.3f}, {:.3f}]".format(*numbers)
