"""Draw the picture that answers each question, all runs side by side."""

from functools import partial
from pathlib import Path

from glassgan import cli
from glassgan.report import results, style
from glassgan.report.answer_figures import DRAW

with cli.script(
    __doc__,
    **results.FLAGS,
    figures=cli.several("output: …/<topic>/answer.svg, in all languages"),
) as args:
    found = results.of(args)
    for path in args.figures:
        draw = partial(DRAW[Path(path).parent.name], found, args.runs)
        style.save_named({"answer": draw}, [path])
