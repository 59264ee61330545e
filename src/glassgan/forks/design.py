"""The entries of `design.forks`: where they start and end, and whether they make sense.

Without torch: the Snakefile checks forks before any job starts.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.forks.changes import CHANGES

UNCHANGED = "nothing"  # the change of the fork that must equal its parent
NOISE = "other_streams"
FLOOR = "one_ulp"
CURED = "mlp/0"  # the healthy run beside the one of the case study
CASE_NEEDS = ("unchanged", "batch_norm", "on_logits")  # forks that its text speaks of


def places(fork: Mapping[str, Any]) -> list[str]:
    """Return where a fork writes checkpoints, in order: "3" after epoch 3, "2+300" 300 steps on."""
    if "steps" in fork:
        return [f"{fork['from']}+{steps}" for steps in fork["steps"]]
    return [str(epoch) for epoch in fork["checkpoints"]]


def step_of(place: str, steps_per_epoch: int) -> int:
    """Return how many steps of the run are done at a place."""
    epoch, _, more = place.partition("+")
    return int(epoch) * steps_per_epoch + int(more or 0)


def name(fork: Mapping[str, Any]) -> str:
    """Return the name of a fork, which is also its folder: subject/seed/name."""
    return f"{fork['parent']}/{fork['name']}"


def in_words(fork: Mapping[str, Any]) -> str:
    """Return the change of a fork as people say it: discriminator frozen, for 500 steps."""
    values = [
        DATA.concepts[value] if name == "label" and value in range(len(DATA.classes))
        else f"{name.replace('_', ' ')} {value}" if not isinstance(value, bool)
        else name.replace("_", " ") if value else f"no {name.replace('_', ' ')}"
        for name, value in fork.get("args", {}).items()
    ]  # fmt: skip
    text = fork["change"].replace("_", " ")
    text += f": {', '.join(values)}" if values else ""
    return text + (f", for {fork['lasts']:,} steps" if "lasts" in fork else "")


def find(forks: Iterable[Mapping[str, Any]], wanted: str) -> Mapping[str, Any]:
    """Return the fork with a name, subject/seed/name."""
    for fork in forks:
        if name(fork) == wanted:
            return fork
    raise InputError(f"there is no fork {wanted} in design.forks")


def previous_place(fork: Mapping[str, Any], place: str) -> str | None:
    """Return the place before another of the same fork, None before the first."""
    before = places(fork).index(place) - 1
    return places(fork)[before] if before >= 0 else None


def contradictions(design: Mapping[str, Any]) -> Iterable[str]:
    """Yield a line for each thing that is wrong with `design.forks` and no schema can express."""
    runs = {f"{run['subject']}/{run['seed']}": run for run in design["runs"]}
    seen: set[str] = set()
    gone = [fork for fork in design["forks"] if fork["parent"] not in runs]
    if len(gone) > 1:  # an overlay with runs of its own, and the forks of others
        parents = ", ".join(sorted({fork["parent"] for fork in gone}))
        yield (
            f"design.forks: {len(gone)} of {len(design['forks'])} belong to runs that are not "
            f"there ({parents}); allowed: forks: [], or forks of {', '.join(sorted(runs))}"
        )
    for number, fork in enumerate(design["forks"]):
        if len(gone) > 1 and fork in gone:
            continue
        where = f"design.forks[{number}] ({fork['name']})"
        if name(fork) in seen:
            yield f"{where}: {fork['parent']} has this fork twice; allowed: each name once"
        seen.add(name(fork))
        yield from (f"{where}.{problem}" for problem in _problems_of_place(fork, runs))
        yield from (f"{where}.{problem}" for problem in _problems_of_change(fork, runs))
    for parent, start in sorted({(fork["parent"], fork["from"]) for fork in design["forks"]}):
        if parent in runs:
            yield from _missing_gate(design["forks"], runs[parent], parent, start)


def contradictions_of_case(case: str | None, entries: Iterable[Mapping[str, Any]]) -> Iterable[str]:
    """Yield a line for what the case study has nothing to compare with."""
    if case is None:
        return
    if not DATA.labelled:
        yield (
            f"report.case_study: '{case}'; allowed: null, a run is told to train by the classes "
            f"that it draws, and {DATA.name} has no labels"
        )
        return
    names: dict[str, set[str]] = {}
    for fork in entries:
        names.setdefault(fork["parent"], set()).add(fork["name"])
    if case not in names:
        allowed = ", ".join(["null", *sorted(names)])
        yield f"report.case_study: '{case}'; allowed: a run that has forks ({allowed})"
        return
    for run, wanted in ((case, CASE_NEEDS), (CURED, ("unchanged",))):
        if missing := [name for name in wanted if name not in names.get(run, ())]:
            yield (
                f"report.case_study: '{case}' needs the fork {missing[0]} of {run}; "
                f"allowed: with forks {', '.join(wanted)} of {run}"
            )


def of_the_case(
    forks: Sequence[Mapping[str, Any]], case: str | None
) -> tuple[list[Mapping[str, Any]], ...]:
    """Return the forks that the case study tells of; without a case, none.

    Returns:
        those of the case's subject, its own run first; of them the one of its own run that changes
        nothing; the one of the healthy run that changes nothing, whose batch normalisation and
        loss on logits are each taken back; those whose factors stand side by side.
    """
    if case is None:
        return [], [], [], []
    subject = case.split("/")[0]
    own = [fork for fork in forks if fork["parent"].split("/")[0] == subject]
    own.sort(key=lambda fork: fork["parent"] != case)
    chosen = {
        (run, fork): [one for one in forks if (one["parent"], one["name"]) == (run, fork)]
        for run in (case, CURED)
        for fork in ("unchanged", "batch_norm", "saturating")
    }
    unchanged, control = chosen[case, "unchanged"], chosen[CURED, "unchanged"]
    told = [one for one in own if one in chosen[case, "batch_norm"] + chosen[case, "saturating"]]
    return own, unchanged, control, [*unchanged, *control, *told]


def check_classes(forks: Iterable[Mapping[str, Any]], labels: Iterable[int]) -> None:
    """Check that the training images have the classes that forks take out of them.

    Raises:
        InputError: names the fork and the classes that there are.
    """
    there = sorted(set(map(int, labels)))
    for fork in forks:
        if fork["change"] == "class_removed" and not DATA.labelled:
            raise InputError(
                f"design.forks, {name(fork)}: {DATA.name} has no labels; "
                "allowed: other changes than class_removed"
            )
        if fork["change"] == "class_removed" and fork["args"]["label"] not in there:
            raise InputError(
                f"design.forks, {name(fork)}: the data has no class {fork['args']['label']}; "
                f"allowed: {', '.join(map(str, there))}"
            )


def _problems_of_place(
    fork: Mapping[str, Any], runs: Mapping[str, Mapping[str, Any]]
) -> Iterable[str]:
    if fork["parent"] not in runs:
        yield f"parent: there is no run '{fork['parent']}'; allowed: {', '.join(sorted(runs))}"
        return
    epochs = runs[fork["parent"]]["checkpoints"]
    if fork["from"] > epochs[-1]:
        yield (
            f"from: {fork['from']} is after the last epoch of its parent {fork['parent']}; "
            f"allowed: one of {epochs}"
        )
    elif fork["from"] not in epochs:
        yield (
            f"from: {fork['from']} is no checkpoint of {fork['parent']}; allowed: one of {epochs}"
        )
    if ("steps" in fork) == ("checkpoints" in fork):
        yield "checkpoints: allowed: either checkpoints, in epochs, or steps after the start"
        return
    key = "steps" if "steps" in fork else "checkpoints"
    ends: Sequence[int] = fork[key]
    start = 0 if key == "steps" else fork["from"]
    if list(ends) != sorted(set(ends)) or ends[0] <= start:
        yield f"{key}: {list(ends)}; allowed: numbers that grow, each more than {start}"


def _problems_of_change(
    fork: Mapping[str, Any], runs: Mapping[str, Mapping[str, Any]]
) -> Iterable[str]:
    if fork["change"] not in CHANGES:
        yield f"change: '{fork['change']}' is unknown; allowed: {', '.join(sorted(CHANGES))}"
        return
    change, args = CHANGES[fork["change"]], fork.get("args", {})
    try:
        change.check(args)
    except InputError as error:
        yield str(error)
        return
    if change.from_the_start and fork["from"] != 0:
        yield f"from: {fork['from']}; allowed: 0, {fork['change']} needs a rerun from the start"
    if "lasts" in fork and (change.kind != "recipe" or change.from_the_start):
        yield f"lasts: {fork['lasts']}; {fork['change']} does not end; allowed: no `lasts`"
    if fork["change"] == "discriminator_from":
        donor = f"{fork['parent'].split('/')[0]}/{args['seed']}"
        if donor == fork["parent"] or fork["from"] not in runs.get(donor, {}).get(
            "checkpoints", []
        ):
            yield (
                f"args.seed: {args['seed']}; allowed: the seed of another run of this subject that "
                f"has a checkpoint at epoch {fork['from']}"
            )


def _missing_gate(
    forks: Sequence[Mapping[str, Any]], run: Mapping[str, Any], parent: str, start: int
) -> Iterable[str]:
    """Yield a line where forks have no fork that changes nothing to be compared with."""
    group = [fork for fork in forks if (fork["parent"], fork["from"]) == (parent, start)]
    gates = [fork for fork in group if fork["change"] == UNCHANGED]
    if not any(
        epoch in run["checkpoints"] for gate in gates for epoch in gate.get("checkpoints", [])
    ):
        yield (
            f"design.forks: the forks of {parent} from epoch {start} need one that changes nothing "
            f"(change: {UNCHANGED}) with a checkpoint that {parent} has too; "
            f"allowed: epochs among {[e for e in run['checkpoints'] if e > start]}"
        )
