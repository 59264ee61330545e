"""Renew rules/needs.csv, what jobs ask of a cluster, from the timings of runs that are there.

python tools/measure_needs.py                                     of results/default
python tools/measure_needs.py --configfile presets/sprites.yaml   of a preset as well

A rule of the run gets what its jobs took at most, with a margin; a rule that another run has
measured keeps what is larger. With --anew it does not.
"""

from glassgan import cli, files, needs, snakefile
from glassgan.errors import InputError


def main() -> None:
    """Read the timings, write the table."""
    parser = cli.parser(__doc__)
    parser.add_argument("--configfile", help="a file of presets/")
    parser.add_argument("--anew", action="store_true", help="forget what other runs took")
    args = parser.parse_args()
    workflow = snakefile.load(args.configfile)
    found: dict[str, needs.Need] = {}
    for job in workflow.dag.jobs:
        if job.benchmark and (need := needs.measured(str(job.benchmark))) is not None:
            found[job.rule.name] = need.at_least(found.get(job.rule.name, need))
    if not found:
        raise InputError(f"there are no timings in {workflow.globals['TIMINGS']}; run it first")
    before = {} if args.anew else needs.read()
    for rule, need in before.items():
        found[rule] = need.at_least(found.get(rule, need))
    files.write_bytes(needs.TABLE, needs.table(found).encode())
    print(f"{needs.TABLE}: {len(found)} rules")


if __name__ == "__main__":
    cli.run(main)
