"""What an examination of the judge gives."""

import numpy as np
import pandas as pd

ACCURACY = {
    "accuracy": 0.99,
    "abstains": 0.02,
    "accuracy_where_accepted": 0.999,
    "calibration_error": 0.001,
    "temperature": 0.9,
}
METRICS = {**ACCURACY, "test_images": 10_000}
FACTOR = {
    "unit": "pixels",
    "images": 10_000,
    "error": 0.31,
    **{"r_squared": 0.951, "r_squared_ci": [0.94, 0.96]},
    **{"rank_correlation": 0.972, "rank_correlation_ci": [0.97, 0.98]},
}


def confused(pairs=3):
    """Pairs of classes that are taken for one another, the first most often."""
    first, second = np.array([(a, b) for a in range(10) for b in range(a + 1, 10)][:pairs]).T
    share = np.linspace(0.02, 0.001, pairs)
    ends = {"ci_low": share * 0.5, "ci_high": share * 2}
    ways = {"first_as_second": 25, "second_as_first": 15, "n": 2000}
    return pd.DataFrame({"first": first, "second": second, **ways, "estimate": share, **ends})


def no_pairs():
    return confused(1).iloc[:0]


def concepts():
    """By how much three changes move two concepts and one of a user's own."""
    changes = [("brighten", 0.1), ("shift right", 2.0), ("mirror", 1.0)]
    moved = {
        "ink": [(10.0, 8.0), (0.0, 0.9), (0.0, 1.2)],
        "centre_x": [(0.0, -0.00001), (2.0, 0.9), (np.nan, -0.4)],
        "own": [(np.nan, 1.0), (np.nan, np.nan), (np.nan, 3.0)],
    }
    right = {"ink": [True, False, False], "centre_x": [True, False, pd.NA], "own": [pd.NA] * 3}
    rows = [
        {"transformation": name, "amount": amount, "concept": concept, "unit": "pixels",
         "expected": pair[0], "change": pair[1], "low": pair[1] - 1, "high": pair[1] + 1, "n": 500}
        for concept, pairs in moved.items()
        for (name, amount), pair in zip(changes, pairs, strict=True)
    ]  # fmt: skip
    table = pd.DataFrame(rows)
    known = pd.Series(right).explode().astype("boolean").array
    return table.assign(n=table["n"].where(table["change"].notna(), 0), right=known)
