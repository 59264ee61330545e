"""Measure the judge on MNIST's test images: accuracy, calibration, confusion, a second judge.

And the morphometry, which judges no digit but the shape of its stroke.
"""

from glassgan import cli, files


def main() -> None:
    """Judge the test images, write three tables and the numbers in short."""
    parser = cli.parser(__doc__)
    parser.add_argument("--judge", required=True)
    parser.add_argument("--second", required=True, help="a judge of another seed")
    parser.add_argument("--data", required=True, help="the prepared test images")
    parser.add_argument("--metrics", required=True, help="output: JSON")
    parser.add_argument("--calibration", required=True, help="output: Parquet")
    parser.add_argument("--confusion", required=True, help="output: Parquet")
    parser.add_argument("--morphometry", required=True, help="output: Parquet")
    cli.add_torch_options(parser)
    args = parser.parse_args()

    cli.use(args.threads, args.device)
    from glassgan.judge import examination, network
    from glassgan.prepare import splits

    data, _ = files.read_tensors(args.data)
    judge, second = (network.load(path, args.device) for path in (args.judge, args.second))
    count = examination.TRANSFORMED
    chosen = splits.drawn(len(data["images"]), count, "images of the morphometry", 0)
    found = examination.examine(judge, second, data["images"], data["labels"], chosen, args.device)
    files.write_results(args, found)


if __name__ == "__main__":
    cli.run(main)
