"""Draw the matrix of cures: what each single change makes of a run."""

from pathlib import Path

import pandas as pd

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.case_study import cures


def main() -> None:
    """Read the matrix and the samples of each fork, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--matrix", required=True, help="CSV")
    parser.add_argument("--images", nargs="+", required=True, help="samples of each fork")
    parser.add_argument("--real", required=True, help="the measures of test images")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    images = {}
    for path in args.images:
        arrays, _ = files.read_arrays(path)
        if arrays:
            last = arrays[max(arrays, key=lambda place: tuple(map(int, place.split("+"))))]
            seed, fork = Path(path).parts[-3:-1]
            images[fork, int(seed)] = last[:, 0]
    matrix = pd.read_csv(args.matrix)
    style.save(cures.draw(matrix, images, files.read_table(args.real)), *args.figures)


if __name__ == "__main__":
    cli.run(main)
