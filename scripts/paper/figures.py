"""Draw the figures of the paper at the widths of a journal, as PDF, SVG and PNG."""

import json
from functools import partial
from pathlib import Path

from glassgan import cli
from glassgan.paper.settings import Paper
from glassgan.report import style
from glassgan.report.answer_figures import DRAW
from glassgan.report.names import FIGURES, ONE_COLUMN
from glassgan.report.results import Results

with cli.script(
    __doc__,
    settings=Paper,
    parameters="all parameters as JSON",
    folder="of the results",
    runs=cli.several("subject/seed"),
    effects=cli.several("gathered, of each phase"),
    results=cli.several("files behind the figures"),
    lost=cli.several("files lost to jobs that failed", least=0),
    figures=cli.several("output: …/figure-<number>, in all formats and languages"),
) as args:
    parameters = json.loads(args.parameters)
    results = Results(Path(args.folder), args.effects, args.results, parameters, args.lost)
    for number, topic in enumerate(FIGURES, 1):
        own = [p for p in args.figures if Path(p).name.split(".")[0] == f"figure-{number}"]
        narrow = topic in ONE_COLUMN
        width = args.settings.one_column if narrow else args.settings.two_columns
        with style.sized(width, args.settings.font_size):
            draw = partial(DRAW[topic], results, args.runs)
            style.save_named({f"figure-{number}": draw}, own)
