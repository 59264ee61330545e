"""Say how well analyses recover what was planted in phantoms."""

from pathlib import Path

from glassgan import cli, files

with cli.script(
    __doc__,
    effects=cli.several("of each phase, under its name"),
    recovered="output: Parquet",
    of_nothing="output: Parquet",
) as args:
    from glassgan.claims import scorecard
    from glassgan.phantoms import truth

    tables = {Path(path).stem: files.read_table(path) for path in args.effects}
    recovered, of_nothing = scorecard.card(truth.table(), tables)
    files.write_table(args.recovered, recovered)
    files.write_table(args.of_nothing, of_nothing)
