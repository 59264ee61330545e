"""Write the HTML report, the numbers in short, and the curves for plotting tools."""

import json
from pathlib import Path

from glassgan import cli, files
from glassgan.report import collect, page
from glassgan.report.training.numbers import curves


def main() -> None:
    """Collect the numbers of every run from result files and fill the template."""
    parser = cli.parser(__doc__)
    parser.add_argument("--parameters", required=True, help="all parameters as JSON")
    parser.add_argument("--runs", nargs="+", required=True, help="subject/seed")
    parser.add_argument("--trained", nargs="*", default=[], help="those that were trained here")
    parser.add_argument("--effects", nargs="+", required=True, help="gathered, of each phase")
    parser.add_argument("--results", nargs="+", required=True, help="files behind the report")
    parser.add_argument("--without", required=True, help="jobs that failed, files lost, as JSON")
    parser.add_argument("--case-study", nargs="?", default="", help="the page beside this one")
    parser.add_argument("--unit-atlas", nargs="?", default="", help="the page of units beside it")
    parser.add_argument("--template", required=True)
    parser.add_argument("--captions", nargs="+", required=True, help="files")
    parser.add_argument("--html", required=True, help="output")
    parser.add_argument("--metrics", required=True, help="output: JSON")
    parser.add_argument("--curves", required=True, help="output: CSV")
    args = parser.parse_args()

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
        "trained": args.trained,
        "case_study": Path(args.case_study).name,
        "unit_atlas": Path(args.unit_atlas).name,
        "captions": collect.captions(args.captions),
        "failed": without["failed"],
        "missing": {run: results.missing(run) for run in args.runs},
    }
    files.write_bytes(args.html, page.render(args.template, content).encode())


if __name__ == "__main__":
    cli.run(main)
