"""Draw the figures of the paper at the widths of a journal, as PDF, SVG and PNG."""

from functools import partial
from pathlib import Path

from glassgan import cli
from glassgan.paper.settings import Paper
from glassgan.report import results, style
from glassgan.report.answer_figures import DRAW
from glassgan.report.names import FIGURES, ONE_COLUMN

with cli.script(
    __doc__,
    settings=Paper,
    **results.FLAGS,
    figures=cli.several("output: …/figure-<number>, in all formats and languages"),
) as args:
    found = results.of(args)
    for number, topic in enumerate(FIGURES, 1):
        own = [p for p in args.figures if Path(p).name.split(".")[0] == f"figure-{number}"]
        narrow = topic in ONE_COLUMN
        width = args.settings.one_column if narrow else args.settings.two_columns
        with style.sized(width, args.settings.font_size):
            draw = partial(DRAW[topic], found, args.runs)
            style.save_named({f"figure-{number}": draw}, own)
