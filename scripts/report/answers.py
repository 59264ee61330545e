"""Draw the picture that answers each question, all runs side by side."""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from matplotlib.figure import Figure

from glassgan import cli
from glassgan.report import style
from glassgan.report.attribution import answer as attribution
from glassgan.report.claims import answer as claims
from glassgan.report.features import answer as features
from glassgan.report.index import answer as index
from glassgan.report.latent import answer as latent
from glassgan.report.quality import answer as quality
from glassgan.report.reruns import answer as reruns
from glassgan.report.results import Results
from glassgan.report.theory import answer as theory
from glassgan.report.training import answer as training
from glassgan.report.units import answer as units

DRAW: Mapping[str, Callable[[Results, Sequence[str]], Figure]] = {
    "index": index.draw,
    "training": training.draw,
    "quality": quality.draw,
    "features": features.draw,
    "units": units.draw,
    "latent": latent.draw,
    "attribution": attribution.draw,
    "reruns": reruns.draw,
    "theory": theory.draw,
    "claims": claims.draw,
}

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
