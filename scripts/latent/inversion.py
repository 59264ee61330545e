"""Look for the latents that draw real images best, and show what the generator cannot draw."""

from glassgan import cli, files, flags
from glassgan.latent.settings import Inversion


def main() -> None:
    """Write what is left of real images, beside generated ones, and pictures of both."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, Inversion)
    parser.add_argument("--images", required=True, help="the prepared test images")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Inversion)
    from glassgan import run
    from glassgan.latent.analyses import inversion

    test, _ = files.read_arrays(args.images)
    files.write_results(args, inversion.analyse(run.of(args), settings, test))


if __name__ == "__main__":
    cli.run(main)
