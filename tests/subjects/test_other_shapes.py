"""What networks must take and give, in a process of another data set."""

from dataclasses import replace
from pathlib import Path

from of_other_data import assert_passes

from glassgan.data.sets import SPRITES


def test_of_large_images_in_colour():
    data = replace(SPRITES, name="Large sprites", shape=(3, 64, 64))
    assert_passes(data, Path(__file__).with_name("of_large_colours.py"))
