"""Follow one bank of latents through the layers of a generator, untrained and trained."""

from glassgan import cli, files, flags
from glassgan.features.settings import GeneratorLayers


def main() -> None:
    """Write what the layers hold, how well the class is read from them, and last weights."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, GeneratorLayers)
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--summary", required=True, help="output: Parquet, a row a layer")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, GeneratorLayers)
    from glassgan import run
    from glassgan.features.analyses import generator_layers

    files.write_results(args, generator_layers.analyse(run.of(args), settings))


if __name__ == "__main__":
    cli.run(main)
