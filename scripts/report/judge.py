"""Draw how far the judge can be trusted."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.judge import calibration

with cli.script(
    __doc__,
    calibration="of the judge",
    confusion="of the judge",
    figures=cli.several("output: svg, png"),
) as args:
    tables = (files.read_table(path) for path in (args.calibration, args.confusion))
    style.save(calibration.draw(*tables), *args.figures)
