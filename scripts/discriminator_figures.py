"""Draw how the discriminator of a run decides."""

from collections.abc import Callable
from pathlib import Path

from matplotlib.figure import Figure

from glassgan import cli, files
from glassgan.report import (
    attribution,
    figure_attribution_checks,
    figure_attribution_curves,
    figure_attribution_sheet,
    figure_discriminator_layers,
    style,
)


def main() -> None:
    """Read tables, pictures and the gathered effects, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--planes", required=True, help="planes and maximisers of its layers")
    parser.add_argument("--separation", required=True, help="effects of its layers")
    parser.add_argument("--pixels", required=True, help="maps and curves of attribution")
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
    pixels = files.read_arrays(args.pixels)
    effects = attribution.of_run(files.read_table(args.effects), args.name, args.run_seed)
    figures: dict[str, Callable[[], Figure]] = {
        "discriminator_layers": lambda: figure_discriminator_layers.draw(
            planes, separation, args.points
        ),
        "attribution_sheet": lambda: figure_attribution_sheet.draw(*pixels, effects),
        "attribution_checks": lambda: figure_attribution_checks.draw(effects),
        "attribution_curves": lambda: figure_attribution_curves.draw(*pixels, effects),
    }
    paths: dict[str, list[str]] = {}
    for path in args.figures:
        paths.setdefault(Path(path).stem, []).append(path)
    for name, some in paths.items():
        style.save(figures[name](), *some)


if __name__ == "__main__":
    cli.run(main)
