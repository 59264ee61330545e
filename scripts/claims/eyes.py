"""Read what people see on the sheet of pairs."""

from glassgan import cli, effects, files

with cli.script(
    __doc__,
    preset="its name",
    key="of the sheet",
    forms=cli.several("filled in, CSV", least=0),
    runs=cli.several("subject/seed"),
    effects="output: Parquet",
) as args:
    from glassgan.claims.eyes import forms, rows

    key = files.read_table(args.key)
    runs = [(run.split("/")[0], int(run.split("/")[1])) for run in args.runs]
    found = rows.of_people(key, forms.read(args.forms, key), runs)
    files.write_table(args.effects, effects.table(found, preset=args.preset))
