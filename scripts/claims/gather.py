"""Join the effects tables of all runs, control the false discovery rate, decide what to trust."""

from glassgan import cli, decisions, effects, files

with cli.script(__doc__, tables=cli.several("of effects"), output="output") as args:
    gathered = effects.gather(files.read_table(path) for path in args.tables)
    files.write_table(args.output, decisions.decided(gathered))
