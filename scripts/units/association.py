"""Measure with which concept every unit of a generator goes, at every checkpoint."""

from glassgan import cli, files, flags
from glassgan.units.settings import Association


def main() -> None:
    """Write associations, statistics of units, their life lines and their strongest samples."""
    parser = cli.parser(__doc__)
    cli.add_run(parser)
    flags.add(parser, Association)
    parser.add_argument("--second-judge", required=True)
    parser.add_argument("--units", required=True, help="output: Parquet, a row a unit")
    parser.add_argument("--life", required=True, help="output: Parquet, a row a unit and epoch")
    parser.add_argument("--overlaps", required=True, help="output: Parquet, a row a unit and map")
    parser.add_argument("--pictures", required=True, help="output: safetensors")
    parser.add_argument("--effects", required=True, help="output: Parquet")
    args = parser.parse_args()

    settings = flags.read(args, Association)
    from glassgan import run
    from glassgan.judge import network
    from glassgan.units.analyses import association

    results = association.analyse(run.of(args), settings, network.load(args.second_judge))
    files.write_results(args, results)


if __name__ == "__main__":
    cli.run(main)
