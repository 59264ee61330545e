"""Draw the gradient that reaches the generator, factor by factor, for some forks side by side."""

from pathlib import Path

import pandas as pd

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.case_study import factors


def main() -> None:
    """Read the factors of each fork, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--factors", nargs="+", required=True, help="of every link of the forks")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    tables = []
    for path in args.factors:
        run, fork = "/".join(Path(path).parts[-5:-3]), Path(path).parts[-3].replace("_", " ")
        tables.append(files.read_table(path).assign(fork=f"{run}, {fork}"))
    style.save(factors.draw(pd.concat(tables, ignore_index=True)), *args.figures)


if __name__ == "__main__":
    cli.run(main)
