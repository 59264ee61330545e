"""Write the case study: its tables, and the text that states what they show."""

import json
from pathlib import Path

import pandas as pd

from glassgan import cli, files
from glassgan.report import case_study, page


def main() -> None:
    """Read what the runs and forks left, write small tables and a page in Markdown."""
    parser = cli.parser(__doc__)
    parser.add_argument("--forks", required=True, help="entries of design.forks as JSON")
    parser.add_argument("--unchanged", required=True, help="the fork that changes nothing")
    parser.add_argument("--run-quality", required=True)
    parser.add_argument("--run-traces", nargs="+", required=True)
    parser.add_argument("--cured-quality", required=True, help="of the run that is cured")
    parser.add_argument("--divergence", required=True)
    parser.add_argument("--real", required=True, help="the measures of test images")
    parser.add_argument("--quality", nargs="+", required=True, help="of each fork, in their order")
    parser.add_argument("--traces", nargs="+", required=True, help="of all links of the forks")
    parser.add_argument("--factors", nargs="+", required=True, help="of all links of the forks")
    parser.add_argument("--gates", required=True)
    parser.add_argument("--latents", type=int, required=True, help="of the factors' bank")
    parser.add_argument("--captions", nargs="+", required=True)
    parser.add_argument("--template", required=True)
    parser.add_argument("--text", required=True, help="output: Markdown")
    parser.add_argument("--collapse", required=True, help="output: CSV")
    parser.add_argument("--falls", required=True, help="output: CSV")
    parser.add_argument("--first", required=True, help="output: CSV, what is first not finite")
    parser.add_argument("--matrix", required=True, help="output: CSV")
    parser.add_argument("--taken-back", required=True, help="output: CSV")
    args = parser.parse_args()

    forks = json.loads(args.forks)
    names = [fork["name"] for fork in forks]

    def of_forks(paths: list[str]) -> dict[str, pd.DataFrame]:
        tables: dict[str, list[pd.DataFrame]] = {name: [] for name in names}
        for path in paths:
            tables[Path(path).parents[1].name].append(files.read_table(path))
        return {name: pd.concat(found, ignore_index=True) for name, found in tables.items()}

    quality = dict(zip(names, map(files.read_table, args.quality), strict=True))
    factors, traces = of_forks(args.factors), of_forks(args.traces)
    run_trace = pd.concat(map(files.read_table, args.run_traces), ignore_index=True)
    tables = {
        "collapse": case_study.collapse(
            files.read_table(args.run_quality), run_trace, factors[args.unchanged]
        ),
        "falls": case_study.falls(factors[args.unchanged]),
        "first": files.read_table(args.divergence),
        "matrix": case_study.matrix(forks, quality, traces, factors),
    }
    tables["taken_back"] = case_study.taken_back(
        tables["matrix"], files.read_table(args.cured_quality)
    )
    for name, table in tables.items():
        text = table.to_csv(index=False, float_format="%.6g")
        files.write_bytes(getattr(args, name), text.encode())
    content = {
        **case_study.text(tables, args.unchanged),
        "latents": args.latents,
        "captions": {
            Path(path).stem: Path(path).read_text(encoding="utf-8").strip()
            for path in args.captions
        },
        "real": files.read_table(args.real).set_index("measure").to_dict("index"),
        "gates": files.read_json(args.gates),
    }
    files.write_bytes(args.text, (page.render(args.template, content) + "\n").encode())


if __name__ == "__main__":
    cli.run(main)
