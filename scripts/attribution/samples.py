"""Ask where a discriminator decides, what it says of special samples, and what flips it."""

from glassgan import cli, files, flags
from glassgan.attribution.settings import Samples, WeakSpots


def main() -> None:
    """Write what can be read off each layer, what becomes of special samples, and pictures."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, Samples)
    flags.add(parser, WeakSpots, prefix="weak_spots_")
    parser.add_argument("--all-checkpoints", nargs="+", required=True, help="of all runs, in order")
    parser.add_argument("--train", required=True, help="the prepared training images")
    parser.add_argument("--test", required=True, help="the prepared test images")
    parser.add_argument("--fashion-images", nargs="*", default=[], help="of Fashion-MNIST, if any")
    parser.add_argument("--samples", required=True, help="output: safetensors")
    parser.add_argument("--flipped", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Samples)
    flips = flags.read(args, WeakSpots, prefix="weak_spots_")
    from glassgan import checkpoints, run
    from glassgan.attribution.analyses import samples
    from glassgan.data import mnist

    results = samples.analyse(
        run.of(args),
        settings,
        flips,
        train=files.read_tensors(args.train)[0]["images"],
        test=files.read_tensors(args.test)[0],
        others=checkpoints.last_of_others(args.all_checkpoints, args.name, args.run_seed),
        fashion=mnist.read_images(args.fashion_images[0]) if args.fashion_images else None,
    )
    files.write_results(args, results)


if __name__ == "__main__":
    cli.run(main)
