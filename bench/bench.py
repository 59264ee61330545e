"""Measure speed and write bench/results/bench.md; `make bench` calls this.

Ratios are measured side by side in one process or in alternation, because machines are noisy.
Needs the results of a finished run (make run): the default ones, or those that BENCH_RESULTS names.
A row is written as soon as it is measured; a part that fails says so, and the others go on.
"""

import ast
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

# One thread, as in a job; the libraries read this when they are imported.
os.environ["OMP_NUM_THREADS"] = "1"

import ablation
import attribution
import directions
import engine
import manifold
import torch
import training_step
from ground import RESULTS, TOY, jobs, no_op, size

from glassgan import cli, files
from glassgan.errors import InputError
from glassgan.judge import network

PRESET = RESULTS.name
TABLE = Path("bench/results/bench.md" if not TOY else "bench/results/toy.md")
TORCH_SCRIPTS = (
    "train/link",
    "judge/judge",
    "quality/quality",
    "features/generator_layers",
    "units/effects",
    "latent/directions",
    "attribution/pixels",
)
OTHER_SCRIPTS = (
    *(f"report/{name}" for name in ("figures", "training", "report", "manifest")),
    "prepare/prepare",
    "claims/gather",
)
IMPORTS = (ast.Import, ast.ImportFrom)
OVERLAY = [] if PRESET == "default" else ["--configfile", f"presets/{PRESET}.yaml"]

AIMS = {
    "training step: whole loop, ratio to the plain one": "≥ 1.5",
    "training step: products, share of the core's peak": "≥ 0.8",
    "training step: everything but products, share of the step": "≤ 0.25",
    "training step: losses, largest difference, double": "≤ 1e-5",
    "judge: images/s on one core": "≥ 15,000",
    "judge: test accuracy, %": "≥ 99.0",
    "judge: training, CPU seconds": "≤ 120",
    "manifold: ratio to prdc": "≥ 3",
    "manifold: the same, peak GB": "≤ 2",
    "manifold: largest difference from prdc": "≤ 1e-12",
    "ablation: ratio to the plain way": "≥ 3",
    "ablation: ratio to the plain way, G alone, last hidden layer": "≥ 8",
    "ablation: largest difference": "≤ 1e-5",
    "directions: mean Jacobian, ratio to the loop": "≥ 25",
    "directions: mean Jacobian, largest difference": "≤ 1e-5",
    "directions: a single Jacobian, largest difference": "≤ 1e-5",
    "directions: SeFa, 5 directions, seconds": "≤ 0.1",
    "directions: PCA of a layer, ten times as many, ratio of seconds": "≤ 10",
    "attribution: integrated gradients, ratio to sample by sample": "≥ 2.5",
    "attribution: integrated gradients, largest difference, double": "≤ 1e-5",
    "attribution: occlusion, ratio to sample by sample": "≥ 10",
    "attribution: occlusion, largest difference, double": "≤ 1e-5",
    **{f"start, CPU seconds: {name}": "≤ 3" for name in TORCH_SCRIPTS},
    **{f"start, CPU seconds: {name}": "≤ 1.5" for name in OTHER_SCRIPTS},
    "workflow: no-op snakemake, seconds": "≤ 3",
    "workflow: no-op dvc repro, seconds": "≤ 3",
    "workflow: jobs": "≤ 150",
    "engine: seconds a job": "≤ 0.1",
    "engine: no-op snakemake, seconds": "≤ 6",
    "engine: no-op dvc repro, seconds": "≤ 3",
}


def main() -> None:
    """Measure part after part, and write the table anew after each."""
    if not (RESULTS / "manifest.json").is_file():
        sys.exit(f"error: there is no finished run in {RESULTS}; to make one: make run")
    torch.set_num_threads(1)
    cli.keep_memory()  # as in a job
    parts: Mapping[str, Callable[[], Mapping[str, float]]] = {
        "training step": lambda: training_step.measure(
            "data", f"{RESULTS}/prepare/train.safetensors"
        ),
        "judge": of_judge,
        "manifold": manifold.measure,
        "ablation": ablation.measure_ways,
        "directions": directions.measure,
        "attribution": attribution.measure,
        "start, CPU seconds": of_starts,
        "workflow": of_workflow,
        "engine": engine.measure,
    }
    lines, failed = ["| figure | measured | aim |", "| --- | ---: | --- |"], []
    for part, measure in parts.items():
        try:
            rows = [
                f"| {part}: {name} | {value:.4g} | {AIMS.get(f'{part}: {name}', '')} |"
                for name, value in measure().items()
            ]
        except Exception as error:  # whatever it is, the other parts are measured
            failed.append(part)
            rows = [f"| {part} | failed: {in_one_line(error)} | |"]
        lines += rows
        files.write_bytes(TABLE, ("\n".join(lines) + "\n").encode())
        print("\n".join(rows), flush=True)
    if failed:
        sys.exit(f"error: not measured: {', '.join(failed)}")


def in_one_line(error: Exception) -> str:
    """Return what an error says, and the last line of the process that it is about."""
    said = getattr(error, "stderr", None) or str(error)
    said = said.decode(errors="replace") if isinstance(said, bytes) else said
    last = said.strip().split("\n")[-1] if said.strip() else ""
    return f"{type(error).__name__}: {last}".replace("|", "/")


def of_judge() -> dict[str, float]:
    """Return the speed, the accuracy and the training time of the run's judge."""
    metrics = files.read_json(RESULTS / "judge/metrics.json")
    # of the job itself, as the rule calls it
    timing = (
        Path("timings", PRESET, "judge/judge.judge.tsv").read_text(encoding="utf-8").split("\n")
    )
    job = dict(zip(timing[0].split("\t"), timing[1].split("\t"), strict=True))
    return {
        "images/s on one core": judge_speed(),
        "test accuracy, %": 100 * metrics["accuracy"],
        "training, CPU seconds": float(job["cpu_time"]),
    }


def judge_speed() -> float:
    """Return the images a second that the trained judge labels, median of 20 rounds."""
    judge = network.load(str(RESULTS / "judge/judge.safetensors"))
    images = torch.rand(size(5000, 10), 1, 28, 28) * 2 - 1
    times = []
    for _ in range(size(22, 3)):
        begin = time.perf_counter()
        judge(images)
        times.append(time.perf_counter() - begin)
    return len(images) / statistics.median(times[2:])


def of_starts() -> dict[str, float]:
    """Return the CPU seconds until scripts have imported all that they import."""
    scripts = {  # all are read, so that one that is gone is told in the toy size, too
        name: Path(f"scripts/{name}.py").read_text(encoding="utf-8")
        for name in [*TORCH_SCRIPTS, *OTHER_SCRIPTS]
    }
    chosen = ["report/report"] if TOY else scripts
    return {name: start_up(scripts[name]) for name in chosen}


def start_up(text: str) -> float:
    """Return the CPU seconds until a script has imported all that it imports, best of 3."""
    nodes = [node for node in ast.walk(ast.parse(text)) if isinstance(node, IMPORTS)]
    imports = [ast.unparse(node) for node in sorted(nodes, key=lambda node: node.lineno)]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".py") as file:
        # in their order, and then the processor time of this process
        file.write("\n".join([*imports, "import os", "print(sum(os.times()[:2]))"]))
        file.flush()
        runs = [
            subprocess.run([sys.executable, file.name], capture_output=True, text=True, check=True)
            for _ in range(size(3, 1))
        ]
    return min(float(run.stdout) for run in runs)


def of_workflow() -> dict[str, float]:
    """Return what it costs that there is nothing to do, and how many jobs there are in all.

    Raises:
        InputError: there is something to do, which would be done here.
    """
    plan = subprocess.run(
        ["snakemake", "--dry-run", "--cores", "2", *OVERLAY], capture_output=True, text=True
    )
    if "Nothing to be done" not in plan.stdout + plan.stderr:
        raise InputError("results are not up to date; allowed: those of a run with this code")
    found = {"no-op snakemake, seconds": no_op("snakemake", "--cores", "2", *OVERLAY)}
    if PRESET == "default" and Path("dvc.lock").is_file():
        found["no-op dvc repro, seconds"] = no_op("dvc", "repro")
    found["jobs"] = jobs("snakemake", "--dry-run", "--forceall", "--cores", "2", *OVERLAY)
    return found


if __name__ == "__main__":
    main()
