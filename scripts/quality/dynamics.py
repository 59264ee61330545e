"""Follow the game between generator and discriminator from checkpoint to checkpoint."""

from glassgan import cli, files, flags
from glassgan.quality.settings import Dynamics


def main() -> None:
    """Write what D asks of samples, what it forgets, and the path angles of a run."""
    parser = cli.parser(__doc__)
    cli.add_run(parser, judge=False)
    flags.add(parser, Dynamics)
    parser.add_argument("--train", required=True, help="the prepared training images")
    parser.add_argument("--test", required=True, help="the prepared test images")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--push", required=True, help="output: Parquet, a row a checkpoint")
    parser.add_argument("--forgetting", required=True, help="output: Parquet")
    parser.add_argument("--path-angle", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Dynamics)
    from glassgan import run
    from glassgan.quality.analyses import dynamics

    train, test = (files.read_tensors(path)[0]["images"] for path in (args.train, args.test))
    files.write_results(args, dynamics.analyse(run.of(args), settings, train, test))


if __name__ == "__main__":
    cli.run(main)
