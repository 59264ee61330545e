"""How many directions lie beyond random ones, beside how many held-out random ones do."""

from typing import Any

import pandas as pd

from glassgan.effects import FDR
from glassgan.latent.counts import ANALYSES as COUNTED
from glassgan.latent.counts import CHOSEN, GIVEN
from glassgan.report.counts import beside, of_random

ANALYSES = dict(zip(("effect", "per_change", "selective", "image"), COUNTED, strict=True))
AXES = "axes"  # the method of single components of the latent vector
RANDOM = {False: CHOSEN, True: GIVEN}  # by whether concepts were given


def passed(effects: pd.DataFrame, analysis: str, given: bool) -> tuple[int, int]:
    """Return how many held-out random directions pass the bound of a run's own, and of how many.

    Args:
        effects: the gathered rows of the run.
        analysis: one of `ANALYSES`.
        given: whether the concept of a direction is given, as to trained ones, or chosen.
    """
    return of_random(effects, analysis, intervention=RANDOM[given])


def counted(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what is counted of directions with and without labels, beside random ones.

    Args:
        effects: the gathered rows of a run.

    Returns:
        For directions without and with labels: trained, counts; of these by name of the analysis
        (see `ANALYSES`) what `beside` returns. What was not measured is left out.
    """
    result = []
    for trained, kind in RANDOM.items():
        rows = {name: beside(effects, one, intervention=kind) for name, one in ANALYSES.items()}
        counts = {name: row for name, row in rows.items() if row}
        if counts:
            result.append({"trained": trained, "counts": counts})
    return result


def by_kind(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return how many directions of each kind lie beyond random ones.

    Args:
        effects: the gathered rows of a run.

    Returns:
        Rows: kind, "axes" of the latent space, "other" directions found without concepts or
        "trained" ones; measure, one of `ANALYSES`; beyond, of; random, drawn: how many held-out
        random directions pass the same bound, of how many. Without kinds of which nothing was
        tested.
    """
    trained = effects.loc[effects["analysis"] == "direction_scores", "intervention"].unique()
    result = []
    for measure, analysis in ANALYSES.items():
        rows = effects[(effects["analysis"] == analysis) & effects["estimate"].notna()]
        axes, given = rows["intervention"] == AXES, rows["intervention"].isin(trained)
        for kind, own in (("axes", axes), ("other", ~axes & ~given), ("trained", given)):
            if own.any():
                beyond = int((rows.loc[own, "q_value"] < FDR).sum())
                random, drawn = passed(effects, analysis, kind == "trained")
                counts = {"beyond": beyond, "of": int(own.sum()), "random": random, "drawn": drawn}
                result.append({"kind": kind, "measure": measure, **counts})
    return result
