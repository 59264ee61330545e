"""How many directions lie beyond random ones, beside how many held-out random ones do."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

LEVEL = 0.05  # of the q-values, and of the comparison of two counts
ANALYSES = {
    "effect": "direction_effects",
    "per_change": "direction_effects_per_change",
    "selective": "direction_selectivity",
    "image": "direction_image_change",
}
# As in `glassgan.latent.base_rate`, which needs torch: by whether concepts were given.
OF_RANDOM = "_of_random"
RANDOM = {False: "random, concept chosen", True: "random, concept given"}


def passed(effects: pd.DataFrame, analysis: str, given: bool) -> tuple[int, int]:
    """Return how many held-out random directions pass the bound of a run's own, and of how many.

    The bound is the largest p-value of the run's directions that are beyond random ones (q <
    `LEVEL`); where none is, no random one passes.

    Args:
        effects: the gathered rows of the run.
        analysis: one of `ANALYSES`.
        given: whether the concept of a direction is given, as to trained ones, or chosen.
    """
    own = effects[effects["analysis"] == analysis]
    bound = own.loc[own["q_value"] < LEVEL, "p_value"].max()
    random = effects[effects["analysis"] == analysis + OF_RANDOM]
    p_values = random.loc[random["intervention"] == RANDOM[given], "p_value"]
    return int((p_values <= bound).sum()), len(p_values)


def counted(effects: pd.DataFrame, table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what is counted of directions with and without labels, beside random ones.

    Args:
        effects: the gathered rows of a run.
        table: a row a direction, with "method" and "trained".

    Returns:
        For directions without and with labels: trained, counts; of these by name of the analysis
        (see `ANALYSES`) beyond, of, random, drawn, and more: whether a larger share is beyond than
        of random ones (Fisher's exact test, one-sided). What was not measured is left out.
    """
    result = []
    for trained, group in table.groupby("trained"):
        own = effects[effects["intervention"].isin(group["method"].unique())]
        counts: dict[str, Mapping[str, Any]] = {}
        for name, analysis in ANALYSES.items():
            rows = own[(own["analysis"] == analysis) & own["estimate"].notna()]
            random, drawn = passed(effects, analysis, bool(trained))
            if len(rows) and drawn:
                counts[name] = _compared(int((rows["q_value"] < LEVEL).sum()), len(rows), random,
                                         drawn)  # fmt: skip
        if counts:
            result.append({"trained": bool(trained), "counts": counts})
    return result


def _compared(beyond: int, of: int, random: int, drawn: int) -> dict[str, Any]:
    from scipy.stats import fisher_exact

    counts = [[beyond, of - beyond], [random, drawn - random]]
    more = float(fisher_exact(counts, alternative="greater").pvalue) < LEVEL
    return {"beyond": beyond, "of": of, "random": random, "drawn": drawn, "more": more}
