"""Draw whether the units of a subject have counterparts in its other seeds."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.units import matches


def main() -> None:
    """Read the matches, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--matches", required=True, help="a row a unit and pair of seeds")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()
    style.save(matches.draw(files.read_table(args.matches)), *args.figures)


if __name__ == "__main__":
    cli.run(main)
