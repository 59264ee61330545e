"""A key of a sheet without pictures, and what readers write."""

import numpy as np
import pandas as pd

from glassgan.claims.eyes import key


def a_key(runs=(("mlp", 0), ("mlp", 1)), *, of_set=40, of_random=20, unchanged=10, removed=0.8):
    """A key without pictures, in which judges see a share of digits removed with their sets."""
    rng = np.random.default_rng(0)
    kinds = [key.SET] * of_set + [key.RANDOM] * of_random + [key.UNCHANGED] * unchanged
    table = []
    for name, seed in runs:
        for place, kind in enumerate(kinds):
            digit, side = place % 10, int(rng.integers(2))
            gone = kind == key.SET and rng.random() < removed
            seen = [digit, (digit + 1) % 10 if gone else digit]
            seen = seen if side else seen[::-1]
            row = {"kind": kind, "subject": name, "seed": seed, "epoch": 6, "layer": "hidden1"}
            row |= {"label": digit, "latent": place, "units": "", "images": ""}
            row |= {"without": "" if kind == key.UNCHANGED else key.SIDES[side]}
            row |= {
                f"{eye}_{where}": s
                for eye in key.EYES
                for where, s in zip(key.SIDES, seen, strict=True)
            }
            table.append(row)
    frame = pd.DataFrame(table).sample(frac=1, random_state=0)
    frame["pair"] = range(1, len(frame) + 1)
    return frame[list(key.COLUMNS)].astype(key.COLUMNS).reset_index(drop=True)


KEY = a_key()


def form(table, left, right, reader="ada"):
    return pd.DataFrame({"reader": reader, "pair": table["pair"], "left": left, "right": right})


def perfect(table, reader="ada"):
    """Who sees what the first judge sees."""
    return form(table, table["first_left"], table["first_right"], reader)
