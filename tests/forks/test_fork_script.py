"""The script of a fork, as jobs run it."""

import json
import subprocess
import sys

import pytest
from conftest import ROOT

from glassgan import files

METADATA = {
    "specification": {"build": "glassgan.subjects.mlp:build", "loss": "logits"},
    "recipe": {"batch_size": 50, "learning_rate": 2e-4, "betas": [0.5, 0.999], "window": 4},
    "seed": 0,
    "epoch": 2,
    "step": 13,
    "status": "diverged",
}
OUTPUTS = ("weights", "state", "trace", "track", "factors")


@pytest.fixture
def run(tmp_path, mnist):
    data = {"images": mnist[0][:200], "labels": mnist[1][:200]}
    files.write_tensors(tmp_path / "data", data)

    def script():
        for part in ("parent.weights", "parent.state"):
            files.write_tensors(tmp_path / part, {}, METADATA)
        entry = {"name": "x", "parent": "mlp/0", "from": 2, "change": "nothing"}
        words = [
            sys.executable, str(ROOT / "scripts/forks/fork.py"), "--fork", json.dumps(entry),
            "--place", "3", "--from-weights", str(tmp_path / "parent.weights"),
            "--from-state", str(tmp_path / "parent.state"), "--data", str(tmp_path / "data"),
            "--seed", "0", "--watched", "4", "--every", "5",
        ]  # fmt: skip
        words += [word for name in OUTPUTS for word in (f"--{name}", str(tmp_path / name))]
        return subprocess.run(words, capture_output=True, text=True)

    return script


def test_a_parent_that_diverged_is_recorded_as_such(run, tmp_path):
    result = run()
    assert result.returncode == 0, result.stderr
    assert "diverged above, in step 13" in result.stdout
    arrays, metadata = files.read_arrays(tmp_path / "weights")
    assert arrays == {}
    assert metadata == METADATA | {"epoch": 3}
    assert len(files.read_table(tmp_path / "trace")) == len(files.read_table(tmp_path / "factors"))
    assert files.read_arrays(tmp_path / "track")[0] == {}
