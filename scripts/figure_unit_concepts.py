"""Draw which units of a run go with, and change, which concepts."""

from glassgan import cli, files
from glassgan.report import figure_unit_concepts, style, units


def main() -> None:
    """Read matrices and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--association", required=True, help="AUROC of every unit")
    parser.add_argument("--sweep", required=True, help="effects of every unit")
    parser.add_argument("--name", required=True)
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    effects = units.of_run(files.read_table(args.effects), args.name, args.run_seed)
    association, known = files.read_arrays(args.association)
    sweep, header = files.read_arrays(args.sweep)
    figure = figure_unit_concepts.draw(effects, association, known["concepts"], sweep, header)
    style.save(figure, *args.figures)


if __name__ == "__main__":
    cli.run(main)
