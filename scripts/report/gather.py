"""Join the effects tables of all runs and control the false discovery rate, by analysis."""

from glassgan import cli, effects, files


def main() -> None:
    """Write one table of effects with q-values."""
    parser = cli.parser(__doc__)
    parser.add_argument("--tables", nargs="+", required=True)
    parser.add_argument("--output", required=True)
    args = parser.parse_args()
    files.write_table(args.output, effects.gather(files.read_table(path) for path in args.tables))


if __name__ == "__main__":
    cli.run(main)
