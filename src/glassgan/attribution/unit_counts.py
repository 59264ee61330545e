"""How many units of a discriminator lie beyond random directions, beside how many of these do.

Counted are q-values, so that this is decided where the tables of all runs are gathered. No torch.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from glassgan.effects import FDR, OF_RANDOM
from glassgan.statistics import counts

UNITS, GAPS = "discriminator_units", "discriminator_unit_gaps"
WORKS, OPPOSES = "works", "opposes"  # groups: for the verdict and against it


def units(own: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the counts of each hidden layer, as `counts.compared` has them.

    Of units beyond random directions, by concept; and of units whose removal lowers (`WORKS`) and
    raises (`OPPOSES`) the difference between the logits of real and of generated images.

    Args:
        own: the gathered rows of a run.
    """
    (rows, random), (gaps, of_random) = (
        [_known(own, analysis + end) for end in ("", OF_RANDOM)] for analysis in (UNITS, GAPS)
    )
    beyond, chance = rows[rows["q_value"] < FDR], counts.passing(rows, random)
    apart, by_chance = gaps[gaps["q_value"] < FDR], counts.passing(gaps, of_random)
    for layer, here in rows.groupby("layer", sort=False):
        count = int(here["target"].nunique())
        shared = {"layer": layer, "epoch": int(here["epoch"].iloc[0]), "unit_of_measure": "units"}
        some = [table[table["layer"] == layer] for table in (beyond, chance, random)]
        for concept in here["concept"].unique():
            found, passed, drawn = (int((table["concept"] == concept).sum()) for table in some)
            yield from counts.compared(
                UNITS, found, count, passed, drawn, concept=concept, **shared
            )
        drawn = int((of_random["layer"] == layer).sum())
        for group, sign in ((WORKS, -1), (OPPOSES, 1)):
            found, passed = (
                int((sign * table.loc[table["layer"] == layer, "estimate"] > 0).sum())
                for table in (apart, by_chance)
            )
            yield from counts.compared(GAPS, found, count, passed, drawn, group=group, **shared)


def _known(own: pd.DataFrame, analysis: str) -> pd.DataFrame:
    return own[(own["analysis"] == analysis) & own["estimate"].notna()]
