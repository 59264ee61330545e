"""Write the page on which every unit of every run can be looked up."""

from glassgan import cli, files
from glassgan.effects import FDR
from glassgan.report import page
from glassgan.report.units import atlas_page, shared


def main() -> None:
    """Read tables and pictures of all runs, fill the template."""
    parser = cli.parser(__doc__)
    parser.add_argument("--preset", required=True)
    parser.add_argument("--runs", nargs="+", required=True, help="subject/seed")
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--units", nargs="+", required=True, help="a row a unit, for each run")
    parser.add_argument("--association", nargs="+", required=True, help="samples, for each run")
    parser.add_argument("--sweeps", nargs="+", required=True, help="effects, for each run")
    parser.add_argument("--template", required=True)
    parser.add_argument("--page", required=True, help="output: HTML")
    args = parser.parse_args()

    effects = files.read_table(args.effects)
    runs = []
    for name, described, samples, swept in zip(
        args.runs, args.units, args.association, args.sweeps, strict=True
    ):
        subject, seed = name.split("/")
        association, known = files.read_arrays(samples)
        sweep, header = files.read_arrays(swept)
        own = shared.of_run(effects, subject, int(seed))
        rows = atlas_page.table(own, files.read_table(described), sweep, header)
        runs.append(
            {
                "name": name,
                "epoch": known["epoch"],
                "status": known["status"],
                "layers": atlas_page.layers(rows, association, sweep),
            }
        )
    content = {
        "preset": args.preset,
        "runs": runs,
        "across": atlas_page.ACROSS,
        "level": FDR,
    }
    files.write_bytes(args.page, page.render(args.template, content).encode())


if __name__ == "__main__":
    cli.run(main)
