"""Look for counterparts of units in the same subject trained with another seed."""

from glassgan import cli, files, flags
from glassgan.units.settings import Matches


def main() -> None:
    """Match the units of every two seeds, trained, untrained and in a random basis; write."""
    parser = cli.parser(__doc__)
    flags.add(parser, Matches)
    parser.add_argument("--run-seeds", nargs="+", type=int, required=True)
    parser.add_argument("--sweeps", nargs="+", required=True, help="effects, for each seed")
    parser.add_argument("--output", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Matches)
    from glassgan.units.analyses import matches

    sweeps = (files.read_arrays(path)[0] for path in args.sweeps)
    files.write_results(args, matches.analyse(sweeps, args.run_seeds, settings))


if __name__ == "__main__":
    cli.run(main)
