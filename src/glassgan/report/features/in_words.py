"""The answer to the question of the page features, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from glassgan.report.messages import say


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in a sentence or two.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    found, lost = content["of_features"], len(content["runs"]) - len(content["of_features"])
    read = {run: own for run, own in found.items() if own["first"]}
    deep = [own for own in read.values() if own["last"]]
    sentences = []
    if deep:
        bound = max(max(own["first"]["null_high"], own["last"]["null_high"]) for own in deep)
        sentences += [
            say(
                "features-answer-read",
                runs=len(deep),
                all=len(content["runs"]),
                first=span((own["first"]["estimate"] for own in deep), ".2f"),
                last=span((own["last"]["estimate"] for own in deep), ".2f"),
                bound=f"{bound:.2f}",
            ),
            say(
                "features-answer-apart",
                grown=sum(own["last"]["ci_low"] > own["first"]["ci_high"] for own in deep),
                runs=len(deep),
            ),
        ]
    if shallow := [own["first"] for own in read.values() if not own["last"]]:
        sentences.append(
            say(
                "features-answer-shallow",
                runs=len(shallow),
                first=span((first["estimate"] for first in shallow), ".2f"),
                bound=f"{max(first['null_high'] for first in shallow):.2f}",
            )
        )
    if found:
        some = read or found
        noise, image = ([own["layers"][at]["dimension"] for own in some.values()] for at in (0, -1))
        spans = {"noise": span(noise, ".0f"), "image": span(image, ".0f")}
        sentences.append(say("features-answer-dimension", read=len(read), **spans))
    if unread := [run for run in found if run not in read]:
        sentences.append(say("features-answer-unread", runs=len(unread), names=", ".join(unread)))
    if lost:
        sentences.append(say("features-answer-lost", runs=lost))
    return sentences


def span(values: Iterable[float], form: str) -> str:
    """Return the lowest and the highest of some values, or the one that both are."""
    known = list(values)
    ends = [format(end, form).replace("-", "−") for end in (min(known), max(known))]
    return "–".join(dict.fromkeys(ends))
