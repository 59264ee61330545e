"""Draw figures."""

import json
from functools import partial
from pathlib import Path

from glassgan import cli, files
from glassgan.report import drawing, style, tables

with cli.script(
    __doc__,
    results=cli.several("tables and tensors, called as arguments of the figures are", least=0),
    effects=cli.several("gathered", least=0),
    name=cli.optional("of the subject whose effects are meant; of all, if none is named"),
    run_seed={"help": "of the run whose effects are meant", "type": int},
    values={"help": "of arguments, by figure, JSON", "default": "{}"},
    figures=cli.several("output: …/<topic>/<figure>.svg, in all languages"),
) as args:
    given, paths = json.loads(args.values), drawing.by_argument(args.results)
    shared = {}
    if args.effects:
        effects = files.read_tables(args.effects)
        if args.name:
            effects = tables.of_run(effects, args.name, args.run_seed)
        shared["effects"] = effects
    for path in args.figures:
        topic, figure = Path(path).parent.name, Path(path).name.split(".")[0]
        values = shared | given.get(figure, {})
        style.save_named({figure: partial(drawing.draw, topic, figure, paths, values)}, [path])
