"""Draw the game between generator and discriminator of a run."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.quality import dynamics


def main() -> None:
    """Read the pictures and the tables, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--push", required=True)
    parser.add_argument("--forgetting", required=True)
    parser.add_argument("--path-angle", required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    pictures, _ = files.read_arrays(args.pictures)
    tables = (files.read_table(path) for path in (args.push, args.forgetting, args.path_angle))
    style.save(dynamics.draw(pictures, *tables), *args.figures)


if __name__ == "__main__":
    cli.run(main)
