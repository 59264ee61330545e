"""What is trained and judged on another device, one that is made up where there is no GPU."""

from of_other_data import assert_passes
from projects import ROOT


def test_training_and_judging_are_the_same_on_every_device():
    assert_passes(None, ROOT / "tests/of_devices.py")
