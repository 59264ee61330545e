"""The section `design`: subjects, runs and forks, all axes of the experiment. Without torch."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from glassgan.errors import InputError
from glassgan.forks import design as forks
from glassgan.settings import Count, Name, Seed, Settings, optional
from glassgan.subjects.settings import Subject, is_from_files

LINKS = 300  # of a chain; recursion in Snakemake fails near 480
Growing = Annotated[list[Count], Field(min_length=1, max_length=LINKS)]
Epoch = Annotated[int, Field(ge=0)]


class Run(Settings):
    """A chain of checkpoints."""

    subject: Name = Field(description="one of `design.subjects`")
    seed: Seed = Field(description="of weights, order and latents")
    checkpoints: list[Epoch] = Field(
        min_length=1, max_length=LINKS + 1, description="in epochs; 0 is the untrained pair"
    )


class Fork(Settings):
    """Training from a checkpoint of a run on, with one thing changed."""

    name: Name = Field(description="of its folder, below that of the parent")
    parent: str = Field(description="a run, subject/seed")
    from_: Epoch = Field(alias="from", description="the epoch at which it starts")
    checkpoints: Growing = optional("where it is kept, in epochs")
    steps: Growing = optional("where it is kept, in steps after the start")
    lasts: Count = optional("steps after which the change ends; without, never")
    change: str = Field(description="the name of an intervention")
    args: dict[str, Any] = Field(default={}, description="of the change")


class Design(Settings):
    """The section `design`."""

    device: Literal["cpu", "cuda"] = Field(description="of training; stated, never guessed")
    threads: Count = Field(description="of torch, in each job; parallelism comes from jobs")
    parts: Count = Field(description="jobs among which the work on a run is dealt, where it can be")
    subjects: dict[Name, Subject] = Field(min_length=1, description="networks, by their names")
    runs: list[Run] = Field(min_length=1, description="each a chain of checkpoints")
    forks: list[Fork] = Field(
        description="training from a checkpoint of a run on, with one thing changed"
    )

    def contradictions(self) -> Iterable[str]:
        """Yield a line for each run and each fork that cannot be."""
        written = self.model_dump(by_alias=True, exclude_unset=True)
        yield from _problems_of_runs(written)
        for number, fork in enumerate(written["forks"]):
            if is_from_files(written["subjects"].get(fork["parent"].split("/")[0], {})):
                yield (
                    f"forks[{number}] ({fork['name']}).parent: '{fork['parent']}' comes from "
                    "files and is not trained here; allowed: a run that is"
                )
        for line in forks.contradictions(written):
            yield line.removeprefix("design.")


def run_name(run: Mapping[str, Any]) -> str:
    """Return the name of a run, which is also its folder: subject/seed."""
    return f"{run['subject']}/{run['seed']}"


def find_run(parameters: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Return the entry of `design.runs` with a name, subject/seed."""
    for run in parameters["design"]["runs"]:
        if run_name(run) == name:
            return run
    raise InputError(f"there is no run {name} in design.runs")


def previous_epoch(run: Mapping[str, Any], epoch: int) -> int:
    """Return the checkpoint from which a link of a chain starts."""
    checkpoints = run["checkpoints"]
    if epoch not in checkpoints[1:]:
        raise InputError(
            f"epoch {epoch} of {run_name(run)} is not made by a link; allowed: {checkpoints[1:]}"
        )
    return checkpoints[checkpoints.index(epoch) - 1]


def _problems_of_runs(design: Mapping[str, Any]) -> Iterable[str]:
    seen: set[str] = set()
    for number, run in enumerate(design["runs"]):
        where, epochs = f"runs[{number}]", run["checkpoints"]
        if run["subject"] not in design["subjects"]:
            names = ", ".join(sorted(design["subjects"]))
            yield f"{where}.subject: '{run['subject']}' is no subject; allowed: {names}"
        if epochs[0] != 0 or epochs != sorted(set(epochs)):
            yield f"{where}.checkpoints: {epochs}; allowed: epochs that start with 0 and grow"
        if is_from_files(design["subjects"].get(run["subject"], {})):
            yield from _problems_of_adopted(run, where)
        if run_name(run) in seen:
            yield f"{where}: the run {run_name(run)} is there twice; allowed: each run once"
        seen.add(run_name(run))


def _problems_of_adopted(run: Mapping[str, Any], where: str) -> Iterable[str]:
    """Yield a line for what a run of a subject from files cannot have."""
    for key, only in (("seed", 0), ("checkpoints", [0])):
        if run[key] != only:
            yield (
                f"{where}.{key}: {run[key]}; allowed: {only}, since '{run['subject']}' comes from "
                "files and is not trained here"
            )
