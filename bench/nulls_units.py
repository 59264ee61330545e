"""False-positive rates and power of the tests of units and sets of units, by simulation.

Each row is one test under one law: how often it finds something at .05. Where nothing is planted
the expected rate is at most .05, else the least power.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import torch
from scipy.stats import false_discovery_control

from glassgan.units import choice, removal, sets
from glassgan.units.random_units import Swept, more_often, ranks

UNITS, CHOSEN, CONCEPTS = 256, 33, 14
NOISE = 0.2  # of an effect on some hundred latents, beside the spread between directions
REPETITIONS = 1000


def rows() -> list[dict[str, Any]]:
    """Return the rate of every test, a row each."""
    found = [*of_units(), *of_sets()]
    return [{"area": "units", **row} for row in found]


def row(test: str, law: str, hits: Iterable[bool], expected: float) -> dict[str, Any]:
    """Return one row of the table."""
    values = np.array(list(hits))
    rate = {"repetitions": len(values), "rate": float(values.mean()), "expected": expected}
    return {"test": test, "law": law, **rate}


def of_units() -> list[dict[str, Any]]:
    """Return rates of what is said of the strongest of many units, on the best of concepts."""
    laws = {
        "units are random directions": (0, 1.0),
        "their energies differ by decades": (0, 2.0),
        "20 of 256 four times as strong": (20, 1.0),
    }
    result = []
    for law, (planted, spread) in laws.items():
        rng = np.random.default_rng(0)
        found = [_one(rng, planted, spread) for _ in range(REPETITIONS)]
        expected = 0.8 if planted else 0.05
        names = {
            "beyond the bound more often": [one["counts"] for one in found],
            "some unit ranks above random": [one["ranks"] for one in found],
        }
        for test, hits in names.items():
            least = 0.0 if planted and test.startswith("some") else expected
            result.append(row(test, law, hits, least))
        if not planted:
            some = [one["alone"] for one in found]
            result.append(row("strongest beyond a bound of one concept (as it was)", law, some, 1))
    return result


def _one(rng: np.random.Generator, planted: int, spread: float) -> Mapping[str, bool]:
    """Choose among units and random units on one half, compare them on another."""
    energy = rng.lognormal(0.0, spread - 1.0, (1, UNITS, 1))  # a random unit has that of its unit
    law = energy * rng.standard_normal((2, UNITS, CONCEPTS))
    law[0, :planted] *= 4
    noise = NOISE * rng.standard_normal((2, *law.shape))
    discovery, held_out = law + noise
    others = rng.lognormal(0.0, spread - 1.0, (200, 1)) * rng.standard_normal((200, CONCEPTS))
    others += NOISE * rng.standard_normal(others.shape)
    bound = Swept(others, np.ones(200)).bound(np.ones(CONCEPTS, dtype=bool))
    alone = np.quantile(np.abs(law[1]), 0.975, axis=0)
    sizes, concepts = [], []
    for own, then in zip(discovery, held_out, strict=True):
        chosen = choice.strongest(torch.from_numpy(own), torch.ones(CONCEPTS), CHOSEN)
        sizes.append(np.array([abs(then[unit, k]) / bound[k] for unit, k in chosen]))
        concepts.append(np.array([k for _, k in chosen]))
    passed = [int((size > 1).sum()) for size in sizes]
    like = false_discovery_control(ranks(*sizes))
    return {
        "counts": more_often(passed[0], UNITS, passed[1], UNITS) <= 0.05,
        "ranks": bool(like.min() <= 0.05),
        "alone": bool((sizes[0] * bound[concepts[0]] > alone[concepts[0]]).any()),
    }


def of_sets() -> list[dict[str, Any]]:
    """Return rates of "some digit loses more than with random sets", of ten digits, 100 draws."""
    result = []
    for law, planted in (("the sets are random", 0.0), ("one digit loses 15 spreads more", 15.0)):
        rng = np.random.default_rng(0)
        alone, joint = [], []
        for _ in range(REPETITIONS):
            scale = rng.lognormal(size=(10, 1))
            draws = scale * rng.gamma(2.0, size=(10, 101))
            draws[3, 0] += planted * scale[3, 0]
            null, observed = draws[:, 1:], draws[:, 0]
            p = (1 + (null >= observed[:, None]).sum(1)) / 101
            alone.append(
                bool(false_discovery_control(p)[3 if planted else slice(None)].min() <= 0.05)
            )
            joint.append(bool(removal.joint_p(observed, null).min() <= 0.05))
        result.append(row("set removal, all digits together", law, joint, 0.9 if planted else 0.05))
        result.append(
            row("set removal, 100 draws and q-values", law, alone, 0 if planted else 0.05)
        )
    rng = np.random.default_rng(1)
    energy = np.sort(rng.lognormal(0, 0.7, 128))[::-1]
    top = list(range(20))
    unmatched = [
        bool(sets.mismatch(energy, top, sets.matched(energy, top, 20, rng))) for _ in range(100)
    ]
    result.append(
        row("sets of the highest energy have no match", "log-normal energies", unmatched, 1)
    )
    return result
