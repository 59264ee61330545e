"""Measure the samples of every checkpoint of a chain, and keep some to look at."""

from glassgan import cli, files


def main() -> None:
    """Write a table of measures with intervals, their values in each fold, and shown samples."""
    parser = cli.parser(__doc__)
    parser.add_argument("--checkpoints", nargs="+", required=True, help="weights, in order")
    parser.add_argument("--places", nargs="+", required=True, help="their names: 3, or 2+300")
    parser.add_argument("--judge", required=True)
    parser.add_argument("--train", required=True, help="the prepared training images")
    parser.add_argument("--reference", required=True, help="what is known of real images")
    parser.add_argument("--real", required=True, help="the measures of test images")
    parser.add_argument("--quality", required=True, help="output: Parquet")
    parser.add_argument("--folds", required=True, help="output: Parquet, a row a fold")
    parser.add_argument("--images", required=True, help="output: safetensors, a tensor a place")
    cli.add_threads(parser)
    args = parser.parse_args()

    cli.use(args.threads)
    from glassgan import checkpoints
    from glassgan.data.images import to_network
    from glassgan.judge import network
    from glassgan.quality import measures
    from glassgan.quality.analyses import quality

    data = files.read_tensors(args.train)[0]
    training = to_network(data["images"]).flatten(1)
    reference = measures.load(args.reference, training, data["labels"].long())
    judge, real = network.load(args.judge), files.read_table(args.real)
    chain = zip(args.places, map(checkpoints.load, args.checkpoints), strict=True)
    files.write_results(args, quality.analyse(chain, judge, reference, real))


if __name__ == "__main__":
    cli.run(main)
