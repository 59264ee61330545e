import gzip
import os

import numpy as np
import pytest
from projects import ROOT, copied

from glassgan.data.told import VARIABLE

# The whole suite runs torch as the jobs do: one thread, so that results do not depend on cores.
os.environ["OMP_NUM_THREADS"] = "1"


def pytest_collection_modifyitems(items):
    """Put whole workflows early, so that no process is left with one in the end.

    The one that makes the results which all of them share comes first, the others behind half of
    the other tests, so that no process waits for these results. Naming their files before the
    folder does not do it: pytest drops what the folder holds anyway.
    """
    first = [item for item in items if item.path.name == "test_end_to_end.py"]
    others = [item for item in items if item not in first]
    slow = [item for item in others if item.get_closest_marker("slow")]
    quick = [item for item in others if item not in slow]
    half = len(quick) // 2
    items[:] = [*first, *quick[:half], *slow, *quick[half:]]


@pytest.fixture(autouse=True)
def _chosen_data_set():
    """Let no choice of a data set outlast its test: every process that is started is told of it."""
    before = os.environ.get(VARIABLE)
    yield
    os.environ.pop(VARIABLE, None)
    if before is not None:
        os.environ[VARIABLE] = before


def pytest_runtest_setup():
    """Seed what fixtures of a wider scope draw, whatever ran before them."""
    _seed()


@pytest.fixture(autouse=True)
def _one_thread():
    """Run every test with one thread and the same draws, alone or behind others."""
    import torch

    torch.set_num_threads(1)
    _seed()


def _seed():
    import torch

    torch.manual_seed(0)


@pytest.fixture
def mnist():
    """The first 1,000 training images of MNIST, uint8 [1000, 1, 28, 28], and their labels."""
    folder = ROOT / "data/MNIST/raw"
    with gzip.open(folder / "train-images-idx3-ubyte.gz") as images:
        pixels = np.frombuffer(images.read(16 + 784_000), np.uint8, offset=16)
    with gzip.open(folder / "train-labels-idx1-ubyte.gz") as labels:
        digits = np.frombuffer(labels.read(8 + 1000), np.uint8, offset=8)
    return pixels.reshape(-1, 1, 28, 28).copy(), digits.copy()


@pytest.fixture
def project(tmp_path):
    """A copy of the repository, nothing computed."""
    return copied(tmp_path)


@pytest.fixture(scope="session")
def common(tmp_path_factory, worker_id):
    """A folder of this call of pytest that all its processes share."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent
