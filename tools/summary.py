"""Print where the report of a preset lies and the few numbers that matter."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from glassgan import cli, files
from glassgan.data import DATA


def main() -> None:
    """Read the metrics of a finished run and print them."""
    parser = cli.parser(__doc__)
    parser.add_argument("results", help="the folder of the preset")
    args = parser.parse_args()

    metrics = files.read_json(Path(args.results) / "report/metrics.json")
    table = Table("run", "epoch", "status", "classes drawn", "judge abstains", "trains")
    for name, run in metrics["runs"].items():
        table.add_row(
            name,
            str(run["epoch"]),
            run["status"],
            f"{run['classes']} of {len(DATA.classes)}",
            f"{100 * run['abstains']:.1f} %",
            {True: "yes", False: "no", None: "–"}[run["trains"]],  # –: was not trained here
        )
    console = Console()
    console.print(table)
    console.print(
        f"the judge is right on {100 * metrics['judge']['accuracy']:.2f} % of test images"
    )
    console.print(f"report: {(Path(args.results) / 'report/index.html').resolve()}", soft_wrap=True)


if __name__ == "__main__":
    cli.run(main)
