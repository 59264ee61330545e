"""Draw what the units of a run do: the clearest, all against concepts, sets, life lines."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.units import atlas as figure_unit_atlas
from glassgan.report.units import concepts as figure_unit_concepts
from glassgan.report.units import life as figure_unit_life
from glassgan.report.units import sets, shared


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
    parser.add_argument("--atlas", nargs="+", required=True, help="output: svg, png")
    parser.add_argument("--concepts", nargs="+", required=True, help="output: svg, png")
    parser.add_argument("--sets", nargs="+", required=True, help="output: svg, png")
    parser.add_argument("--lives", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    effects = shared.of_run(files.read_table(args.effects), args.name, args.run_seed)
    association, known = files.read_arrays(args.association)
    sweep, header = files.read_arrays(args.sweep)
    pictures, _ = files.read_arrays(args.pictures)
    if "left_out" in header:
        for paths in (args.atlas, args.concepts, args.sets, args.lives):
            style.save(style.nothing(1.2, f"left out: {header['left_out']}"), *paths)
        return
    life, quality = files.read_table(args.life), files.read_table(args.quality)

    atlas = figure_unit_atlas.draw(effects, association, sweep, header, args.units)
    style.save(atlas, *args.atlas)
    concepts = figure_unit_concepts.draw(effects, association, known["concepts"], sweep, header)
    style.save(concepts, *args.concepts)
    style.save(sets.draw(effects, pictures), *args.sets)
    style.save(figure_unit_life.draw(effects, life, quality, header), *args.lives)


if __name__ == "__main__":
    cli.run(main)
