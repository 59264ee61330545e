"""Draw how far the judge can be trusted."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.judge import calibration


def main() -> None:
    """Read its calibration and its confusion, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--calibration", required=True)
    parser.add_argument("--confusion", required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    tables = (files.read_table(path) for path in (args.calibration, args.confusion))
    style.save(calibration.draw(*tables), *args.figures)


if __name__ == "__main__":
    cli.run(main)
