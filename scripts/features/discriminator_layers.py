"""Follow real and generated images through the layers of a discriminator."""

from glassgan import cli, files, flags
from glassgan.features.settings import DiscriminatorLayers


def main() -> None:
    """Write how well each layer separates them at every checkpoint, and pictures of units."""
    parser = cli.parser(__doc__)
    cli.add_run(parser, judge=False)
    flags.add(parser, DiscriminatorLayers)
    parser.add_argument("--data", required=True, help="the prepared test images")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, DiscriminatorLayers)
    from glassgan import run
    from glassgan.features.analyses import discriminator_layers

    images = files.read_tensors(args.data)[0]["images"]
    files.write_results(args, discriminator_layers.analyse(run.of(args), settings, images))


if __name__ == "__main__":
    cli.run(main)
