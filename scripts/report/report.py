"""Write the pages of the report in every language, the numbers in short, curves for plotting."""

import json
from pathlib import Path

from glassgan import cli, files
from glassgan.report import collect, folder
from glassgan.report.training.numbers import curves

with cli.script(
    __doc__,
    parameters="all parameters as JSON",
    runs=cli.several("subject/seed"),
    trained=cli.several("those that were trained here", least=0),
    effects=cli.several("gathered, of each phase"),
    results=cli.several("files behind the report"),
    figures=cli.several("files, in all languages"),
    captions=cli.several("files, in all languages"),
    without="jobs that failed, files lost, as JSON",
    scorecard="of analyses on phantoms, CSV",
    provenance="what files were made by and of, JSON",
    pages=cli.several("output: HTML, and what it is shown with"),
    metrics="output: JSON",
    curves="output: CSV",
) as args:
    parameters, without = json.loads(args.parameters), json.loads(args.without)
    place = Path(args.metrics).parent
    results = collect.Results(place.parent, args.effects, args.results, parameters, without["lost"])
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
        "failed": without["failed"],
        "missing": {run: results.missing(run) for run in args.runs},
    }
    made = files.read_json(args.provenance)
    captions = collect.captions(args.captions)
    read = [*args.effects, *args.results]
    pages = folder.write(place, content, args.figures, read, captions, made)
    for path in args.pages:
        files.write_bytes(path, pages.pop(path))
    assert not pages, f"pages that the rule does not name: {sorted(pages)}"
