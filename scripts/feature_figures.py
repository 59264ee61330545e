"""Draw what the layers of a run hold: noise becoming an image, and units as pictures."""

from glassgan import cli, files
from glassgan.report import figure_generator_layers, figure_unit_pictures, style


def main() -> None:
    """Read what the layers hold and the measures by layer, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--generator", required=True, help="what its layers hold")
    parser.add_argument("--discriminator", nargs="*", default=[], help="one file, if there is D")
    parser.add_argument("--summary", required=True, help="of the generator, a row a layer")
    parser.add_argument("--effects", required=True, help="of the generator")
    parser.add_argument("--latents", type=int, required=True, help="drawn at every layer")
    parser.add_argument("--points", type=int, required=True, help="in a plane")
    parser.add_argument("--units", type=int, required=True, help="of each layer, as pictures")
    parser.add_argument("--layers", nargs="+", required=True, help="output: svg, png")
    parser.add_argument("--unit-pictures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    generator, _ = files.read_arrays(args.generator)
    found = [files.read_arrays(path)[0] for path in args.discriminator]
    discriminator = found[0] if found else {}
    summary, effects = files.read_table(args.summary), files.read_table(args.effects)

    layers = figure_generator_layers.draw(generator, summary, effects, args.latents, args.points)
    style.save(layers, *args.layers)
    pictures = figure_unit_pictures.draw(generator, discriminator, args.units)
    style.save(pictures, *args.unit_pictures)


if __name__ == "__main__":
    cli.run(main)
