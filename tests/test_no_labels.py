"""Every part in a process whose data set has no labels."""

from pathlib import Path

from discs import UNLABELLED
from of_other_data import assert_passes


def test_every_part_does_without_labels():
    files = sorted(Path(__file__).parent.glob("**/of_no_labels.py"))
    assert len(files) > 5
    assert_passes(UNLABELLED, *files)
