"""False-positive rates of the tests of forks, at full size."""

from typing import Any

import numpy as np

from glassgan.forks import compare

LAWS = {
    **{f"{count} equal classes": np.full(count, 1 / count) for count in (2, 3, 5, 10)},
    "3 unequal classes": np.array([0.9, 0.08, 0.02]),
    "5 unequal classes": np.array([0.7, 0.2, 0.06, 0.03, 0.01]),
    "one class and nine rare ones": np.array([0.973, *[0.003] * 9]),
}
SAMPLES = 10_000  # of which rare classes may be missing


def rate(law: np.ndarray, replicates: int, repetitions: int) -> float:
    """Return how often noise in the share of a class has p < 0.05, the mean over classes."""
    rng = np.random.default_rng(len(law) * 10 + replicates)
    found = 0.0
    for _ in range(repetitions):
        shares = np.zeros((1 + replicates, 10))
        drawn = rng.dirichlet(40 * law, 1 + replicates)
        shares[:, : len(law)] = (drawn * SAMPLES).round() / SAMPLES
        p = compare.beyond_noise(shares[0], shares[1:], shares=True)["p_value"]
        found += float((p[: len(law)] < 0.05).mean())
    return found / repetitions


def rows(repetitions: int = 10_000) -> list[dict[str, Any]]:
    """Return a row for each law of the shares and number of replicates."""
    return [
        {
            "area": "forks",
            "test": "shares of classes beyond noise",
            "law": f"Dirichlet, {name}, {replicates} replicates",
            "repetitions": repetitions,
            "rate": rate(law, replicates, repetitions),
            "expected": 0.05,
        }
        for name, law in LAWS.items()
        for replicates in (2, 3, 5)
    ]
