"""The scripts of the chain: init and link, as jobs run them."""

import json
import random
import signal
import subprocess
import sys
import time

import numpy as np
import pytest
from conftest import ROOT

from glassgan import files

SPECIFICATION = {"build": "glassgan.subjects.mlp:build", "loss": "logits"}


class Chain:
    def __init__(self, folder, images):
        self.folder = folder
        labels = np.arange(len(images)) % 10
        files.write_tensors(folder / "data", {"images": images, "labels": labels})

    def paths(self, epoch):
        return [str(self.folder / f"{epoch}.{part}") for part in ("weights", "state", "trace")]

    def init(self):
        words = [
            "--subject", json.dumps(SPECIFICATION), "--seed", "0", "--batch-size", "64",
            "--learning-rate", "0.0002", "--betas", "0.5", "0.999", "--window", "5",
        ]  # fmt: skip
        outputs = zip(("--weights", "--state", "--trace"), self.paths(0), strict=True)
        script = str(ROOT / "scripts/init.py")
        subprocess.run([sys.executable, script, *words, *sum(outputs, ())], check=True)

    def command(self, parent, epoch):
        weights, state, _ = self.paths(parent)
        outputs = zip(("--weights", "--state", "--trace"), self.paths(epoch), strict=True)
        return [
            sys.executable, str(ROOT / "scripts/link.py"),
            "--parent-weights", weights, "--parent-state", state,
            "--data", str(self.folder / "data"), "--epoch", str(epoch),
            *sum(outputs, ()),
        ]  # fmt: skip

    def digests(self, epoch):
        return [files.digest(path) for path in self.paths(epoch)]


@pytest.fixture
def started(tmp_path, mnist):
    result = Chain(tmp_path, mnist[0])
    result.init()
    return result


def test_a_killed_link_gives_the_same_bytes_when_run_again(started):
    begin = time.monotonic()
    subprocess.run(started.command(0, 2), check=True, capture_output=True)
    duration = time.monotonic() - begin
    expected = started.digests(2)
    moments = random.Random(0)
    for _ in range(3):
        for path in started.paths(2):
            (started.folder / path).unlink(missing_ok=True)
        process = subprocess.Popen(started.command(0, 2), stdout=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.2, 1.0) * duration)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in started.paths(2):  # what is there is whole
            if (started.folder / path).exists():
                assert files.digest(path) in expected
        subprocess.run(started.command(0, 2), check=True, capture_output=True)
        assert started.digests(2) == expected


def test_one_link_over_two_epochs_writes_the_bytes_of_two_links(started):
    subprocess.run(started.command(0, 2), check=True, capture_output=True)
    expected = started.digests(2)[:2]
    subprocess.run(started.command(0, 1), check=True, capture_output=True)
    subprocess.run(started.command(1, 2), check=True, capture_output=True)
    assert started.digests(2)[:2] == expected


def test_links_below_a_divergence_pass_it_on_without_torch(started):
    weights, state, _ = started.paths(1)
    metadata = files.read_metadata(started.paths(0)[0]) | {"status": "diverged", "step": 5}
    files.write_tensors(weights, {}, metadata)
    files.write_tensors(state, {}, metadata)
    words = started.command(1, 3)
    program = (
        "import runpy, sys; sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], "
        "run_name='__main__'); sys.exit('torch' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program, *words[1:]], check=True)
    arrays, found = files.read_arrays(started.paths(3)[0])
    assert arrays == {}
    assert (found["status"], found["step"], found["epoch"]) == ("diverged", 5, 3)
    assert len(files.read_table(started.paths(3)[2])) == 0
