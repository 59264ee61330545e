"""Draw what the directions of the latent space of a run do."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.latent import (
    agreement,
    concepts,
    geometry,
    inversion,
    leading,
    methods,
    moves,
    paths,
    shared,
    traversal,
)


def main() -> None:
    """Read tables, pictures and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--directions", required=True, help="a row a direction")
    parser.add_argument("--moves", required=True, help="pictures and curves")
    parser.add_argument("--geometry", required=True, help="spectra of the Jacobian")
    parser.add_argument("--inversion", required=True, help="pictures of real images drawn again")
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--name", required=True)
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument(
        "--figures", nargs="+", required=True, help="output: svg, png; named after their figures"
    )
    args = parser.parse_args()

    table = files.read_table(args.directions)
    arrays, header = files.read_arrays(args.moves)
    effects = shared.of_run(files.read_table(args.effects), args.name, args.run_seed)
    spectra, chain = files.read_arrays(args.geometry)
    inverted, searched = files.read_arrays(args.inversion)
    moved = (table, arrays, header, effects)
    figures = {
        "leading": lambda: leading.draw(*moved),
        "traversal": lambda: traversal.draw(*moved),
        "methods": lambda: methods.draw(*moved),
        "concepts": lambda: concepts.draw(table, effects),
        "agreement": lambda: agreement.draw(table, effects),
        "moves": lambda: moves.draw(effects, header),
        "paths": lambda: paths.draw(arrays),
        "geometry": lambda: geometry.draw(
            spectra["spectra"], chain["epochs"], effects[effects["analysis"] == "latent_geometry"]
        ),
        "inversion": lambda: (
            style.empty_figure(1.2, f"left out: {searched['left_out']}")
            if "left_out" in searched
            else inversion.draw(inverted, effects)
        ),
    }
    style.save_named(figures, args.figures)


if __name__ == "__main__":
    cli.run(main)
