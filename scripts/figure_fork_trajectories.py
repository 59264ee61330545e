"""Draw how far the forks of a run go from it, step by step."""

from glassgan import cli, files
from glassgan.report import figure_fork_trajectories, style


def main() -> None:
    """Read the distances, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--trajectories", required=True)
    parser.add_argument("--above-floor", required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    tables = (files.read_table(path) for path in (args.trajectories, args.above_floor))
    style.save(figure_fork_trajectories.draw(*tables), *args.figures)


if __name__ == "__main__":
    cli.run(main)
