"""Write the HTML report, the numbers in short, and the curves for plotting tools."""

import json
from pathlib import Path
from typing import Any

import pandas as pd
import yaml

from glassgan import cli, files
from glassgan.report import page, provenance, wording
from glassgan.report.attribution import (
    layer_numbers,
    pixel_numbers,
    sample_numbers,
    weak_spot_numbers,
)
from glassgan.report.latent import numbers as numbers_of_latent
from glassgan.report.quality import numbers
from glassgan.report.reruns.numbers import of_forks
from glassgan.report.training.numbers import curves
from glassgan.report.units import numbers as numbers_of_units
from glassgan.report.units import shared
from glassgan.train import trace


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

    results = Path(args.html).parents[1]
    inputs = [*args.effects, *args.results]
    effects = files.read_tables(args.effects)
    parameters, without = json.loads(args.parameters), json.loads(args.without)
    missing = {name: phases_without(without["lost"], results, name) for name in args.runs}
    traces, runs, forks, of_units, of_latent = {}, {}, {}, {}, {}
    of_attribution: dict[str, dict[str, Any]] = {}
    for name in args.runs:
        subject, seed = name.split("/")
        links = [path for path in inputs if f"/train/{name}/" in path]
        tables = [trace.table([]), *map(files.read_table, links)]
        rows = pd.concat(tables, ignore_index=True).sort_values("first_step")
        if name in args.trained:
            traces[name] = rows
        quality = files.read_table(results / f"quality/{name}/quality.parquet")
        own = effects[(effects["subject"] == subject) & (effects["seed"] == int(seed))]
        runs[name] = numbers.of_run(quality, rows, own, name in args.trained)
        if "units" not in missing[name]:
            of_units[name] = numbers_of_units.of_units(
                shared.of_run(effects, subject, int(seed)),
                files.read_arrays(results / f"units/{name}/sets.safetensors")[0],
            )
            runs[name]["left_out"] = numbers.left_out(own)
        runs[name]["units"] = numbers_of_units.in_short(of_units[name])
        if "latent" not in missing[name]:
            of_latent[name] = numbers_of_latent.of_latent(
                own, files.read_table(results / f"latent/{name}/directions.parquet")
            )
            runs[name]["latent"] = numbers_of_latent.in_short(of_latent[name])
        if "attribution" not in missing[name]:
            of_attribution[name] = attribution(results, name, own, inputs)
        if results / f"reruns/{name}/gates.json" in map(Path, inputs):
            forks[name] = of_forks(
                [fork for fork in parameters["design"]["forks"] if fork["parent"] == name],
                own,
                files.read_json(results / f"reruns/{name}/gates.json"),
                files.read_table(results / f"reruns/{name}/above_floor.parquet"),
            )
    judge = files.read_json(results / "judge/metrics.json")
    real = numbers.of_real(quality)  # the same in every table
    files.write_json(args.metrics, {"judge": judge, "real": real, "runs": runs})
    for name in args.trained:  # holds what JSON cannot
        table = results / f"reruns/{name}/divergence.parquet"
        known = table in map(Path, inputs)
        runs[name]["first"] = files.read_table(table).to_dict("records") if known else []
    files.write_bytes(args.curves, curves(traces).to_csv(index=False).encode())

    captions = {
        "/".join(Path(path).with_suffix("").parts[-2:]): Path(path).read_text(encoding="utf-8")
        for path in args.captions
    }
    content = {
        "preset": parameters["preset"],
        "parameters": yaml.safe_dump(parameters, sort_keys=False, allow_unicode=True),
        "device": parameters["design"]["device"],
        "judge": judge,
        "measures": wording.MEASURES,
        "real": real,
        "runs": runs,
        "trained": args.trained,
        "forks": forks,
        "recipes": effects[effects["analysis"] == "recipe_effects"].to_dict("records"),
        "of_units": of_units,
        "of_latent": of_latent,
        "of_attribution": of_attribution,
        "matched": {
            path.parent.name: numbers_of_units.counterparts(files.read_table(path))
            for path in map(Path, inputs)
            if path.name == "matches.parquet"
        },
        "their_removal": shared.THEIR_REMOVAL,
        "their_distance": shared.THEIR_DISTANCE,
        "case_study": Path(args.case_study).name,
        "unit_atlas": Path(args.unit_atlas).name,
        "subjects": {
            path.stem: files.read_json(path)
            for path in sorted(map(Path, inputs))
            if path.parent == results / "prepare/subjects"
        },
        "captions": captions,
        "failed": without["failed"],
        "lost": without["lost"],
        "missing": missing,
        "figures": str(results / "report/figures"),
        "versions": provenance.versions(),
        "checksums": provenance.checksums(inputs),
    }
    files.write_bytes(args.html, page.render(args.template, content).encode())


def attribution(
    results: Path, name: str, effects: pd.DataFrame, inputs: list[str]
) -> dict[str, Any]:
    """Return the numbers of how the discriminator of a run decides, by part."""
    found = {
        "layers": layer_numbers.of_layers(effects),
        "samples": sample_numbers.of_special_samples(effects),
        "weak_spots": weak_spot_numbers.of_weak_spots(effects),
    }
    maps = results / f"attribution/{name}/pixels.safetensors"
    if maps in map(Path, inputs):  # not of runs without a discriminator
        arrays, header = files.read_arrays(maps)
        found["pixels"] = pixel_numbers.of_pixels(effects, arrays["mean_maps"], header["methods"])
    return found


def phases_without(lost: list[str], results: Path, name: str) -> list[str]:
    """Return the phases of which a run lost a file to a job that failed."""
    return [
        phase
        for phase in ("features", "units", "latent", "attribution")
        if any(path.startswith(f"{results}/{phase}/{name}/") for path in lost)
    ]


if __name__ == "__main__":
    cli.run(main)
