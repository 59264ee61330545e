"""The scripts of the chain: init and link, as jobs run them."""

import json
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from conftest import ROOT

from glassgan import files

SPECIFICATION = {"build": "glassgan.subjects.mlp:build", "loss": "logits"}


class Chain:
    def __init__(self, folder):
        self.folder = folder

    def paths(self, epoch):
        return [str(self.folder / f"{epoch}.{part}") for part in ("weights", "state", "trace")]

    def init(self):
        words = [
            "--subject", json.dumps(SPECIFICATION), "--seed", "0", "--batch-size", "64",
            "--learning-rate", "0.0002", "--betas", "0.5", "0.999", "--window", "5",
        ]  # fmt: skip
        outputs = zip(("--weights", "--state", "--trace"), self.paths(0), strict=True)
        script = str(ROOT / "scripts/train/init.py")
        subprocess.run([sys.executable, script, *words, *sum(outputs, ())], check=True)

    def command(self, parent, epoch):
        weights, state, _ = self.paths(parent)
        outputs = zip(("--weights", "--state", "--trace"), self.paths(epoch), strict=True)
        return [
            sys.executable, str(ROOT / "scripts/train/link.py"),
            "--parent-weights", weights, "--parent-state", state,
            "--data", str(self.folder / "data"), "--epoch", str(epoch),
            *sum(outputs, ()),
        ]  # fmt: skip

    def digests(self, epoch):
        return [files.digest(path) for path in self.paths(epoch)]


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    """The start of a chain and a link over two epochs, to be left as they are."""
    result = Chain(tmp_path_factory.mktemp("chain"))
    pixels = np.random.default_rng(0).integers(0, 256, (500, 1, 28, 28), np.uint8)
    labels = np.arange(len(pixels)) % 10
    files.write_tensors(result.folder / "data", {"images": pixels, "labels": labels})
    result.init()
    begin = time.monotonic()
    subprocess.run(result.command(0, 2), check=True, capture_output=True)
    result.duration = time.monotonic() - begin
    return result


@pytest.fixture
def started(first, tmp_path):
    """The start alone."""
    for path in [first.folder / "data", *first.paths(0)]:
        shutil.copy(path, tmp_path)
    return Chain(tmp_path)


def test_a_killed_link_gives_the_same_bytes_when_run_again(first, started):
    expected = first.digests(2)
    moments = random.Random(0)
    for _ in range(3):
        process = subprocess.Popen(started.command(0, 2), stdout=subprocess.DEVNULL)
        time.sleep(moments.uniform(0.2, 1.0) * first.duration)
        process.send_signal(signal.SIGKILL)
        process.wait()
        for path in started.paths(2):  # what is there is whole
            if Path(path).exists():
                assert files.digest(path) in expected
    # beside all that three kills left behind
    subprocess.run(started.command(0, 2), check=True, capture_output=True)
    assert started.digests(2) == expected


def test_one_link_over_two_epochs_writes_the_bytes_of_two_links(first, started):
    links = [started.command(parent, epoch)[1:] for parent, epoch in ((0, 1), (1, 2))]
    program = (  # in one process, of which most is the import of torch
        "import json, runpy, sys\n"
        "for sys.argv in json.loads(sys.argv[1]):\n"
        "    runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    words = [sys.executable, "-c", program, json.dumps(links)]
    subprocess.run(words, check=True, capture_output=True)
    assert started.digests(2)[:2] == first.digests(2)[:2]


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
