"""Attribute the verdict of a discriminator to pixels, and check the attributions."""

from glassgan import cli, files, flags
from glassgan.attribution.settings import Pixels


def main() -> None:
    """Explain real and generated images by every method, check every method; write."""
    parser = cli.parser(__doc__)
    cli.add_run(parser, judge=False)
    flags.add(parser, Pixels)
    parser.add_argument("--training", required=True, help="the prepared training images")
    parser.add_argument("--test", required=True, help="the prepared test images")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Pixels)
    from glassgan import run
    from glassgan.attribution.analyses import pixels

    training, test = (files.read_tensors(path)[0]["images"] for path in (args.training, args.test))
    files.write_results(args, pixels.analyse(run.of(args), settings, training, test))


if __name__ == "__main__":
    cli.run(main)
