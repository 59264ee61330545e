"""Write the HTML report, the numbers in short, and the curves for plotting tools."""

import json
from pathlib import Path

from glassgan import cli, files
from glassgan.report import collect, page
from glassgan.report.training.numbers import curves

with cli.script(
    __doc__,
    parameters="all parameters as JSON",
    runs=cli.several("subject/seed"),
    trained=cli.several("those that were trained here", least=0),
    effects=cli.several("gathered, of each phase"),
    results=cli.several("files behind the report"),
    without="jobs that failed, files lost, as JSON",
    scorecard="of analyses on phantoms, CSV",
    case_study=cli.optional("the page beside this one"),
    unit_atlas=cli.optional("the page of units beside it"),
    template="Jinja",
    captions=cli.several("files"),
    html="output",
    metrics="output: JSON",
    curves="output: CSV",
) as args:
    parameters, without = json.loads(args.parameters), json.loads(args.without)
    folder = Path(args.html).parents[1]
    results = collect.Results(folder, args.effects, args.results, parameters, without["lost"])
    found = collect.of_runs(results, args.runs, args.trained)
    files.write_json(args.metrics, {key: found[key] for key in ("judge", "real", "runs")})
    for run in args.trained:  # holds what JSON cannot
        found["runs"][run]["first"] = collect.first_not_finite(results, run)
    traces = {run: results.trace(run) for run in args.runs if run in args.trained}
    files.write_bytes(args.curves, curves(traces).to_csv(index=False).encode())
    content = {
        **collect.of_all(results),
        **found,
        "scorecard": collect.scorecard(args.scorecard),
        "trained": args.trained,
        "case_study": Path(args.case_study).name,
        "unit_atlas": Path(args.unit_atlas).name,
        "captions": collect.captions(args.captions),
        "failed": without["failed"],
        "missing": {run: results.missing(run) for run in args.runs},
    }
    files.write_bytes(args.html, page.render(args.template, content).encode())
