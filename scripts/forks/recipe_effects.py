"""Join the effects of the same change on several seeds: what it does to the recipe."""

from glassgan import cli, effects, files

with cli.script(
    __doc__,
    preset="its name",
    tables=cli.several("effects of the forks of each run", least=0),
    output="output: Parquet",
) as args:
    import pandas as pd

    from glassgan.forks import compare

    tables = [effects.empty(), *map(files.read_table, args.tables)]
    rows = compare.recipe_effects(pd.concat(tables, ignore_index=True))
    files.write_table(args.output, effects.table(rows, preset=args.preset))
