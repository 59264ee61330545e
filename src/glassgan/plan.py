"""What a run would do: jobs summed up by phase, and the time that they are expected to take."""

import csv
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter
from pathlib import Path
from statistics import mean


@dataclass(frozen=True)
class Time:
    """The seconds that jobs of a rule took; not sure where they are those of another preset."""

    seconds: float
    sure: bool = True


@dataclass(frozen=True)
class Job:
    """A job of the workflow.

    name: what people tell it by. reason: why it would run, None if it would not.
    needs: the numbers of the jobs before it, in the list that it stands in.
    """

    name: str
    rule: str
    phase: str
    reason: str | None
    needs: tuple[int, ...] = ()


@dataclass(frozen=True)
class Sum:
    """Jobs taken together: those of a phase, or all.

    reasons: with how many jobs, the most frequent first. unknown: jobs without a time.
    """

    name: str
    to_run: int
    done: int
    reasons: tuple[tuple[str, int], ...]
    time: Time
    unknown: int


def read_seconds(path: str | Path) -> float | None:
    """Return how long a job took by a benchmark file of Snakemake, None if it says nothing."""
    try:
        with Path(path).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, delimiter="\t"))
        return mean(float(row["s"]) for row in rows) if rows else None
    except (OSError, ValueError, KeyError, TypeError):  # not there, or cut off by a kill
        return None


def times_of_rules(
    own: Mapping[str, Sequence[float]], others: Mapping[str, Mapping[str, Sequence[float]]]
) -> dict[str, Time]:
    """Return the mean time of each rule that has one.

    Args:
        own: seconds by rule, in the preset that is planned.
        others: the same by preset. Of several, the one in which the rule took longest counts:
            smoke says nothing about an experiment of another size.
    """
    known: dict[str, Time] = {}
    for rules in others.values():
        for rule, seconds in rules.items():
            longest = known[rule].seconds if rule in known else 0.0
            if seconds:
                known[rule] = Time(max(longest, mean(seconds)), sure=False)
    return known | {rule: Time(mean(seconds)) for rule, seconds in own.items() if seconds}


def sum_up(name: str, jobs: Iterable[Job], times: Mapping[str, Time]) -> Sum:
    """Take jobs together."""
    jobs = list(jobs)
    due = [job for job in jobs if job.reason is not None]
    known = [times[job.rule] for job in due if job.rule in times]
    reasons = Counter(job.reason for job in due if job.reason is not None)
    return Sum(
        name,
        len(due),
        len(jobs) - len(due),
        tuple(reasons.most_common()),
        Time(sum(time.seconds for time in known), all(time.sure for time in known)),
        len(due) - len(known),
    )


def by_phase(jobs: Iterable[Job], phases: Iterable[str], times: Mapping[str, Time]) -> list[Sum]:
    """Take the jobs of each phase together, in the order of phases; none of an empty one."""
    jobs = list(jobs)
    sums = [sum_up(phase, [j for j in jobs if j.phase == phase], times) for phase in phases]
    return [found for found in sums if found.to_run or found.done]


def longest(jobs: Iterable[Job], times: Mapping[str, Time], count: int) -> list[tuple[Job, Time]]:
    """Return the jobs that would take longest, the longest first."""
    due = [(job, times[job.rule]) for job in jobs if job.reason is not None and job.rule in times]
    return sorted(due, key=lambda pair: -pair[1].seconds)[:count]


def critical_path(jobs: Sequence[Job], times: Mapping[str, Time]) -> float:
    """Return the seconds of the longest chain of jobs that wait for each other."""
    ends: dict[int, float] = {}
    for number in TopologicalSorter({n: job.needs for n, job in enumerate(jobs)}).static_order():
        job = jobs[number]
        own = times[job.rule].seconds if job.reason is not None and job.rule in times else 0.0
        ends[number] = own + max((ends[before] for before in job.needs), default=0.0)
    return max(ends.values(), default=0.0)


def wall(jobs: Sequence[Job], times: Mapping[str, Time], cores: int) -> Time:
    """Return what a run takes at the least, with a core a job: no shorter than its longest chain.

    Jobs without a time count nothing.
    """
    total = sum_up("", jobs, times).time
    return Time(max(total.seconds / cores, critical_path(jobs, times)), total.sure)


def in_words(time: Time, unknown: int = 0, jobs: int = 1) -> str:
    """Return a time as people say it: ~2 h 05 min where not sure, "more than" where some lack it.

    Args:
        time: of those that have one.
        unknown: how many of the jobs have none.
        jobs: how many there are.
    """
    if not jobs:
        return "–"
    if unknown == jobs:
        return "unknown"
    minutes, seconds = divmod(round(time.seconds), 60)
    hours, minutes = divmod(minutes, 60)
    text = f"{hours} h {minutes:02} min" if hours else f"{minutes} min {seconds:02} s"
    text = text if hours or minutes else f"{seconds} s"
    return ("more than " if unknown else "") + ("" if time.sure else "~") + text
