"""Who looks for a class after units are removed, by the names in tables. Without torch."""

FIRST, SECOND, NEIGHBOURS = "the judge", "a second judge", "nearest training images"
ALL, ALONE = "all three", "the judge alone"
