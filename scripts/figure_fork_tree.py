"""Draw a run and its forks as a tree with samples."""

import json

from glassgan import cli, files
from glassgan.report import figure_fork_tree, style


def main() -> None:
    """Read the samples and measures of a run's forks, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--forks", required=True, help="entries of design.forks as JSON")
    parser.add_argument("--epochs", type=int, nargs="+", required=True, help="of the run")
    parser.add_argument("--parent-images", required=True, help="samples of the run")
    parser.add_argument("--images", nargs="*", default=[], help="of each fork, in their order")
    parser.add_argument("--quality", nargs="*", default=[], help="of each fork, in their order")
    parser.add_argument("--gates", required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    fig = figure_fork_tree.draw(
        json.loads(args.forks),
        args.epochs,
        files.read_arrays(args.parent_images)[0],
        [files.read_arrays(path)[0] for path in args.images],
        [files.read_table(path) for path in args.quality],
        files.read_json(args.gates),
    )
    style.save(fig, *args.figures)


if __name__ == "__main__":
    cli.run(main)
