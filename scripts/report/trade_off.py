"""Draw how easily runs can be interpreted against how good their samples are."""

from glassgan import cli, files
from glassgan.report import style
from glassgan.report.quality import trade_off

with cli.script(
    __doc__,
    effects="of the quality of all runs",
    figures=cli.several("output: svg, in all languages"),
) as args:
    effects = files.read_table(args.effects)
    style.save_named({"trade_off": lambda: trade_off.draw(effects)}, args.figures)
