"""Measure real images: what samples are compared with, and what test images give themselves."""

from glassgan import cli, files, flags
from glassgan.quality.settings import Measures


def main() -> None:
    """Write the reference and the measures of test images, as if they were samples."""
    parser = cli.parser(__doc__)
    flags.add(parser, Measures)
    parser.add_argument("--train", required=True, help="the prepared training images")
    parser.add_argument("--test", required=True, help="the prepared test images")
    parser.add_argument("--judge", required=True)
    parser.add_argument("--confusion", required=True, help="of the judge")
    parser.add_argument("--reference", required=True, help="output: safetensors")
    parser.add_argument("--real", required=True, help="output: Parquet, a row a measure")
    cli.add_threads(parser)
    args = parser.parse_args()

    settings = flags.read(args, Measures)
    cli.use(args.threads)
    from glassgan.judge import network
    from glassgan.quality import classes
    from glassgan.quality.analyses import reference

    train, test = (files.read_tensors(path)[0] for path in (args.train, args.test))
    confusion = classes.confusion_matrix(files.read_table(args.confusion))
    judge = network.load(args.judge)
    found, real = reference.analyse(settings, judge, train, test["images"], confusion)
    found.write(args.reference)
    files.write_table(args.real, real)


if __name__ == "__main__":
    cli.run(main)
