"""Find directions in the latent space by every method, and measure what each of them does."""

from glassgan import cli, files, flags
from glassgan.latent.settings import Directions


def main() -> None:
    """Write the directions, a table of them, and what they do."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, Directions)
    parser.add_argument("--directions", required=True, help="output: safetensors")
    parser.add_argument("--table", required=True, help="output: Parquet, a row a direction")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Directions)
    from glassgan import run
    from glassgan.latent.analyses import directions

    files.write_results(args, directions.analyse(run.of(args), settings))


if __name__ == "__main__":
    cli.run(main)
