"""Measure how the generator of a run stretches and bends its latent space, along training."""

from glassgan import cli, files
from glassgan.latent.settings import Geometry


def main() -> None:
    """Write the spectra of the Jacobian at every checkpoint, and what they say."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    cli.add_settings(parser, Geometry)
    parser.add_argument("--spectra", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    run, settings = cli.run_of(args), cli.settings_of(args, Geometry)
    from glassgan.latent.analyses import geometry

    files.write_results(args, geometry.analyse(run, settings))


if __name__ == "__main__":
    cli.run(main)
