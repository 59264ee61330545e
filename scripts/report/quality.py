"""Draw the quality of the samples of all runs along training."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.quality import measures


def main() -> None:
    """Read the table of each run, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--tables", nargs="+", required=True, help="…/subject/seed/quality.parquet")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    tables = {"/".join(path.split("/")[-3:-1]): files.read_table(path) for path in args.tables}
    style.save(measures.draw(tables), *args.figures)


if __name__ == "__main__":
    cli.run(main)
