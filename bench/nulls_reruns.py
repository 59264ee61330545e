"""False-positive rates of the tests of forks, at full size."""

from typing import Any

import numpy as np

from glassgan.reruns import compare

SHARES = {count: np.r_[np.full(count, 1 / count), np.zeros(10 - count)] for count in (2, 3, 5, 10)}


def rate(classes: int, replicates: int, repetitions: int) -> float:
    """Return how often noise in the share of a class that is drawn has p < 0.05."""
    rng = np.random.default_rng(classes * 10 + replicates)
    found = 0
    for _ in range(repetitions):
        shares = np.zeros((1 + replicates, 10))
        shares[:, :classes] = rng.dirichlet(40 * SHARES[classes][:classes], 1 + replicates)
        found += compare.beyond_noise(shares[0], shares[1:], shares=True)["p_value"][0] < 0.05
    return found / repetitions


def rows(repetitions: int = 10_000) -> list[dict[str, Any]]:
    """Return a row for each number of drawn classes and of replicates."""
    return [
        {
            "area": "reruns",
            "test": "shares of classes beyond noise",
            "law": f"Dirichlet, {classes} classes drawn, {replicates} replicates",
            "repetitions": repetitions,
            "rate": rate(classes, replicates, repetitions),
            "expected": 0.05,
        }
        for classes in SHARES
        for replicates in (2, 3, 5)
    ]
