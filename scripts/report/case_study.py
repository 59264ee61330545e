"""Write the case study: its tables, and the text that states what they show."""

import json
from pathlib import Path

import pandas as pd

from glassgan import cli, files
from glassgan.forks.design import name as full_name
from glassgan.report import names
from glassgan.report.case_study import assemble, tables


def links(paths: list[str], forks: list[str]) -> dict[str, pd.DataFrame]:
    """Return the tables of all links of each fork, joined, by its full name."""
    found: dict[str, list[str]] = {name: [] for name in forks}
    for path in paths:
        found["/".join(Path(path).parts[-5:-2])].append(path)
    return {name: files.read_tables(of_fork) for name, of_fork in found.items()}


with cli.script(
    __doc__,
    case="the run that is studied, subject/seed",
    forks="entries of design.forks as JSON",
    unchanged="the fork of it that changes nothing",
    run_quality="of the run",
    run_traces=cli.several("of the run"),
    control="the fork of the cured run, as JSON",
    control_quality="of the cured run",
    control_traces=cli.several("likewise"),
    control_factors=cli.several("likewise"),
    divergence="what is first not finite",
    real="the measures of test images",
    quality=cli.several("of each fork, in their order"),
    traces=cli.several("of all links of the forks"),
    factors=cli.several("of all links of the forks"),
    gates=cli.several("of all runs that have forks"),
    latents=cli.number("of the factors' bank"),
    text=cli.several("output: Markdown, one a language"),
    collapse="output: CSV",
    falls="output: CSV",
    first="output: CSV, what is first not finite",
    matrix="output: CSV",
    spread="output: CSV, of rows that change nothing",
    over_seeds="output: CSV",
    taken_back="output: CSV",
) as args:
    entries, control = json.loads(args.forks), json.loads(args.control)["parent"]
    forks_by_name = [full_name(fork) for fork in entries]
    quality = dict(zip(forks_by_name, map(files.read_table, args.quality), strict=True))
    traces, factors = links(args.traces, forks_by_name), links(args.factors, forks_by_name)
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
    found, words = assemble.assemble(
        args.case, args.unchanged, studied, control, cured, forks, divergence
    )
    for name, table in found.items():
        csv = table.to_csv(index=False, float_format="%.6g")
        files.write_bytes(getattr(args, name), csv.encode())
    content = {
        **words,
        "latents": args.latents,
        "real": files.read_table(args.real).set_index("measure").to_dict("index"),
        "gates": [gate for path in args.gates for gate in files.read_json(path).values()],
    }
    for language, path in zip(names.LANGUAGES, args.text, strict=True):
        files.write_bytes(path, tables.told(content, language).encode())
