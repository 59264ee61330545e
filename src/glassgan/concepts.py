"""Concepts: the numbers that are measured on an image, by name and unit. Without torch."""

import pandas as pd

from glassgan.data import DATA

CLASSES = len(DATA.classes)
DIGITS = DATA.concepts
# What the judge and the ink say of every image, with the unit of measure.
MEASURED = {
    **dict.fromkeys([*DIGITS, f"no {DATA.kind}"], "probability"),
    "ink": "pixels",
    "centre_x": "pixels",
    "centre_y": "pixels",
}
# What the morphometry measures on the stroke of an image.
MORPHOMETRY = {
    "area": "pixels",
    "length": "pixels",
    "thickness": "pixels",
    "slant": "degrees",
    "width": "pixels",
    "height": "pixels",
    "holes": "holes",
    "parts": "parts",
    "ink": "pixels",
    "centre_x": "pixels",
    "centre_y": "pixels",
}
# Of the stroke, what the image as a whole does not say already.
STROKES = {name: unit for name, unit in MORPHOMETRY.items() if name not in MEASURED}
CONCEPTS = {**MEASURED, **STROKES}

LEAST_DEVIATION = 0.01  # of a probability, or of a pixel

NAMED = 0.2  # of |AUROC − ½|, which the interval must lie beyond for a unit to have a name


def is_named(table: pd.DataFrame) -> pd.Series:
    """Return which rows of associations name a unit, bool.

    The whole interval of the AUROC lies above 0.7 or below 0.3, and q < 0.05 where there is a q.
    """
    clear = (table["ci_low"] > 0.5 + NAMED) | (table["ci_high"] < 0.5 - NAMED)
    return clear & (table["q_value"] < 0.05) if "q_value" in table else clear
