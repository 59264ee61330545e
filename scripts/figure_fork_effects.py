"""Draw what the forks of a run did to the quality and the classes of its samples."""

import json

from glassgan import cli, files
from glassgan.report import figure_fork_effects, style


def main() -> None:
    """Read the gathered effects, draw those of one run, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--name", required=True, help="of the subject")
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--forks", required=True, help="entries of design.forks as JSON")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    effects = files.read_table(args.effects)
    own = (effects["subject"] == args.name) & (effects["seed"] == args.run_seed)
    effects = effects[own & effects["analysis"].isin(["fork_effects", "fork_classes"])]
    style.save(figure_fork_effects.draw(effects, json.loads(args.forks)), *args.figures)


if __name__ == "__main__":
    cli.run(main)
