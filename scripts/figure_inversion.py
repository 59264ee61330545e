"""Draw real images beside what the generator of a run draws at the nearest latents."""

from glassgan import cli, files
from glassgan.report import figure_inversion, style


def main() -> None:
    """Read the pictures and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--name", required=True)
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    pictures, _ = files.read_arrays(args.pictures)
    effects = files.read_table(args.effects)
    own = (effects["subject"] == args.name) & (effects["seed"] == args.run_seed)
    style.save(figure_inversion.draw(pictures, effects[own]), *args.figures)


if __name__ == "__main__":
    cli.run(main)
