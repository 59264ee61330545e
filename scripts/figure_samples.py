"""Draw the samples of a run along its training."""

from glassgan import cli, files
from glassgan.report import figure_samples, style


def main() -> None:
    """Read the samples and their measures, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--images", required=True)
    parser.add_argument("--quality", required=True)
    parser.add_argument("--columns", type=int, required=True)
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    images, _ = files.read_arrays(args.images)
    fig = figure_samples.draw(images, files.read_table(args.quality), args.columns)
    style.save(fig, *args.figures)


if __name__ == "__main__":
    cli.run(main)
