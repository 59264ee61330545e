"""Measure how the generator of a run stretches and bends its latent space, along training."""

from glassgan import cli, files, flags
from glassgan.latent.settings import Geometry


def main() -> None:
    """Write the spectra of the Jacobian at every checkpoint, and what they say."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, Geometry)
    parser.add_argument("--spectra", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Geometry)
    from glassgan import run
    from glassgan.latent.analyses import geometry

    files.write_results(args, geometry.analyse(run.of(args), settings))


if __name__ == "__main__":
    cli.run(main)
