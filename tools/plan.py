"""Say what a run would do and why, and how long it would take; nothing is computed.

python tools/plan.py                                   for params.yaml
python tools/plan.py --configfile presets/smoke.yaml   with a preset laid over it

Times are the mean of what jobs of the same rule took in this preset (timings/). A rule that never
ran in it has the time that it took in another one, marked with ~, or none.
"""

import re
from collections import defaultdict
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from glassgan import cli, plan, snakefile
from glassgan.errors import InputError

LONGEST = 5  # jobs that are named


def main() -> None:
    """Load the workflow, read the timings, print the table."""
    from snakemake.utils import available_cpu_count

    parser = cli.parser(__doc__)
    parser.add_argument("--configfile", help="a file of presets/")
    parser.add_argument("--cores", default="all", help="a number, or all (default)")
    args = parser.parse_args()
    if args.cores != "all" and not (args.cores.isdigit() and int(args.cores)):
        raise InputError(f"--cores: {args.cores}; allowed: a number from 1, or all")
    cores = available_cpu_count() if args.cores == "all" else int(args.cores)

    workflow = snakefile.load(args.configfile)
    names = workflow.globals
    jobs = jobs_of(workflow.dag, names["RESULTS"])
    times = read_times(workflow.dag, names["TIMINGS"])
    preset = names["config"]["preset"]
    show(preset, jobs, plan.by_phase(jobs, names["EXPECTED"], times), times, cores)


def jobs_of(dag: Any, results: str) -> list[plan.Job]:
    """Return the jobs that write something, each with why it would run."""
    found = sorted((job for job in dag.jobs if job.output), key=lambda job: str(job.output[0]))
    numbers = {job: number for number, job in enumerate(found)}
    return [
        plan.Job(
            name=f"{job.rule.name} {' '.join(map(str, job.wildcards))}".strip(),
            rule=job.rule.name,
            phase=snakefile.phase_of(str(job.output[0]), results),
            reason=why(dag.reason(job)) if dag.needrun(job) else None,
            needs=tuple(numbers[other] for other in dag.job_dependencies(job) if other in numbers),
        )
        for job in found
    ]


def why(reason: Any) -> str:
    """Return Snakemake's reason in a word or two; the first that holds, the strongest first."""
    reasons = (
        (reason.incomplete_output, "was interrupted"),
        (reason.missing_output, "not there yet"),
        (reason.code_changed, "rule changed"),
        (reason.params_changed, "parameters changed"),
        (reason.input_changed, "other inputs"),
        (reason.updated_input, "inputs changed"),
        (reason.updated_input_run, "follows from others"),
    )
    return next((word for holds, word in reasons if holds), "asked for")


def read_times(dag: Any, timings: str) -> dict[str, plan.Time]:
    """Return how long jobs of each rule took, in this preset and in others."""
    own: dict[str, list[float]] = defaultdict(list)
    others: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for job in dag.jobs:
        if job.benchmark and (seconds := plan.read_seconds(str(job.benchmark))) is not None:
            own[job.rule.name].append(seconds)
    patterns = {job.rule.name: pattern_of(job.rule, timings) for job in dag.jobs}
    for path in sorted(Path(timings).parent.glob("*/**/*.tsv")):
        preset, *rest = path.relative_to(Path(timings).parent).parts
        fits = [name for name, wanted in patterns.items() if wanted.fullmatch("/".join(rest))]
        seconds = plan.read_seconds(path)
        if fits and seconds is not None and preset != Path(timings).name:
            others[preset][fits[0]].append(seconds)
    return plan.times_of_rules(own, others)


def pattern_of(rule: Any, timings: str) -> re.Pattern[str]:
    """Return what the timing files of a rule match, below the folder of any preset."""
    from snakemake.io import regex_from_filepattern

    if not rule.benchmark:
        return re.compile("(?!)")
    return re.compile(regex_from_filepattern(str(rule.benchmark).removeprefix(f"{timings}/")))


def show(
    preset: str,
    jobs: list[plan.Job],
    phases: list[plan.Sum],
    times: dict[str, plan.Time],
    cores: int,
) -> None:
    """Print the table, the longest jobs and the time of all, or that there is nothing to do."""
    console = Console(soft_wrap=True)
    total = plan.sum_up("all", jobs, times)
    if not total.to_run:
        console.print(f"nothing to do: all {total.done:,} jobs of {preset} are done")
        return
    table = Table("phase", title=f"what a run of {preset} would do", title_justify="left")
    for column in ("to run", "done", "core time"):
        table.add_column(column, justify="right")
    table.add_column("why")
    for row in (*phases, total):
        if row is total:
            table.add_section()
        reasons = [f"{reason} ({count:,})" for reason, count in row.reasons]
        core_time = plan.in_words(row.time, row.unknown, row.to_run)
        words = ", ".join(reasons if len(reasons) > 1 else [word for word, _ in row.reasons])
        table.add_row(row.name, f"{row.to_run:,}", f"{row.done:,}", core_time, words)
    console.print(table)
    if slow := plan.longest(jobs, times, LONGEST):
        console.print("the longest jobs:")
        for job, time in slow:
            console.print(f"  {plan.in_words(time):>12}  {job.name}", highlight=False)
    least = plan.in_words(plan.wall(jobs, times, cores), total.unknown, total.to_run)
    console.print(
        f"on {cores} {'core' if cores == 1 else 'cores'}, at the least: {least}", highlight=False
    )
    if total.unknown:
        console.print(f"  ({total.unknown:,} jobs are of rules that never ran here)")
    if not total.time.sure:
        console.print("  (~: by the timings of other presets)")


if __name__ == "__main__":
    cli.run(main)
