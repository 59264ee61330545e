"""Compare the directions of runs of a subject with different seeds by what they draw."""

from glassgan import cli, files, flags
from glassgan.latent.settings import Matches


def main() -> None:
    """Write how well the pictures of the directions of every two seeds match."""
    parser = cli.parser(__doc__)
    parser.add_argument("--run-seeds", nargs="+", type=int, required=True)
    parser.add_argument("--directions", nargs="+", required=True, help="for each seed")
    parser.add_argument("--tables", nargs="+", required=True, help="a row a direction, likewise")
    parser.add_argument("--preset", required=True)
    parser.add_argument("--name", required=True, help="of the subject")
    cli.add_threads(parser)
    flags.add(parser, Matches)
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    cli.use(args.threads)
    settings = flags.read(args, Matches)
    from glassgan.latent.analyses import matches

    tables = [files.read_table(path) for path in args.tables]
    directions = [files.read_tensors(path) for path in args.directions]
    results = matches.analyse(
        tables, directions, args.run_seeds, settings, preset=args.preset, name=args.name
    )
    files.write_results(args, results)


if __name__ == "__main__":
    cli.run(main)
