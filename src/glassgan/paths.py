"""Where the results of runs and of forks lie: input functions of the rules.

A rule names a method as an input; Snakemake calls it with the wildcards of a job, `subject` and
`seed`, and `epoch`, `fork` or `place` where the results of the rule have them.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from glassgan.design import find_run, previous_epoch, run_name
from glassgan.forks import design as forks
from glassgan.workflow import module_code

WEIGHTS, STATE = "weights.safetensors", "state.safetensors"
CHECKPOINT_FILES = (WEIGHTS, STATE, "trace.parquet")
OF_LINK = (*CHECKPOINT_FILES, "track.safetensors", "factors.parquet")  # of a fork
OWN_CLASSIFIER = ("build", "args", "weights")  # keys of the section `judge`
OF_JUDGE = ("seed", *OWN_CLASSIFIER, "concepts")  # that differ between the two judges, or are JSON
MEASURED = ("quality.parquet", "quality.folds.parquet", "samples.safetensors")
Paths = Callable[[Any], list[str]]


def run_of(path: str, below: int = 0) -> tuple[str, int]:
    """Return subject and seed of a result: …/subject/seed/file, or some folders further below."""
    subject, seed = path.split("/")[-3 - below : -1 - below]
    return subject, int(seed)


@dataclass(frozen=True)
class Runs:
    """Files of the runs of a design, and of the code that builds their subjects.

    Attributes:
        results: their folder.
        design: the section `design`.
    """

    results: str
    design: Mapping[str, Any]

    def entry(self, wildcards: Any) -> Mapping[str, Any]:
        """Return the entry of a run in `design.runs`."""
        return find_run({"design": self.design}, f"{wildcards.subject}/{wildcards.seed}")

    def epochs(self, wildcards: Any) -> list[int]:
        """Return the epochs of the checkpoints of a run, in order."""
        return list(self.entry(wildcards)["checkpoints"])

    def seeds(self, wildcards: Any) -> list[int]:
        """Return the seeds of the runs of a subject, in order."""
        return [r["seed"] for r in self.design["runs"] if r["subject"] == wildcards.subject]

    def of_checkpoints(self, run: Mapping[str, Any], *files: str) -> list[str]:
        """Return files of every checkpoint of an entry of `design.runs`, one checkpoint first."""
        folder = f"{self.results}/train/{run_name(run)}"
        return [f"{folder}/{epoch}/{file}" for epoch in run["checkpoints"] for file in files]

    def weights(self, wildcards: Any) -> list[str]:
        """Return the weights of every checkpoint of a run, in order."""
        return self.of_checkpoints(self.entry(wildcards), WEIGHTS)

    def states(self, wildcards: Any) -> list[str]:
        """Return the state beside the weights of every checkpoint of a run, in order."""
        return self.of_checkpoints(self.entry(wildcards), STATE)

    def checkpoints(self, wildcards: Any) -> list[str]:
        """Return weights and state of every checkpoint of a run."""
        return [*self.weights(wildcards), *self.states(wildcards)]

    def all_weights(self, wildcards: Any) -> list[str]:
        """Return the weights of every checkpoint of every run, run by run, in order."""
        return [path for run in self.design["runs"] for path in self.of_checkpoints(run, WEIGHTS)]

    def before(self, file: str) -> Callable[[Any], str]:
        """Return an input function for a file of the checkpoint before a link."""

        def path(wildcards: Any) -> str:
            run = self.entry(wildcards)
            epoch = previous_epoch(run, int(wildcards.epoch))
            return f"{self.results}/train/{run_name(run)}/{epoch}/{file}"

        return path

    def of_seeds(self, path: str) -> Paths:
        """Return an input function for a result of every run of a subject: units/{run}/...."""
        return lambda wildcards: [
            f"{self.results}/{path.format(run=f'{wildcards.subject}/{seed}')}"
            for seed in self.seeds(wildcards)
        ]

    def of(self, run: str | None, path: str) -> list[str]:
        """Return a result of a run, once an epoch where the path names one; none without a run."""
        epochs = find_run({"design": self.design}, run)["checkpoints"] if run else []
        return sorted({f"{self.results}/{path.format(run=run, epoch=e)}" for e in epochs})

    def specification(self, wildcards: Any) -> str:
        """Return the entry of a subject in `design.subjects` as JSON."""
        return json.dumps(self.design["subjects"][wildcards.subject], sort_keys=True)

    def code_of(self, subjects: Iterable[str]) -> list[str]:
        """Return the files of the project that build some subjects."""
        entries = [self.design["subjects"][name] for name in subjects]
        parts = [part for entry in entries for part in (entry, *_networks(entry))]
        return sorted(
            {file for part in parts if "build" in part for file in module_code(part["build"])}
        )

    def code(self, wildcards: Any) -> list[str]:
        """Return the files of the project that build a subject."""
        return self.code_of([wildcards.subject])

    def all_code(self, wildcards: Any) -> list[str]:
        """Return the files of the project that build the subjects of all runs."""
        return self.code_of({run["subject"] for run in self.design["runs"]})

    def code_and_weights(self, wildcards: Any) -> list[str]:
        """Return the files that build a subject, and the weights of one from files."""
        given = _networks(self.design["subjects"][wildcards.subject])
        return [*self.code(wildcards), *(part["weights"] for part in given)]


@dataclass(frozen=True)
class LastEpoch:
    """For messages. As a parameter of a rule it would compute a run anew that is made longer."""

    runs: Runs

    def __format__(self, run: str) -> str:
        """Return the last epoch of the run that is named after the colon."""
        return str(find_run({"design": self.runs.design}, run)["checkpoints"][-1])


@dataclass(frozen=True)
class Forks:
    """Files of the forks of a design.

    Attributes:
        runs: where their parents lie.
        entries: those of `design.forks` that are to be made.
    """

    runs: Runs
    entries: Sequence[Mapping[str, Any]]

    def entry(self, wildcards: Any) -> Mapping[str, Any]:
        """Return the entry of a fork in `design.forks`."""
        return forks.find(self.entries, f"{wildcards.subject}/{wildcards.seed}/{wildcards.fork}")

    def specification(self, wildcards: Any) -> str:
        """Return the entry of a fork as JSON, without its ends: a longer fork is no other fork."""
        entry = self.entry(wildcards)
        kept = sorted(set(entry) - {"checkpoints", "steps"})
        return json.dumps({key: entry[key] for key in kept})

    def places(self, wildcards: Any) -> list[str]:
        """Return where a fork writes checkpoints, in order."""
        return forks.places(self.entry(wildcards))

    def code(self, wildcards: Any = None) -> list[str]:
        """Return the files of the project that build the subjects of all forks."""
        return self.runs.code_of({fork["parent"].split("/")[0] for fork in self.entries})

    def of_run(self, wildcards: Any) -> list[Mapping[str, Any]]:
        """Return the entries of all forks of a run."""
        run = f"{wildcards.subject}/{wildcards.seed}"
        return [fork for fork in self.entries if fork["parent"] == run]

    def of_run_as_json(self, wildcards: Any) -> str:
        """Return the entries of all forks of a run as JSON."""
        return json.dumps(self.of_run(wildcards))

    def before(self, file: str) -> Callable[[Any], str]:
        """Return an input function for a file of the checkpoint before a link of a fork."""

        def path(wildcards: Any) -> str:
            fork = self.entry(wildcards)
            before = forks.previous_place(fork, wildcards.place)
            if before is None:
                return f"{self.runs.results}/train/{fork['parent']}/{fork['from']}/{file}"
            return f"{self._folder(fork)}/{before}/{file}"

        return path

    def donor(self, wildcards: Any) -> list[str]:
        """Return the checkpoint that a fork takes something from, at its start; mostly none."""
        fork = self.entry(wildcards)
        if fork["change"] != "discriminator_from":
            return []
        run = f"{wildcards.subject}/{fork['args']['seed']}"
        folder = f"{self.runs.results}/train/{run}/{fork['from']}"
        return [f"{folder}/{WEIGHTS}", f"{folder}/{STATE}"]

    def files(self, fork: Mapping[str, Any]) -> list[str]:
        """Return all files of a fork: those of its links, link by link, and what is measured."""
        measured = [f"{self._folder(fork)}/{file}" for file in MEASURED]
        return [*self._of_links(fork, *OF_LINK), *measured]

    def named(self, file: str, forks: Iterable[Mapping[str, Any]]) -> list[str]:
        """Return the files of some forks with a name: one a link, or one a fork."""
        return [path for fork in forks for path in self.files(fork) if Path(path).name == file]

    def of_all(self, file: str) -> Paths:
        """Return an input function for a file of all forks of a run: one a link, or one a fork."""
        return lambda wildcards: self.named(file, self.of_run(wildcards))

    def weights(self, wildcards: Any) -> list[str]:
        """Return the weights of every link of a fork, in order."""
        return self._of_links(self.entry(wildcards), WEIGHTS)

    def unchanged(self, wildcards: Any) -> list[str]:
        """Return weights and state of the forks of a run that change nothing."""
        return [
            path
            for fork in self.of_run(wildcards)
            if fork["change"] == forks.UNCHANGED
            for path in self._of_links(fork, WEIGHTS, STATE)
        ]

    def _folder(self, fork: Mapping[str, Any]) -> str:
        return f"{self.runs.results}/forks/{forks.name(fork)}"

    def _of_links(self, fork: Mapping[str, Any], *files: str) -> list[str]:
        folder = self._folder(fork)
        return [f"{folder}/{place}/{file}" for place in forks.places(fork) for file in files]


def _networks(entry: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the entries of the networks of a subject from files, none for another subject."""
    return [entry[part] for part in ("generator", "discriminator") if entry.get(part)]


def judge_values(section: Mapping[str, Any], judge: str) -> dict[str, Any]:
    """Return the values of a judge as its script takes them: mappings as JSON.

    The second judge is of the next seed, and always trained here, where the first is a user's own.

    Args:
        section: of the parameters, `judge`.
        judge: "judge" or "second".
    """
    values = dict(section)
    if judge == "second":
        values = {key: value for key, value in values.items() if key not in OWN_CLASSIFIER}
        values["seed"] += 1
    return {
        key: json.dumps(value, sort_keys=True) if isinstance(value, Mapping) else value
        for key, value in values.items()
    }


def judge_value(parameters: Mapping[str, Any], key: str) -> Callable[[Any], Any]:
    """Return a function of wildcards that gives a value of the judge that they name."""
    return lambda wildcards: judge_values(parameters["judge"], wildcards.judge).get(key)


def own_files(section: Mapping[str, Any], judge: str) -> list[str]:
    """Return the files of a user's own classifier and concepts: code in the project, and weights.

    Args:
        section: of the parameters, `judge`.
        judge: "judge", or "second", which has no classifier of a user's own.
    """
    parts = [*section.get("concepts", {}).values(), *([section] if judge == "judge" else [])]
    code = [part[key] for part in parts for key in ("build", "function") if key in part]
    weights = [part["weights"] for part in parts if "weights" in part]
    return sorted({*weights, *(file for path in code for file in module_code(path))})
