"""Try a subject: which promises hold, which analyses it will get, and which not and why.

python tools/check_generator.py mine                                      of params.yaml
python tools/check_generator.py mine --configfile presets/my_preset.yaml  of a preset over it

Nothing is trained or written. It fails where a promise is broken.
"""

import sys

from rich.console import Console
from rich.table import Table

from glassgan import cli, snakefile
from glassgan.errors import InputError


def main() -> None:
    """Read the parameters, try the subject, print both tables."""
    parser = cli.parser(__doc__)
    parser.add_argument("subject", nargs="?", default="", help="its name in design.subjects")
    parser.add_argument("--configfile", help="a file of presets/")
    args = parser.parse_args()
    config = snakefile.load(args.configfile).globals["config"]
    subjects = config["design"]["subjects"]
    if args.subject not in subjects:
        raise InputError(
            f"there is no subject {args.subject!r}; allowed for SUBJECT: "
            f"{', '.join(sorted(subjects))}"
        )
    cli.use(threads=1)
    from glassgan import conformance

    promises, analyses = conformance.conformance(
        subjects[args.subject], config["theory"]["jacobian"]["most_weights"]
    )
    console = Console()
    table = Table("", "part", "promise", "", title=f"What {args.subject} promises")
    for part, what, problem, warnings in promises:
        said = problem or "\n".join(f"warning: {warning}" for warning in warnings)
        table.add_row("✗" if problem else "✓", part, what, said)
    console.print(table)
    if any(kept.problem for kept in promises):
        sys.exit("error: a promise is broken, and no job of this subject would start")
    table = Table("", "phase", "analysis", "left out, since", title=f"What {args.subject} gets")
    for phase, what, why in analyses:
        table.add_row("–" if why else "✓", phase, what, why)
    console.print(table)


if __name__ == "__main__":
    cli.run(main)
