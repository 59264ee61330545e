"""Draw the units of a run whose effects are clearest."""

from glassgan import cli, files
from glassgan.report import figure_unit_atlas, style, units


def main() -> None:
    """Read pictures and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--association", required=True, help="strongest samples of every unit")
    parser.add_argument("--sweep", required=True, help="effects of every unit")
    parser.add_argument("--name", required=True)
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--units", type=int, required=True, help="of each layer")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    effects = units.of_run(files.read_table(args.effects), args.name, args.run_seed)
    association, _ = files.read_arrays(args.association)
    sweep, header = files.read_arrays(args.sweep)
    figure = figure_unit_atlas.draw(effects, association, sweep, header, args.units)
    style.save(figure, *args.figures)


if __name__ == "__main__":
    cli.run(main)
