"""Draw how the discriminator of a run decides."""

from glassgan import cli, files
from glassgan.report import attribution, figure_discriminator_layers, style


def main() -> None:
    """Read tables, pictures and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--planes", required=True, help="planes and maximisers of its layers")
    parser.add_argument("--separation", required=True, help="effects of its layers")
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--name", required=True)
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--points", type=int, required=True, help="in a plane")
    parser.add_argument(
        "--figures", nargs="+", required=True, help="output: svg, png; named after their figures"
    )
    args = parser.parse_args()

    planes, _ = files.read_arrays(args.planes)
    separation = files.read_table(args.separation)
    effects = attribution.of_run(files.read_table(args.effects), args.name, args.run_seed)
    figures = {
        "discriminator_layers": lambda: figure_discriminator_layers.draw(
            planes, separation, args.points
        ),
    }
    style.save_named(figures, args.figures)


if __name__ == "__main__":
    cli.run(main)
