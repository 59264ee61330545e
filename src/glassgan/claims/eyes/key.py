"""What each pair of the sheet is: the key, which the sheet does not show. Without torch."""

import hashlib

import pandas as pd

from glassgan.units.names import FIRST, NEIGHBOURS, SECOND

SET, RANDOM, UNCHANGED = "set", "random set", "unchanged"  # what is taken from one side
SIDES = ("left", "right")
EYES = {"first": FIRST, "second": SECOND, "nearest": NEIGHBOURS}  # by the start of their columns
HEADER = ("sheet", "reader", "pair", *SIDES)  # of a form
NONE = "none"  # what a form says where no class is seen
COLUMNS = {
    "pair": "int64",  # its number on the sheet, from 1
    "kind": "str",
    "subject": "str",
    "seed": "int64",
    "epoch": "int64",
    "layer": "str",
    "label": "int64",  # that all see in the sample
    "latent": "int64",  # its place in the bank
    "without": "str",  # the side on which the units are at zero; none where nothing is changed
    "units": "str",
    "images": "str",  # sha256 of both
    # what the judges and the nearest training images see on each side
    **{f"{name}_{side}": "int64" for name in EYES for side in SIDES},
}


def identity(key: pd.DataFrame) -> str:
    """Return the name of a sheet, by which its forms are known: of its pairs and their images."""
    told = key.loc[:, :"images"].to_csv(index=False, lineterminator="\n")
    return hashlib.sha256(told.encode()).hexdigest()[:12]
