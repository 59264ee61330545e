"""Draw units of both networks as pictures."""

from glassgan import cli, files
from glassgan.report import figure_unit_pictures, style


def main() -> None:
    """Read the weights and the maximisers, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--generator", required=True)
    parser.add_argument("--discriminator", nargs="*", default=[], help="one file, if there is D")
    parser.add_argument("--units", type=int, required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    generator, _ = files.read_arrays(args.generator)
    found = [files.read_arrays(path)[0] for path in args.discriminator]
    discriminator = found[0] if found else {}
    fig = figure_unit_pictures.draw(generator, discriminator, args.units)
    style.save(fig, *args.figures)


if __name__ == "__main__":
    cli.run(main)
