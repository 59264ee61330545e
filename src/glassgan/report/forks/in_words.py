"""The answer to the question of the page forks, in words."""

from collections.abc import Mapping
from math import inf
from typing import Any

from glassgan.effects import FDR
from glassgan.forks.compare import CLASSES
from glassgan.report.forks.words import of_measure
from glassgan.report.messages import name_of, said_in_html, say
from glassgan.report.wording import signed

LARGEST = 2  # changes that the answer names


def answer(content: Mapping[str, Any]) -> list[str]:
    """Return the answer in a sentence or two.

    Args:
        content: the numbers of the report, as its templates have them.
    """
    forks, lost = content["forks"], content["lost_forks"]
    if not forks:
        return [say("forks-answer-lost" if lost else "forks-answer-none", runs=len(lost))]
    # rows of one change at several places are one change; the chaos floor is none
    changes: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for run, of_run in forks.items():
        for change in of_run["changes"]:
            if not change["floor"]:
                changes.setdefault((run, change["name"]), []).append(change)
    with_effect = {
        key: [(change, row) for change in rows for row in change["found"]]
        for key, rows in changes.items()
        if any(change["found"] for change in rows)
    }
    measured = [rows for rows in changes.values() if any(map(_measured, rows))]
    counts = {
        "changes": len(changes),
        "beyond": len(with_effect),
        "undecided": len(measured) - len(with_effect),
    }
    names = ", ".join(forks)
    sentences = [
        say("forks-answer-changes", runs=len(forks), names=names, **counts)
        if changes
        else say("forks-answer-no-changes")
    ]
    if changes and not any(of_run["noise"] for of_run in forks.values()):
        sentences.append(say("forks-answer-no-noise"))
    if unmeasured := len(changes) - len(measured):
        sentences.append(say("forks-answer-unmeasured", changes=unmeasured))
    # the first row of a change is its largest, against what noise does
    first = {key: max(rows, key=lambda pair: _size(pair[1])) for key, rows in with_effect.items()}
    by_size = sorted(first.items(), key=lambda item: _size(item[1][1]), reverse=True)
    for rank, ((run, name), (change, row)) in enumerate(by_size[:LARGEST], 1):
        words = name_of(change["words"])
        fields: dict[str, str | int] = {"rank": rank, "run": run, "fork": name, "words": words}
        sentences.append(_effect(row, fields))
    if tested := [row for row in content["recipes"] if row["q_value"] == row["q_value"]]:
        found = sum(row["q_value"] < FDR for row in tested)
        sentences.append(say("forks-answer-recipes", found=found, tested=len(tested)))
    if lost:
        sentences.append(say("forks-answer-lost", runs=len(lost)))
    return sentences


def _measured(change: Mapping[str, Any]) -> bool:
    return bool(change["found"] or change["undecided"])


def _size(row: Mapping[str, Any]) -> float:
    """Return how many times the width of what noise does an effect is."""
    width = float(row["null_high"] - row["null_low"])
    return abs(float(row["estimate"])) / width if width else inf


def _effect(row: Mapping[str, Any], fields: Mapping[str, str | int]) -> str:
    """Return the sentence about one effect; shares of classes are in percentage points."""
    share = row["concept"] in CLASSES
    columns = {"change": "estimate", "low": "ci_low", "high": "ci_high"}
    columns |= {"from": "null_low", "to": "null_high"}
    numbers = {
        key: signed(100 * row[column], ".1f") if share else signed(row[column], ".3g")
        for key, column in columns.items()
    }
    kind = "share" if share else "measure"
    measure = of_measure(row["concept"])
    return said_in_html(f"forks-answer-{kind}", measure=measure, **numbers, **fields)
