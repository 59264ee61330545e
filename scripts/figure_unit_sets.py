"""Draw what sets of units of a run remove."""

from glassgan import cli, files
from glassgan.report import figure_unit_sets, style, units


def main() -> None:
    """Read pictures and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--pictures", required=True, help="random sets, and samples")
    parser.add_argument("--name", required=True)
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    effects = units.of_run(files.read_table(args.effects), args.name, args.run_seed)
    tensors, _ = files.read_arrays(args.pictures)
    style.save(figure_unit_sets.draw(effects, tensors), *args.figures)


if __name__ == "__main__":
    cli.run(main)
