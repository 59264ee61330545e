"""The benchmarks run as a whole: every row in a toy size, and the others where one fails."""

import math
import re
import shutil

import pytest
from projects import Project, finished_smoke

pytestmark = pytest.mark.slow

PARTS = ["training step", "judge", "manifold", "ablation", "directions", "attribution",
         "start, CPU seconds", "workflow", "engine"]  # fmt: skip


def test_every_figure_is_measured_and_a_part_that_fails_does_not_cost_the_others(common, tmp_path):
    made, _ = finished_smoke(common)
    shutil.copytree(made.folder, tmp_path, dirs_exist_ok=True)
    project = Project(tmp_path)
    project.environment |= {"BENCH_RESULTS": "results/smoke", "BENCH_TOY": "1"}
    (tmp_path / "timings/smoke/judge/judge.judge.tsv").unlink(missing_ok=True)
    result = project.run("python", "bench/bench.py", check=False)
    assert result.returncode == 1
    assert result.stdout.rstrip().endswith("error: not measured: judge")
    table = (tmp_path / "bench/results/toy.md").read_text()
    rows = re.findall(r"^\| ([^:|]+)(?:: ([^|]+))? \| ([^|]+) \|", table, re.M)[2:]
    assert list(dict.fromkeys(part.strip() for part, _, _ in rows)) == PARTS
    for part, _, value in rows:
        failed = value.startswith("failed: FileNotFoundError")
        assert failed if part == "judge" else math.isfinite(float(value))  # of noise, below 0, too
