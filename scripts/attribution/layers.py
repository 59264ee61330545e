"""Measure what the layers of a discriminator add, what their units do, which concepts count."""

from glassgan import cli, files
from glassgan.attribution.settings import Layers


def main() -> None:
    """Write contributions, effects of ablations and of concept vectors at the last checkpoint."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    cli.add_settings(parser, Layers)
    parser.add_argument("--data", required=True, help="the prepared test images")
    parser.add_argument("--tensors", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    run, settings = cli.run_of(args), cli.settings_of(args, Layers)
    from glassgan.attribution.analyses import layers

    data = files.read_tensors(args.data)[0]["images"]
    files.write_results(args, layers.analyse(run, settings, data))


if __name__ == "__main__":
    cli.run(main)
