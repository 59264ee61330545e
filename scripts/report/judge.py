"""Draw how far the judge can be trusted."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.judge import calibration as figure_calibration


def main() -> None:
    """Read its calibration and its confusion, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--calibration", required=True)
    parser.add_argument("--confusion", required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    calibration, confusion = files.read_table(args.calibration), files.read_table(args.confusion)
    fig = figure_calibration.draw(calibration, confusion)
    style.save(fig, *args.figures)


if __name__ == "__main__":
    cli.run(main)
