"""How many directions lie beyond random ones, beside how many held-out random ones do; no torch.

Counted are q-values, so that this is decided where the tables of all runs are gathered.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from glassgan.effects import FDR, OF_RANDOM
from glassgan.statistics import counts

ANALYSES = (
    "direction_effects",
    "direction_effects_per_change",
    "direction_selectivity",
    "direction_image_change",
)
# interventions: random directions beside those found without concepts, and those trained on one
CHOSEN, GIVEN = "random, concept chosen", "random, concept given"


def directions(own: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the counts of each of `ANALYSES`, of directions found without concepts and with them.

    Args:
        own: the gathered rows of a run.

    Yields:
        Rows as `counts.compared` has them; which random directions they stand beside is the
        intervention. Where there are none, nothing is counted.
    """
    trained = own.loc[own["analysis"] == "direction_scores", "intervention"].unique()
    for analysis in ANALYSES:
        rows = own[own["analysis"] == analysis]
        random = own[(own["analysis"] == analysis + OF_RANDOM) & own["p_value"].notna()]
        known = rows[rows["estimate"].notna()]
        for kind, beside in random.groupby("intervention", sort=False):
            some = known[known["intervention"].isin(trained) == (kind == GIVEN)]
            yield from counts.compared(
                analysis,
                int((some["q_value"] < FDR).sum()),
                len(some),
                len(counts.passing(rows, beside)),
                len(beside),
                layer="latent",
                intervention=kind,
                epoch=int(beside["epoch"].iloc[0]),
                unit_of_measure="directions",
            )
