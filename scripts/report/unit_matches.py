"""Draw whether the units of a subject have counterparts in its other seeds."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.units import matches

with cli.script(
    __doc__, matches="a row a unit and pair of seeds", figures=cli.several("output: svg, png")
) as args:
    style.save(matches.draw(files.read_table(args.matches)), *args.figures)
