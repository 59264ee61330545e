"""Write the case study: its tables, and the text that states what they show."""

import json
from pathlib import Path

import pandas as pd

from glassgan import cli, files
from glassgan.report import page
from glassgan.report.case_study import cure_tables, factor_tables
from glassgan.report.case_study import tables as case_study
from glassgan.reruns.design import name as full_name


def main() -> None:
    """Read what the runs and forks left, write small tables and a page in Markdown."""
    parser = cli.parser(__doc__)
    parser.add_argument("--case", required=True, help="the run that is studied, subject/seed")
    parser.add_argument("--forks", required=True, help="entries of design.forks as JSON")
    parser.add_argument("--unchanged", required=True, help="the fork of it that changes nothing")
    parser.add_argument("--run-quality", required=True)
    parser.add_argument("--run-traces", nargs="+", required=True)
    parser.add_argument("--control", required=True, help="the fork of the cured run, as JSON")
    parser.add_argument("--control-quality", required=True)
    parser.add_argument("--control-traces", nargs="+", required=True)
    parser.add_argument("--control-factors", nargs="+", required=True)
    parser.add_argument("--divergence", required=True)
    parser.add_argument("--real", required=True, help="the measures of test images")
    parser.add_argument("--quality", nargs="+", required=True, help="of each fork, in their order")
    parser.add_argument("--traces", nargs="+", required=True, help="of all links of the forks")
    parser.add_argument("--factors", nargs="+", required=True, help="of all links of the forks")
    parser.add_argument("--gates", nargs="+", required=True, help="of all runs that have forks")
    parser.add_argument("--latents", type=int, required=True, help="of the factors' bank")
    parser.add_argument("--captions", nargs="+", required=True)
    parser.add_argument("--template", required=True)
    parser.add_argument("--text", required=True, help="output: Markdown")
    parser.add_argument("--collapse", required=True, help="output: CSV")
    parser.add_argument("--falls", required=True, help="output: CSV")
    parser.add_argument("--first", required=True, help="output: CSV, what is first not finite")
    parser.add_argument("--matrix", required=True, help="output: CSV")
    parser.add_argument("--spread", required=True, help="output: CSV, of rows that change nothing")
    parser.add_argument("--over-seeds", required=True, help="output: CSV")
    parser.add_argument("--taken-back", required=True, help="output: CSV")
    args = parser.parse_args()

    forks = json.loads(args.forks)
    names = [full_name(fork) for fork in forks]
    seed, control = int(args.case.split("/")[1]), json.loads(args.control)["parent"]

    def joined(paths: list[str]) -> pd.DataFrame:
        return pd.concat(map(files.read_table, paths), ignore_index=True)

    def of_forks(paths: list[str]) -> dict[str, pd.DataFrame]:
        links: dict[str, list[str]] = {name: [] for name in names}
        for path in paths:
            links["/".join(Path(path).parts[-5:-2])].append(path)
        return {name: joined(found) for name, found in links.items()}

    quality = dict(zip(names, map(files.read_table, args.quality), strict=True))
    factors, traces = of_forks(args.factors), of_forks(args.traces)
    own = factors[f"{args.case}/{args.unchanged}"]
    cured, healthy = files.read_table(args.control_quality), joined(args.control_factors)
    matrix = cure_tables.matrix(forks, quality, traces, factors)
    back = case_study.taken_back(matrix[matrix["seed"] == seed], cured)
    outcome = matrix.set_index(["fork", "seed"]).to_dict("index")
    died, trained, normalised = [], [healthy] if back["trains"][0] else [], True
    for fork in forks:
        row = outcome[fork["name"], int(fork["parent"].split("/")[1])]
        if row["trains"]:
            trained.append(factors[full_name(fork)])
            normalised &= bool(fork.get("args", {}).get("batch_norm"))
        elif row["kind"] in cure_tables.CHANCE:
            died.append(factors[full_name(fork)])
    collapse = {
        args.case: (files.read_table(args.run_quality), joined(args.run_traces), own),
        control: (cured, joined(args.control_traces), healthy),
    }
    tables = {
        "collapse": pd.concat(
            [case_study.collapse(*parts).assign(run=run) for run, parts in collapse.items()],
            ignore_index=True,
        ),
        "falls": factor_tables.falls(own, healthy, died, trained),
        "first": files.read_table(args.divergence),
        "matrix": matrix,
        "spread": cure_tables.spread(matrix, seed),
        "over_seeds": cure_tables.over_seeds(matrix, seed),
        "taken_back": back,
    }
    for name, table in tables.items():
        text = table.to_csv(index=False, float_format="%.6g")
        files.write_bytes(getattr(args, name), text.encode())
    content = {
        **case_study.text(tables, args.case, args.unchanged),
        "control": control,
        "latents": args.latents,
        "normalised": normalised,  # whether all runs that train are; the healthy one is
        "relus": [words for (what, _), words in factor_tables.FACTORS.items() if what == "open"],
        "fallen": factor_tables.FALLEN,
        "smallest_p": factor_tables.least_p(len(died), len(trained)),
        "captions": {
            Path(path).stem: Path(path).read_text(encoding="utf-8").strip()
            for path in args.captions
        },
        "real": files.read_table(args.real).set_index("measure").to_dict("index"),
        "gates": [gate for path in args.gates for gate in files.read_json(path).values()],
    }
    files.write_bytes(args.text, (page.render(args.template, content) + "\n").encode())


if __name__ == "__main__":
    cli.run(main)
