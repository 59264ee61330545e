"""Renew rules/needs.csv, what jobs ask of a cluster, from the timings of runs that are there.

python tools/measure_needs.py                                     of results/default
python tools/measure_needs.py --configfile presets/sprites.yaml   of a preset as well

A rule gets what its jobs took at most, with a margin, or what stands there already if that is more:
to begin anew, delete the table.
"""

from glassgan import cli, files, needs, snakefile
from glassgan.errors import InputError


def main() -> None:
    """Read the timings, write the table."""
    parser = cli.parser(__doc__)
    parser.add_argument("--configfile", help="a file of presets/")
    args = parser.parse_args()
    workflow = snakefile.load(args.configfile)
    measured = [
        (job.rule.name, need)
        for job in workflow.dag.jobs
        if job.benchmark and (need := needs.measured(str(job.benchmark))) is not None
    ]
    if not measured:
        raise InputError(f"there are no timings in {workflow.globals['TIMINGS']}; run it first")
    known = needs.read()
    for rule, need in measured:
        known[rule] = need.at_least(known.get(rule, need))
    files.write_bytes(needs.TABLE, needs.table(known).encode())
    print(f"{needs.TABLE}: {len(known)} rules")


if __name__ == "__main__":
    cli.run(main)
