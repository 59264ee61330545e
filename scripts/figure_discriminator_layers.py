"""Draw how real and generated images come apart in the discriminator."""

from glassgan import cli, files
from glassgan.report import figure_discriminator_layers, style


def main() -> None:
    """Read the planes and the measures, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--effects", required=True)
    parser.add_argument("--points", type=int, required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    pictures, _ = files.read_arrays(args.pictures)
    fig = figure_discriminator_layers.draw(pictures, files.read_table(args.effects), args.points)
    style.save(fig, *args.figures)


if __name__ == "__main__":
    cli.run(main)
