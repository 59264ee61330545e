"""Draw how a run collapses: samples, losses, diversity."""

import pandas as pd

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.case_study import collapse


def main() -> None:
    """Read what was recorded along the forks that change nothing, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--tracks", nargs="+", required=True)
    parser.add_argument("--traces", nargs="+", required=True)
    parser.add_argument("--factors", nargs="+", required=True)
    parser.add_argument("--healthy", nargs="+", required=True, help="factors of the healthy run")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    images = {
        name.removeprefix("image."): array
        for path in args.tracks
        for name, array in files.read_arrays(path)[0].items()
        if name.startswith("image.")
    }
    trace = pd.concat(map(files.read_table, args.traces), ignore_index=True)
    factors = pd.concat(map(files.read_table, args.factors), ignore_index=True)
    healthy = pd.concat(map(files.read_table, args.healthy), ignore_index=True)
    style.save(collapse.draw(images, trace, factors, healthy), *args.figures)


if __name__ == "__main__":
    cli.run(main)
