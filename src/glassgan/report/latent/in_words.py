"""The answer to the question of the page latent, in words."""

from collections.abc import Mapping, Sequence
from typing import Any

from glassgan.report.messages import name_of, say
from glassgan.report.wording import label, signed

Counts = Sequence[Mapping[str, Any]]


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in a few sentences.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    found: Mapping[str, Mapping[str, Any]] = content["of_latent"]
    sentences = [*_counted(found), *_clearest(found)] if found else [say("latent-answer-none")]
    lost = [run for run, phases in content["missing"].items() if "latent" in phases]
    if lost:
        sentences.append(say("latent-answer-lost", runs=say("latent-and").join(lost)))
    return sentences


def _counted(found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return how many directions with and without concepts lie beyond random ones, by run."""
    groups = {
        trained: [
            group["counts"]
            for one in found.values()
            for group in one["counted"]
            if group["trained"] == trained
        ]
        for trained in (True, False)
    }
    given = _shares([one["selective"] for one in groups[True] if "selective" in one])
    chosen = _shares([one["selective"] for one in groups[False] if "selective" in one])
    equal = _shares([one["per_change"] for one in groups[False] if "per_change" in one])
    sentences = []
    if given:
        sentences.append(say("latent-answer-trained", **given))
    elif chosen:
        sentences.append(say("latent-answer-none-trained"))
    if chosen and equal:
        of_equal = {f"equal_{name}": value for name, value in equal.items()}
        sentences.append(say("latent-answer-untrained", **chosen, **of_equal))
    elif chosen:
        sentences.append(say("latent-answer-untrained-alone", **chosen))
    return sentences or [say("latent-answer-nothing")]


def _shares(counts: Counts) -> dict[str, str | int]:
    """Return what a sentence says of counts of several runs; nothing without any.

    share and random: the percentages, from the least to the most of a run; more: in how many of
    `runs` more lie beyond than of random ones.
    """
    some = [one for one in counts if one["of"] and one["drawn"]]
    if not some:
        return {}
    return {
        "share": _range([one["beyond"] / one["of"] for one in some]),
        "random": _range([one["random"] / one["drawn"] for one in some]),
        "more": sum(one["more"] for one in some),
        "runs": len(some),
    }


def _range(shares: Sequence[float]) -> str:
    low, high = (f"{100 * share:.0f}" for share in (min(shares), max(shares)))
    return low if low == high else f"{low}–{high}"


def _clearest(found: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """Return what the most selective of all leading directions does, among clear ones."""
    leading = [(run, one) for run, of_run in found.items() for one in of_run["leading"]]
    clear = [
        (run, one)
        for run, one in leading
        if one["beyond"]["effect"] and one["beyond"]["selectivity"]
    ]
    if not clear:
        return [say("latent-answer-none-clear")] if leading else []
    run, one = max(clear, key=lambda pair: pair[1]["selectivity"]["estimate"])
    effect = one["effect"]
    numbers = {key: signed(effect[key], ".2f") for key in ("estimate", "ci_low", "ci_high")}
    ends = {key: signed(effect[key], ".2f") for key in ("null_low", "null_high")}
    return [
        say(
            "latent-answer-clearest",
            run=run,
            concept=label(name_of(one["concept"])),
            share=f"{100 * one['share']['estimate']:.0f}",
            **numbers,
            **ends,
        )
    ]
