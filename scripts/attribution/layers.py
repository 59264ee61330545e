"""Measure what the layers of a discriminator add, what their units do, which concepts count."""

from glassgan import cli, files, flags
from glassgan.attribution.settings import Layers


def main() -> None:
    """Write contributions, effects of ablations and of concept vectors at the last checkpoint."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, Layers)
    parser.add_argument("--data", required=True, help="the prepared test images")
    parser.add_argument("--tensors", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Layers)
    from glassgan import run
    from glassgan.attribution.analyses import layers

    data = files.read_tensors(args.data)[0]["images"]
    files.write_results(args, layers.analyse(run.of(args), settings, data))


if __name__ == "__main__":
    cli.run(main)
