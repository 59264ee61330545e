"""Measure real images: what samples are compared with, and what test images give themselves."""

from glassgan import cli, files


def main() -> None:
    """Write the reference and the measures of test images, as if they were samples."""
    parser = cli.parser(__doc__)
    parser.add_argument("--train", required=True, help="the prepared training images")
    parser.add_argument("--test", required=True, help="the prepared test images")
    parser.add_argument("--judge", required=True)
    parser.add_argument("--confusion", required=True, help="of the judge")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--shown", type=int, required=True, help="samples kept as pictures")
    parser.add_argument("--samples", type=int, required=True, help="images of each kind")
    parser.add_argument("--folds", type=int, required=True, help="a divisor of the samples")
    parser.add_argument("--neighbours", type=int, required=True, help="k of the balls")
    parser.add_argument("--bins", type=int, required=True)
    parser.add_argument("--nearest", type=int, required=True, help="samples, of all folds")
    parser.add_argument("--reference", required=True, help="output: safetensors")
    parser.add_argument("--real", required=True, help="output: Parquet, a row a measure")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan.judge import network
    from glassgan.prepare import splits
    from glassgan.quality import classes, measures
    from glassgan.subject import to_network

    train, test = (files.read_tensors(path)[0] for path in (args.train, args.test))
    judge, count = network.load(args.judge), len(test["images"])
    order = splits.drawn(count, count, "test images of the folds", args.seed)
    images = to_network(test["images"][order])
    reference = measures.prepare(
        to_network(train["images"]),
        train["labels"].long(),
        images,
        judge,
        classes.confusion_matrix(files.read_table(args.confusion)),
        seed=args.seed,
        shown=args.shown,
        samples=args.samples,
        folds=args.folds,
        neighbours=args.neighbours,
        bin_count=args.bins,
        nearest_images=args.nearest,
    )
    reference.write(args.reference)
    folds = measures.of_images(images[: args.samples], judge, reference)
    files.write_table(args.real, measures.summary(folds, args.samples, reference.nearest))


if __name__ == "__main__":
    cli.run(main)
