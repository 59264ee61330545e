"""Draw the layers of the generator of a run, and units of both networks as pictures."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.features import generator_layers, unit_pictures


def main() -> None:
    """Read what the layers hold, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--generator", required=True, help="what its layers hold")
    parser.add_argument("--discriminator", nargs="*", default=[], help="one file, if there is D")
    parser.add_argument("--summary", required=True, help="of the generator, a row a layer")
    parser.add_argument("--effects", required=True, help="of the generator")
    parser.add_argument("--latents", type=int, required=True, help="drawn at every layer")
    parser.add_argument("--points", type=int, required=True, help="in a plane")
    parser.add_argument("--units", type=int, required=True, help="of each layer, as pictures")
    parser.add_argument(
        "--figures", nargs="+", required=True, help="output: svg, png; named after their figures"
    )
    args = parser.parse_args()

    generator, _ = files.read_arrays(args.generator)
    found = [files.read_arrays(path)[0] for path in args.discriminator]
    discriminator = found[0] if found else {}
    summary, effects = files.read_table(args.summary), files.read_table(args.effects)
    figures = {
        "generator_layers": lambda: generator_layers.draw(
            generator, summary, effects, args.latents, args.points
        ),
        "unit_pictures": lambda: unit_pictures.draw(generator, discriminator, args.units),
    }
    style.save_named(figures, args.figures)


if __name__ == "__main__":
    cli.run(main)
