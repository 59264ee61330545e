"""Draw whether the units of a subject have counterparts in its other seeds."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.units import matches

with cli.script(
    __doc__,
    matches="a row a unit and pair of seeds",
    figures=cli.several("output: svg, in all languages"),
) as args:
    table = files.read_table(args.matches)
    style.save_named({"matches": lambda: matches.draw(table)}, args.figures)
