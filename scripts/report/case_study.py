"""Write the case study: its tables, and the text that states what they show."""

import json
from pathlib import Path

import pandas as pd

from glassgan import cli, files
from glassgan.report import page
from glassgan.report.case_study import assemble
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

    entries, control = json.loads(args.forks), json.loads(args.control)["parent"]
    names = [full_name(fork) for fork in entries]
    quality = dict(zip(names, map(files.read_table, args.quality), strict=True))
    traces, factors = links(args.traces, names), links(args.factors, names)
    forks = assemble.Forks(entries, quality, traces, factors)
    studied = assemble.Studied(
        files.read_table(args.run_quality),
        files.read_tables(args.run_traces),
        factors[f"{args.case}/{args.unchanged}"],
    )
    cured = assemble.Studied(
        files.read_table(args.control_quality),
        files.read_tables(args.control_traces),
        files.read_tables(args.control_factors),
    )
    divergence = files.read_table(args.divergence)
    tables, words = assemble.assemble(
        args.case, args.unchanged, studied, control, cured, forks, divergence
    )
    for name, table in tables.items():
        text = table.to_csv(index=False, float_format="%.6g")
        files.write_bytes(getattr(args, name), text.encode())
    captions = [Path(path) for path in args.captions]
    content = {
        **words,
        "latents": args.latents,
        "captions": {path.stem: path.read_text(encoding="utf-8").strip() for path in captions},
        "real": files.read_table(args.real).set_index("measure").to_dict("index"),
        "gates": [gate for path in args.gates for gate in files.read_json(path).values()],
    }
    files.write_bytes(args.text, (page.render(args.template, content) + "\n").encode())


def links(paths: list[str], names: list[str]) -> dict[str, pd.DataFrame]:
    """Return the tables of all links of each fork, joined, by its full name."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for path in paths:
        found["/".join(Path(path).parts[-5:-2])].append(path)
    return {name: files.read_tables(of_fork) for name, of_fork in found.items()}


if __name__ == "__main__":
    cli.run(main)
