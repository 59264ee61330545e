"""Draw the picture that answers each question, all runs side by side."""

import json
from functools import partial
from pathlib import Path

from glassgan import cli
from glassgan.report import style
from glassgan.report.answer_figures import DRAW
from glassgan.report.results import Results

with cli.script(
    __doc__,
    parameters="all parameters as JSON",
    folder="of the results",
    runs=cli.several("subject/seed"),
    effects=cli.several("gathered, of each phase"),
    results=cli.several("files behind the figures"),
    lost=cli.several("files lost to jobs that failed", least=0),
    figures=cli.several("output: …/<topic>/answer.svg, in all languages"),
) as args:
    parameters = json.loads(args.parameters)
    results = Results(Path(args.folder), args.effects, args.results, parameters, args.lost)
    for path in args.figures:
        draw = partial(DRAW[Path(path).parent.name], results, args.runs)
        style.save_named({"answer": draw}, [path])
