"""Write the pages of the report in every language, the numbers in short, curves for plotting."""

import json
from pathlib import Path

from glassgan import cli, files
from glassgan.report import collect, folder, page
from glassgan.report.case_study import shown
from glassgan.report.training.numbers import curves

with cli.script(
    __doc__,
    parameters="all parameters as JSON",
    runs=cli.several("subject/seed"),
    trained=cli.several("those that were trained here", least=0),
    effects=cli.several("gathered, of each phase"),
    results=cli.several("files behind the report"),
    figures=cli.several("files, in all languages"),
    without="jobs that failed, files lost, as JSON",
    scorecard="of analyses on phantoms, CSV",
    case=cli.several("text and pictures of the case study", least=0),
    provenance="what files were made by and of, JSON",
    pages=cli.several("output: HTML, and what it is shown with"),
    metrics="output: JSON",
    curves="output: CSV",
    captions=cli.several("output: for Snakemake's own report, <topic>/<figure>.rst"),
) as args:
    parameters, without = json.loads(args.parameters), json.loads(args.without)
    place = Path(args.metrics).parent
    results = collect.Results(place.parent, args.effects, args.results, parameters, without["lost"])
    content = collect.content(results, args.runs, args.trained, args.scorecard)
    in_short = {run: collect.in_short(of_run) for run, of_run in content["runs"].items()}
    metrics = {"judge": content["judge"], "real": content["real"], "runs": in_short}
    files.write_json(args.metrics, metrics)
    traces = {run: results.trace(run) for run in args.runs if run in args.trained}
    files.write_bytes(args.curves, curves(traces).to_csv(index=False).encode())
    made = files.read_json(args.provenance)
    read = [*args.effects, *args.results, *args.case]
    told = {**content, "failed": without["failed"], "case_study": shown.of_files(args.case)}
    pages = folder.write(place, told, args.figures, read, made)
    pages |= {f"{place}/{name}": picture for name, picture in shown.pictures(args.case).items()}
    for path in args.pages:
        files.write_bytes(path, pages.pop(path))
    assert not pages, f"pages that the rule does not name: {sorted(pages)}"
    for path in args.captions:
        caption = page.said_of(path.removesuffix(".rst"), "caption")
        files.write_bytes(path, f"{caption}\n".encode())
