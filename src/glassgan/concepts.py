"""Concepts: the numbers that are measured on an image, by name and unit. Without torch.

Which there are is a matter of the data set: probabilities of its classes if it has labels, the
stroke if it shows strokes, else the appearance; the factors that its images were made of if they
are known; and whatever a user measures beside.
"""

from typing import TYPE_CHECKING

from glassgan.data import DATA

if TYPE_CHECKING:  # the Snakefile imports this, which needs no tables
    import pandas as pd

CLASSES = len(DATA.classes) if DATA.labelled else 0
CLASS_CONCEPTS = DATA.concepts if DATA.labelled else []
NO_LABELS = "the data set has no labels"
NO_CLASSES = "" if CLASSES else NO_LABELS  # why nothing can be said of them

# What the judge says of every image.
JUDGED = dict.fromkeys([*CLASS_CONCEPTS, f"no {DATA.kind}"], "probability") if DATA.labelled else {}
# What the ink says, all over an image of strokes.
INK = {"ink": "pixels", "centre_x": "pixels", "centre_y": "pixels"}
# What any image looks like, see `judge.appearance`.
GREY = {
    "brightness": "level",
    "contrast": "level",
    "edge density": "share",
    "sharpness": "1/pixel",
    "symmetry": "correlation",
    "extent": "share",
    "centre_x": "pixels",
    "centre_y": "pixels",
}
COLOUR = {"hue": "degrees", "saturation": "share"}
APPEARANCE = {**GREY, **(COLOUR if DATA.channels > 1 else {})}
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
# What an image was made of, read off it by a network; and a user's own concepts.
FACTORS = {f"factor {name.replace('_', ' ')}": unit for name, unit in DATA.factors}
OWN = dict(DATA.own)

# What an image shows without a network, with whatever it takes.
SEEN = MORPHOMETRY if DATA.stroked else APPEARANCE
# What is measured on every image, and of it what does not speak of classes.
OF_IMAGE = {**(INK if DATA.stroked else APPEARANCE), **FACTORS, **OWN}
MEASURED = {**JUDGED, **OF_IMAGE}
# Of the stroke, what the image as a whole does not say already; it takes ten times as long as all
# the rest, so that it is measured on fewer images.
STROKES = {name: unit for name, unit in MORPHOMETRY.items() if name not in INK and DATA.stroked}
CONCEPTS = {**MEASURED, **STROKES}
LIGHT = "ink" if DATA.stroked else "brightness"  # how much of it there is

LEAST_DEVIATION = 0.01  # of a probability, of a level, or of a pixel

NAMED = 0.2  # of |AUROC − ½|, which the interval must lie beyond for a unit to have a name


def is_named(table: "pd.DataFrame") -> "pd.Series":
    """Return which rows of associations name a unit, bool.

    The whole interval of the AUROC lies above 0.7 or below 0.3, and q < 0.05 where there is a q.
    """
    clear = (table["ci_low"] > 0.5 + NAMED) | (table["ci_high"] < 0.5 - NAMED)
    return clear & (table["q_value"] < 0.05) if "q_value" in table else clear
