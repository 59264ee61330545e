"""Counterparts of units in the same subject trained with another seed."""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan import streams
from glassgan.units import matching
from glassgan.units.settings import Matches

KINDS = ("trained", "untrained")


def analyse(
    sweeps: Iterable[Mapping[str, np.ndarray]], run_seeds: Sequence[int], settings: Matches
) -> dict[str, Any]:
    """Match the units of every two seeds: trained, untrained, and in a random basis.

    Args:
        sweeps: effects of every unit, for each seed, as `analyses.effects` returns them.
        run_seeds: of the trainings, as many.
        settings: of the analysis.

    Returns:
        output: a row a unit, kind and pair of seeds.
    """
    found = {
        run_seed: {kind: matching.pictures(sweep, kind) for kind in KINDS}
        for run_seed, sweep in zip(run_seeds, sweeps, strict=True)
    }
    tables = []
    for one, other in itertools.combinations(run_seeds, 2):
        pair = {"seed": one, "other_seed": other}
        for kind in KINDS:
            table = matching.matches(found[one][kind], found[other][kind], kind=kind)
            tables.append(table.assign(**pair))
        rng = streams.rng(settings.seed, "random basis", other)
        second = found[other]["trained"]
        basis = {layer: matching.mixed(rows, rng) for layer, rows in second.items()}
        table = matching.matches(found[one]["trained"], basis, kind="random basis")
        tables.append(table.assign(**pair))
    return {"output": pd.concat(tables, ignore_index=True)}
