"""Entries of `design` that would compute the same thing under two names.

Replicates that are copies of one computation make noise look smaller than it is, so they are
refused before any job starts. Without torch, since the Snakefile asks.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from glassgan.forks.changes import CHANGES
from glassgan.forks.design import NOISE
from glassgan.train.recipe import Recipe


def repeated(design: Mapping[str, Any], train: Mapping[str, Any]) -> Iterable[str]:
    """Yield a line for each run and each fork that computes what one before it does.

    Args:
        design: right by `design.contradictions`.
        train: the parameters of that phase.
    """
    runs: list[tuple[Any, str]] = []
    for number, run in enumerate(design["runs"]):
        computed = _plain(design["subjects"][run["subject"]]), run["seed"]
        where = f"design.runs[{number}]: {run['subject']}/{run['seed']}"
        yield from _named(computed, runs, where, "another subject or seed")
        runs.append((computed, f"{run['subject']}/{run['seed']}"))
    forks: list[tuple[Any, str]] = []
    for number, fork in enumerate(design["forks"]):
        computed = _computed(fork, design["subjects"][fork["parent"].split("/")[0]], train)
        where = f"design.forks[{number}] ({fork['name']}): {fork['change']}"
        yield from _named(computed, forks, where, "one fork with all its places, or another change")
        forks.append((computed, fork["name"]))


def _named(
    computed: Any, known: Iterable[tuple[Any, str]], where: str, allowed: str
) -> Iterable[str]:
    # by equality: arguments may be lists, and 1 is 1.0
    same = next((name for other, name in known if other == computed), None)
    if same is not None:
        yield f"{where} computes the same as {same}; allowed: {allowed}"


def _plain(specification: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in specification.items() if value != {}}


def _computed(
    fork: Mapping[str, Any], subject: Mapping[str, Any], train: Mapping[str, Any]
) -> tuple[Any, ...]:
    """Return what decides the computation of a fork, as far as it can be seen without running."""
    change, args, lasts = CHANGES[fork["change"]], fork.get("args", {}), fork.get("lasts")
    base = Recipe.of({"recipe": train, "specification": subject})
    recipe, specification, state = base, _plain(subject), None
    if change.kind == "recipe":
        recipe = change.function(base, **args)
    elif change.kind == "subject":
        specification = _plain(change.function(dict(subject), **args))
    else:
        state = fork["change"], args
    if recipe == base or fork["change"] == NOISE:
        lasts = None  # draws that are the same for a while are no independent replicate either
    if lasts is not None and lasts >= max(fork.get("steps", [lasts + 1])):
        lasts = None
    return fork["parent"], fork["from"], "steps" in fork, recipe, specification, state, lasts
