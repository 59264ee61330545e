"""Draw the samples of a run, the layers that make them, and units as pictures."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.features import generator_layers, unit_pictures
from glassgan.report.quality import samples as figure_samples


def main() -> None:
    """Read the samples, what the layers hold and the measures of both, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--samples", required=True, help="at every checkpoint")
    parser.add_argument("--quality", required=True, help="of the samples")
    parser.add_argument("--generator", required=True, help="what its layers hold")
    parser.add_argument("--discriminator", nargs="*", default=[], help="one file, if there is D")
    parser.add_argument("--summary", required=True, help="of the generator, a row a layer")
    parser.add_argument("--effects", required=True, help="of the generator")
    parser.add_argument("--columns", type=int, required=True, help="samples of each checkpoint")
    parser.add_argument("--latents", type=int, required=True, help="drawn at every layer")
    parser.add_argument("--points", type=int, required=True, help="in a plane")
    parser.add_argument("--units", type=int, required=True, help="of each layer, as pictures")
    parser.add_argument(
        "--figures", nargs="+", required=True, help="output: svg, png; named after their figures"
    )
    args = parser.parse_args()

    samples, _ = files.read_arrays(args.samples)
    quality = files.read_table(args.quality)
    generator, _ = files.read_arrays(args.generator)
    found = [files.read_arrays(path)[0] for path in args.discriminator]
    discriminator = found[0] if found else {}
    summary, effects = files.read_table(args.summary), files.read_table(args.effects)
    figures = {
        "samples": lambda: figure_samples.draw(samples, quality, args.columns),
        "generator_layers": lambda: generator_layers.draw(
            generator, summary, effects, args.latents, args.points
        ),
        "unit_pictures": lambda: unit_pictures.draw(generator, discriminator, args.units),
    }
    style.save_named(figures, args.figures)


if __name__ == "__main__":
    cli.run(main)
