"""False positives of what the case study says of factors and of cures, at full size."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from glassgan import streams
from glassgan.report.case_study import cure_tables, factor_tables

AREA = "case study"
QUANTITIES = [*factor_tables.FACTORS, *factor_tables.DIVERSITY]


def rows() -> list[dict[str, Any]]:
    """Return a row a simulation: area, test, law, repetitions, rate, expected."""
    found = []
    for share in (0.2, 0.5, 0.8):
        law = f"each quantity falls in {share:.0%} of all runs, 6 that die and 4 that train"
        found.append(_row("a factor is named", law, 400, partial(named, share=share), 0.05))
    for law, correlation in (("rows alike", 0.0), ("rows of a seed correlated by .5", 0.5)):
        found.append(
            _row(
                "a row above those that change nothing",
                law,
                1000,
                partial(above_one, correlation=correlation),
                1 / 5,
            )
        )
        found.append(
            _row(
                "both other seeds above them",
                law,
                1000,
                partial(above_all, correlation=correlation),
                1 / 28,
            )
        )
    return found


def named(rng: np.random.Generator, share: float, died: int = 6, trained: int = 4) -> bool:
    """Return whether any factor is named where falling has nothing to do with dying."""
    runs = [_run(rng.random(len(QUANTITIES)) < share) for _ in range(died + trained)]
    table = factor_tables.falls(runs[0], runs[died], runs[:died], runs[died:])
    return bool((table["verdict"] == "named").any())


def above_one(rng: np.random.Generator, correlation: float) -> bool:
    """Return whether a row of seed 0 that does nothing is above those that change nothing."""
    return bool(_tried(rng, correlation)["beside_chance"].iloc[-1] == "above")


def above_all(rng: np.random.Generator, correlation: float) -> bool:
    """Return whether the best of 18 that do nothing in seed 0 is above in both other seeds."""
    table = cure_tables.over_seeds(_tried(rng, correlation), 0).set_index("fork")
    return bool(table.loc["chosen", "all_above"])


def _tried(rng: np.random.Generator, correlation: float) -> pd.DataFrame:
    of_seed = np.sqrt(correlation) * rng.standard_normal(3)
    seeds = np.array([0, 0, 0, 0, 1, 2, 0, 1, 2, 0])
    coverage = of_seed[seeds] + np.sqrt(1 - correlation) * rng.standard_normal(len(seeds))
    tried = of_seed[0] + np.sqrt(1 - correlation) * rng.standard_normal(18)
    coverage[6], coverage[9] = tried.max(), tried[0]
    kinds = ["nothing", "other_streams", "other_streams", "one_ulp", "nothing", "nothing"]
    forks = ["unchanged", "noise_1", "noise_2", "one_ulp", "unchanged", "unchanged"]
    table = pd.DataFrame(
        {
            "fork": [*forks, *["chosen"] * 3, "another"],
            "seed": seeds,
            "kind": [*kinds, *["architecture"] * 4],
            "coverage": coverage,
        }
    )
    return cure_tables.beside_chance(table.assign(change="", trains=False))


def _run(low: np.ndarray) -> pd.DataFrame:
    falling = dict(zip(QUANTITIES, low, strict=True))
    return pd.DataFrame(
        [
            {"step": step, "quantity": key[0], "layer": key[1], "value": value}
            for key in QUANTITIES
            for step, value in ((0, 1.0), (50, 0.1 if falling[key] else 1.0))
        ]
    )


def _row(
    test: str,
    law: str,
    repetitions: int,
    once: Callable[[np.random.Generator], bool],
    expected: float,
) -> dict[str, Any]:
    rng = streams.rng(0, f"{test}, {law}")
    rate = sum(once(rng) for _ in range(repetitions)) / repetitions
    return {
        "area": AREA, "test": test, "law": law, "repetitions": repetitions, "rate": rate,
        "expected": expected,
    }  # fmt: skip


if __name__ == "__main__":
    print(pd.DataFrame(rows()).to_string(index=False))
