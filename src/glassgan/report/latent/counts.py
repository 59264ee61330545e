"""How many directions lie beyond random ones, beside how many held-out random ones do."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from glassgan.effects import FDR, OF_RANDOM
from glassgan.report.counts import compared, passing

ANALYSES = {
    "effect": "direction_effects",
    "per_change": "direction_effects_per_change",
    "selective": "direction_selectivity",
    "image": "direction_image_change",
}
# As in `glassgan.latent.base_rate`, which needs torch: by whether concepts were given.
RANDOM = {False: "random, concept chosen", True: "random, concept given"}


def passed(effects: pd.DataFrame, analysis: str, given: bool) -> tuple[int, int]:
    """Return how many held-out random directions pass the bound of a run's own, and of how many.

    Args:
        effects: the gathered rows of the run.
        analysis: one of `ANALYSES`.
        given: whether the concept of a direction is given, as to trained ones, or chosen.
    """
    rows = effects[effects["analysis"] == analysis + OF_RANDOM]
    random = rows[(rows["intervention"] == RANDOM[given]) & rows["p_value"].notna()]
    return len(passing(effects[effects["analysis"] == analysis], random)), len(random)


def counted(effects: pd.DataFrame, table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what is counted of directions with and without labels, beside random ones.

    Args:
        effects: the gathered rows of a run.
        table: a row a direction, with "method" and "trained".

    Returns:
        For directions without and with labels: trained, counts; of these by name of the analysis
        (see `ANALYSES`) what `compared` returns. What was not measured is left out.
    """
    result = []
    for trained, group in table.groupby("trained"):
        own = effects[effects["intervention"].isin(group["method"].unique())]
        counts: dict[str, Mapping[str, Any]] = {}
        for name, analysis in ANALYSES.items():
            rows = own[(own["analysis"] == analysis) & own["estimate"].notna()]
            random, drawn = passed(effects, analysis, bool(trained))
            if len(rows) and drawn:
                counts[name] = compared(int((rows["q_value"] < FDR).sum()), len(rows), random,
                                         drawn)  # fmt: skip
        if counts:
            result.append({"trained": bool(trained), "counts": counts})
    return result
