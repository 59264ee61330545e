"""Draw what the units of a run do: the clearest, all against concepts, sets, life lines."""

from functools import partial

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.units import atlas, concepts, life, sets, shared


def main() -> None:
    """Read the results on units and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--association", required=True, help="AUROC and strongest samples of units")
    parser.add_argument("--sweep", required=True, help="effects of every unit")
    parser.add_argument("--pictures", required=True, help="random sets, and samples")
    parser.add_argument("--life", required=True, help="a row a unit and epoch")
    parser.add_argument("--quality", required=True, help="a row a checkpoint and measure")
    parser.add_argument("--name", required=True, help="of the subject")
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--units", type=int, required=True, help="of each layer, in the atlas")
    parser.add_argument(
        "--figures", nargs="+", required=True, help="output: svg, png; named after their figures"
    )
    args = parser.parse_args()

    effects = shared.of_run(files.read_table(args.effects), args.name, args.run_seed)
    association, known = files.read_arrays(args.association)
    sweep, header = files.read_arrays(args.sweep)
    pictures, _ = files.read_arrays(args.pictures)
    lives, quality = files.read_table(args.life), files.read_table(args.quality)
    figures = {
        "atlas": lambda: atlas.draw(effects, association, sweep, header, args.units),
        "concepts": lambda: concepts.draw(effects, association, known["concepts"], sweep, header),
        "sets": lambda: sets.draw(effects, pictures),
        "life": lambda: life.draw(effects, lives, quality, header),
    }
    if "left_out" in header:
        empty = partial(style.empty_figure, 1.2, f"left out: {header['left_out']}")
        figures = dict.fromkeys(figures, empty)
    style.save_named(figures, args.figures)


if __name__ == "__main__":
    cli.run(main)
