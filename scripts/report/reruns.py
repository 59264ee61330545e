"""Draw the forks of a run: the tree with samples, what the changes did, how far each goes."""

import json

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.reruns import effects as figure_fork_effects
from glassgan.report.reruns import trajectories
from glassgan.report.reruns import tree as figure_fork_tree


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
    parser.add_argument("--tree", nargs="+", required=True, help="output: svg, png")
    parser.add_argument("--changes", nargs="+", required=True, help="output: svg, png")
    parser.add_argument("--ways", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    forks = json.loads(args.forks)
    tree = figure_fork_tree.draw(
        forks,
        args.epochs,
        files.read_arrays(args.parent_images)[0],
        [files.read_arrays(path)[0] for path in args.images],
        [files.read_table(path) for path in args.quality],
        files.read_json(args.gates),
    )
    style.save(tree, *args.tree)

    effects = files.read_table(args.effects)
    own = (effects["subject"] == args.name) & (effects["seed"] == args.run_seed)
    effects = effects[own & effects["analysis"].isin(["fork_effects", "fork_classes"])]
    style.save(figure_fork_effects.draw(effects, forks), *args.changes)

    tables = (files.read_table(path) for path in (args.trajectories, args.above_floor))
    style.save(trajectories.draw(*tables), *args.ways)


if __name__ == "__main__":
    cli.run(main)
