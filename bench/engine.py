"""What Snakemake and DVC take for themselves: 500 jobs whose scripts only touch their results."""

import os
import re
import shutil
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from ground import TOY, size

from glassgan import files

SHELL = '"python {input.script} {params.files} {params.flags} 2>&1 | tee {log}"'
SEEDS, UP_TO = ("0", "train") if TOY else ("0, 11-23", "")  # some 500 jobs
MANY = """preset: many
design:
  runs:
    - {{subject: mlp, seeds: "{seeds}", checkpoints: [0, 1, 2, 3, 4, 5, 6]}}
  forks: []
"""
OVERLAY = ["--configfile", "presets/many.yaml", "--"]


def measure() -> dict[str, float]:
    """Run them once, and then again with nothing to do, in a copy of what git knows."""
    with tempfile.TemporaryDirectory(prefix="glassgan-engine-") as folder:
        place = Path(folder)
        copy(Path.cwd(), place)
        here = {**os.environ, "PYTHONPATH": str(place / "src")}

        def seconds(*words: str) -> float:
            begin = time.perf_counter()
            subprocess.run(words, cwd=place, env=here, check=True, capture_output=True)
            return time.perf_counter() - begin

        snakemake = ("snakemake", "--cores", "2", *OVERLAY, *([f"{UP_TO}_all"] if UP_TO else []))
        pipeline = ":".join(filter(None, ["presets/many/dvc.yaml", UP_TO]))
        plan = subprocess.run(
            [snakemake[0], "--dry-run", *snakemake[1:]],
            cwd=place,
            env=here,
            check=True,
            capture_output=True,
            text=True,
        )
        jobs = int(re.findall(r"total +(\d+)", plan.stdout + plan.stderr)[0])
        whole = seconds(*snakemake)
        seconds("python", "tools/sync_dvc.py", "--preset", "many")
        seconds("dvc", "commit", "--force", "--with-deps", pipeline)
        rounds = range(size(5, 1))
        return {
            "jobs": float(jobs),
            "seconds a job": whole / jobs,
            "no-op snakemake, seconds": statistics.median(seconds(*snakemake) for _ in rounds),
            "no-op dvc repro, seconds": statistics.median(
                seconds("dvc", "repro", pipeline) for _ in rounds
            ),
        }


def copy(source: Path, place: Path) -> None:
    """Copy what git knows, with scripts that only touch, as a repository of its own."""
    known = subprocess.run(["git", "ls-files", "-z"], cwd=source, check=True, capture_output=True)
    for name in filter(None, known.stdout.decode().split("\0")):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source / name, place / name)
    rules = (place / "Snakefile").read_text(encoding="utf-8")
    assert rules.count(SHELL) == 1, "the Snakefile runs its scripts in another way"
    files.write_bytes(place / "Snakefile", rules.replace(SHELL, '"touch {output}"').encode())
    files.write_bytes(place / "presets/many.yaml", MANY.format(seeds=SEEDS).encode())
    subprocess.run(["git", "init", "--quiet"], cwd=place, check=True)
