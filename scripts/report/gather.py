"""Join the effects tables of all runs, control the false discovery rate, decide what to trust."""

from glassgan import cli, effects, files
from glassgan.attribution import trust


def main() -> None:
    """Write one table of effects with q-values, and with what is decided by them."""
    parser = cli.parser(__doc__)
    parser.add_argument("--tables", nargs="+", required=True)
    parser.add_argument("--output", required=True)
    args = parser.parse_args()
    gathered = effects.gather(files.read_table(path) for path in args.tables)
    files.write_table(args.output, trust.decided(gathered))


if __name__ == "__main__":
    cli.run(main)
