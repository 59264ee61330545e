"""Draw the samples of a run."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.quality import samples


def main() -> None:
    """Read the samples and their measures, draw, save."""
    parser = cli.parser(__doc__)
    parser.add_argument("--samples", required=True, help="at every checkpoint")
    parser.add_argument("--quality", required=True, help="of the samples")
    parser.add_argument("--columns", type=int, required=True, help="samples of each checkpoint")
    parser.add_argument("--figures", nargs="+", required=True, help="output: svg, png")
    args = parser.parse_args()

    arrays, _ = files.read_arrays(args.samples)
    style.save(samples.draw(arrays, files.read_table(args.quality), args.columns), *args.figures)


if __name__ == "__main__":
    cli.run(main)
