"""Measure speed and write bench/results/bench.md; `make bench` calls this.

Ratios are measured side by side in one process or in alternation, because machines are noisy.
Needs the default results (make run) for the prepared data and the no-op times.
"""

import json
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# One thread, as in a job; the libraries read this when they are imported.
os.environ["OMP_NUM_THREADS"] = "1"

import ablation
import attribution
import directions
import manifold
import torch
import training_step
import yaml

from glassgan import cli
from glassgan.judge import network

RESULTS = Path("results/default")
TORCH_SCRIPTS = (
    "link",
    "judge",
    "quality",
    "generator_layers",
    "unit_effects",
    "latent_directions",
    "pixel_attribution",
)
OTHER_SCRIPTS = ("feature_figures", "figure_curves", "gather", "report", "manifest", "prepare")


def main() -> None:
    """Run all measurements and write the table."""
    if not (RESULTS / "manifest.json").is_file():
        sys.exit("error: the benchmark needs the default results; to make them: make run")
    torch.set_num_threads(1)
    cli.keep_memory()  # as in a job
    rows: list[tuple[str, float, str]] = []
    data = str(RESULTS / "prepare/train.safetensors")
    aims = {
        "images/s, ratio to the plain loop": "≥ 2",
        "FLOP/s, share of the products alone": "≥ 0.7",
        "losses over 50 steps, largest difference, double": "≤ 1e-5",
    }
    found = training_step.measure("data", data)
    rows += [(f"training step: {name}", value, aims.get(name, "")) for name, value in found.items()]
    rows.append(("judge: images/s on one core", judge_speed(), "≥ 15,000"))
    aims = {
        "ratio to prdc, 10,000 and 10,000": "≥ 3",
        "50,000 and 50,000, peak GB": "≤ 2",
        "largest difference from prdc": "≤ 1e-12",
    }
    found = manifold.measure()
    rows += [(f"manifold: {name}", value, aims.get(name, "")) for name, value in found.items()]
    aims = {
        "ratio to the plain way": "≥ 3",
        "ratio to the plain way, G alone, last hidden layer": "≥ 8",
        "largest difference": "≤ 1e-5",
    }
    found = ablation.measure_all()
    rows += [(f"ablation: {name}", value, aims.get(name, "")) for name, value in found.items()]
    aims = {
        "mean Jacobian, ratio to the loop": "≥ 25",
        "mean Jacobian, largest difference": "≤ 1e-5",
        "a single Jacobian, largest difference": "≤ 1e-5",
        "SeFa, 5 directions, seconds": "≤ 0.1",
        "PCA of hidden3, ten times as many, ratio of seconds": "≤ 10",
    }
    found = directions.measure()
    rows += [(f"directions: {name}", value, aims.get(name, "")) for name, value in found.items()]
    aims = {
        "integrated gradients, ratio to sample by sample": "≥ 2.5",
        "integrated gradients, largest difference, double": "≤ 1e-5",
        "occlusion, ratio to sample by sample": "≥ 10",
        "occlusion, largest difference, double": "≤ 1e-5",
    }
    found = attribution.measure()
    rows += [(f"attribution: {name}", value, aims.get(name, "")) for name, value in found.items()]
    metrics = json.loads((RESULTS / "judge/metrics.json").read_text(encoding="utf-8"))
    rows.append(("judge: test accuracy, %", 100 * metrics["accuracy"], "≥ 99.0"))
    rows.append(("judge: training, CPU seconds", judge_training(), "≤ 120"))
    for scripts, aim in ((TORCH_SCRIPTS, "≤ 3"), (OTHER_SCRIPTS, "≤ 1.5")):
        rows += [(f"start of {name}, CPU seconds", start_up(name), aim) for name in scripts]
    rows.append(("no-op snakemake, seconds", no_op("snakemake", "--cores", "2"), "≤ 3"))
    if Path("dvc.lock").is_file():
        rows.append(("no-op dvc repro, seconds", no_op("dvc", "repro"), "≤ 3"))
    rows.append(("jobs of the default run", jobs(), "≤ 150"))
    lines = ["| figure | measured | aim |", "| --- | ---: | --- |"]
    lines += [f"| {name} | {value:.4g} | {aim} |" for name, value, aim in rows]
    Path("bench/results").mkdir(exist_ok=True)
    Path("bench/results/bench.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


def judge_speed() -> float:
    """Return the images a second that the trained judge labels, median of 20 rounds."""
    judge = network.load(str(RESULTS / "judge/judge.safetensors"))
    images = torch.rand(5000, 1, 28, 28) * 2 - 1
    times = []
    for _ in range(22):
        begin = time.perf_counter()
        judge(images)
        times.append(time.perf_counter() - begin)
    return len(images) / statistics.median(times[2:])


def judge_training() -> float:
    """Return the CPU seconds of the job that trains the judge, with the default parameters."""
    judge = yaml.safe_load(Path("params.yaml").read_text(encoding="utf-8"))["judge"]
    options = [f"--{name.replace('_', '-')}={value}" for name, value in judge.items()]
    with tempfile.TemporaryDirectory() as folder:
        data = f"--data={RESULTS}/prepare/train.safetensors"
        words = [sys.executable, "scripts/judge.py", *options, data, f"--output={folder}/judge"]
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(words, check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def start_up(script: str) -> float:
    """Return the CPU seconds until a script has imported all that it imports, best of 3."""
    text = Path(f"scripts/{script}.py").read_text(encoding="utf-8")
    imports = [line.strip() for line in text.split("\n") if re.match(r"\s*(from|import) ", line)]
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".py") as file:
        # in their order, and then the processor time of this process
        file.write("\n".join([*imports, "import os", "print(sum(os.times()[:2]))"]))
        file.flush()
        runs = [
            subprocess.run([sys.executable, file.name], capture_output=True, text=True, check=True)
            for _ in range(3)
        ]
    return min(float(run.stdout) for run in runs)


def no_op(*words: str) -> float:
    """Return the seconds of a command that has nothing to do, median of 5."""
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        subprocess.run(words, check=True, capture_output=True)
        times.append(time.perf_counter() - begin)
    return statistics.median(times)


def jobs() -> float:
    """Return the number of jobs of the default run."""
    words = ["snakemake", "--dry-run", "--forceall", "--cores", "2"]
    text = subprocess.run(words, check=True, capture_output=True, text=True)
    match = re.search(r"total +(\d+)", text.stdout + text.stderr)
    assert match
    return float(match[1])


if __name__ == "__main__":
    main()
