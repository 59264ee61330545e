"""Draw what the layers of the discriminator of a run hold."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.features import discriminator_layers


def main() -> None:
    """Read planes, maximisers and how well layers separate, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--planes", required=True, help="planes and maximisers of its layers")
    parser.add_argument("--separation", required=True, help="effects of its layers")
    parser.add_argument("--points", type=int, required=True, help="in a plane")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    planes, _ = files.read_arrays(args.planes)
    separation = files.read_table(args.separation)
    style.save(discriminator_layers.draw(planes, separation, args.points), *args.figures)


if __name__ == "__main__":
    cli.run(main)
