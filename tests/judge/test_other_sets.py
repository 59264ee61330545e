"""What measures images, in a process of another data set."""

from pathlib import Path

from discs import DISCS
from of_other_data import assert_passes


def test_of_colours():
    assert_passes(DISCS, Path(__file__).with_name("of_colours.py"))
