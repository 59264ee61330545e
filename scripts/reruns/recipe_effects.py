"""Join the effects of the same change on several seeds: what it does to the recipe."""

from glassgan import cli, effects, files


def main() -> None:
    """Write a table of effects over seeds, empty where every change was made on one seed only."""
    parser = cli.parser(__doc__)
    parser.add_argument("--preset", required=True)
    parser.add_argument("--tables", nargs="*", default=[], help="effects of the forks of each run")
    parser.add_argument("--output", required=True, help="output: Parquet")
    args = parser.parse_args()

    import pandas as pd

    from glassgan.reruns import compare

    tables = [effects.empty(), *map(files.read_table, args.tables)]
    rows = compare.recipe_effects(pd.concat(tables, ignore_index=True))
    files.write_table(args.output, effects.table(rows, preset=args.preset))


if __name__ == "__main__":
    cli.run(main)
