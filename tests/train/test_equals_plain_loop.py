"""The article's step at full size beside the article's loop written out plainly."""

import sys

import pytest
import torch
from conftest import ROOT

sys.path.insert(0, str(ROOT / "bench"))


@pytest.fixture
def root(tmp_path):
    """A folder where torchvision finds the raw files and may unpack them."""
    (tmp_path / "MNIST").mkdir()
    (tmp_path / "MNIST/raw").mkdir()
    for path in (ROOT / "data/MNIST/raw").glob("*.gz"):
        (tmp_path / "MNIST/raw" / path.name).symlink_to(path)
    return tmp_path


def test_losses_are_equal_over_twenty_steps(root):
    # over more in bench/. In double precision: single precision differs where rounding decides
    # whether a unit is active
    import training_step

    assert training_step.equal_losses(str(root), torch.float64, steps=20) < 1e-10
