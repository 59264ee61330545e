"""Draw how far the judge can be trusted."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.judge import calibration

with cli.script(
    __doc__,
    calibration="of the judge",
    confusion="of the judge",
    figures=cli.several("output: svg, in all languages"),
) as args:
    tables = files.read_table(args.calibration), files.read_table(args.confusion)
    style.save_named({"calibration": lambda: calibration.draw(*tables)}, args.figures)
