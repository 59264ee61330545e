"""Draw the forks of a run: the tree with samples, what the changes did, how far each goes."""

import json

from glassgan import cli, files
from glassgan.report import style, tables
from glassgan.report.reruns import effects, trajectories, tree


def main() -> None:
    """Read the results on a run's forks and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--forks", required=True, help="entries of design.forks as JSON")
    parser.add_argument("--epochs", type=int, nargs="+", required=True, help="of the run")
    parser.add_argument("--parent-images", required=True, help="samples of the run")
    parser.add_argument("--images", nargs="*", default=[], help="of each fork, in their order")
    parser.add_argument("--quality", nargs="*", default=[], help="of each fork, in their order")
    parser.add_argument("--gates", required=True)
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--name", required=True, help="of the subject")
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--trajectories", required=True, help="distances from the run")
    parser.add_argument("--above-floor", required=True)
    parser.add_argument(
        "--figures", nargs="+", required=True, help="output: svg, png; named after their figures"
    )
    args = parser.parse_args()

    forks = json.loads(args.forks)
    gathered = tables.of_run(files.read_table(args.effects), args.name, args.run_seed)
    own = gathered[gathered["analysis"].isin(["fork_effects", "fork_classes"])]
    ways = [files.read_table(path) for path in (args.trajectories, args.above_floor)]
    figures = {
        "tree": lambda: tree.draw(
            forks,
            args.epochs,
            files.read_arrays(args.parent_images)[0],
            [files.read_arrays(path)[0] for path in args.images],
            [files.read_table(path) for path in args.quality],
            files.read_json(args.gates),
        ),
        "effects": lambda: effects.draw(own, forks),
        "trajectories": lambda: trajectories.draw(*ways),
    }
    style.save_named(figures, args.figures)


if __name__ == "__main__":
    cli.run(main)
