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
    of_classes = ("classes drawn", "judge abstains", "trains") if DATA.labelled else ()
    table = Table("run", "epoch", "status", *of_classes)
    for name, run in metrics["runs"].items():
        judged = (
            (
                f"{run['classes']} of {len(DATA.classes)}",
                f"{100 * run['abstains']:.1f} %",
                {True: "yes", False: "no", None: "–"}[run["trains"]],  # –: was not trained here
            )
            if DATA.labelled
            else ()
        )
        table.add_row(name, str(run["epoch"]), run["status"], *judged)
    console = Console()
    console.print(table)
    if DATA.labelled:
        right = 100 * metrics["judge"]["accuracy"]
        console.print(f"the judge is right on {right:.2f} % of test images")
    else:
        console.print(f"{DATA.name} has no labels: nothing is said of classes")
    console.print(f"report: {(Path(args.results) / 'report/index.html').resolve()}", soft_wrap=True)


if __name__ == "__main__":
    cli.run(main)
