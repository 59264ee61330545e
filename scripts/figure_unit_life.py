"""Draw how the units of a run come to mean something, epoch by epoch."""

from glassgan import cli, files
from glassgan.report import figure_unit_life, style, units


def main() -> None:
    """Read life lines, quality and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--life", required=True, help="a row a unit and epoch")
    parser.add_argument("--quality", required=True, help="a row a checkpoint and measure")
    parser.add_argument("--sweep", required=True, help="effects of every unit")
    parser.add_argument("--name", required=True)
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    effects = units.of_run(files.read_table(args.effects), args.name, args.run_seed)
    life, quality = files.read_table(args.life), files.read_table(args.quality)
    _, header = files.read_arrays(args.sweep)
    style.save(figure_unit_life.draw(effects, life, quality, header), *args.figures)


if __name__ == "__main__":
    cli.run(main)
