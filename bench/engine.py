"""What Snakemake and DVC take for themselves: 500 jobs whose scripts only touch their results."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from ground import TOY, jobs, no_op, seconds

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
        where = {"cwd": place, "env": {**os.environ, "PYTHONPATH": str(place / "src")}}
        target = [f"{UP_TO}_all"] if UP_TO else []
        snakemake = ("snakemake", "--cores", "2", *OVERLAY, *target)
        pipeline = ":".join(filter(None, ["presets/many/dvc.yaml", UP_TO]))
        planned = jobs("snakemake", "--dry-run", *OVERLAY, *target, **where)
        whole = seconds(*snakemake, **where)
        seconds("python", "tools/sync_dvc.py", "--preset", "many", **where)
        seconds("dvc", "commit", "--force", "--with-deps", pipeline, **where)
        return {
            "jobs": planned,
            "seconds a job": whole / planned,
            "no-op snakemake, seconds": no_op(*snakemake, **where),
            "no-op dvc repro, seconds": no_op("dvc", "repro", pipeline, **where),
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
