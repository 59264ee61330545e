"""Say of each generator whether it can be trusted, line by line."""

from pathlib import Path

from glassgan import cli, files
from glassgan.claims.settings import Card

with cli.script(
    __doc__,
    settings=Card,
    effects=cli.several("of each phase, under its name"),
    runs=cli.several("subject/seed"),
    card="output: Parquet",
) as args:
    from glassgan.claims import trust_card

    tables = {Path(path).stem: files.read_table(path) for path in args.effects}
    runs = [(run.split("/")[0], int(run.split("/")[1])) for run in args.runs]
    files.write_table(args.card, trust_card.of_runs(args.settings, tables, runs))
