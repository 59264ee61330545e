"""Draw how noise becomes an image, layer by layer."""

from glassgan import cli, files
from glassgan.report import figure_generator_layers, style


def main() -> None:
    """Read what the layers hold and the measures by layer, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--summary", required=True)
    parser.add_argument("--effects", required=True)
    parser.add_argument("--latents", type=int, required=True)
    parser.add_argument("--points", type=int, required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    pictures, _ = files.read_arrays(args.pictures)
    summary, effects = files.read_table(args.summary), files.read_table(args.effects)
    fig = figure_generator_layers.draw(pictures, summary, effects, args.latents, args.points)
    style.save(fig, *args.figures)


if __name__ == "__main__":
    cli.run(main)
