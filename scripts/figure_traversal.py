"""Draw moves along single components of the latent space of a run."""

from glassgan import cli, files
from glassgan.report import figure_traversal, style


def main() -> None:
    """Read the pictures and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--pictures", required=True)
    parser.add_argument("--effects", required=True, help="of all runs, gathered")
    parser.add_argument("--name", required=True)
    parser.add_argument("--run-seed", type=int, required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    pictures, _ = files.read_arrays(args.pictures)
    effects = files.read_table(args.effects)
    own = (effects["subject"] == args.name) & (effects["seed"] == args.run_seed)
    effects = effects[own & (effects["analysis"] == "component_effects")]
    style.save(figure_traversal.draw(pictures, effects, args.steps), *args.figures)


if __name__ == "__main__":
    cli.run(main)
