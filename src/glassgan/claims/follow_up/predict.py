"""All that is said beforehand. Nothing is handed on of what it is said of."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan.claims.follow_up import classes, forks, others, units
from glassgan.claims.follow_up.table import Run, of_run, table


def of_all(
    effects: Mapping[str, pd.DataFrame],
    matches: Mapping[str, pd.DataFrame],
    sets: Mapping[Run, Mapping[str, Any]],
    quality: Mapping[Run, pd.DataFrame],
    asked: Mapping[Run, pd.DataFrame],
    maps: Mapping[Run, np.ndarray],
    factors: Mapping[Run, pd.DataFrame],
    entries: Sequence[Mapping[str, Any]],
) -> pd.DataFrame:
    """Return the predictions of all follow-ups.

    Args:
        effects: gathered, of phases units, latent and attribution.
        matches: counterparts of units, by subject.
        sets: headers of sets of units.
        quality: quality.parquet of what was trained here.
        asked: class_push.parquet of these.
        maps: mean attribution to pixels [2, H, W].
        factors: of the gradient along runs that were trained once more with nothing changed.
        entries: of `design.forks`.
    """
    rows: list[dict[str, Any]] = []
    for subject, pairs in matches.items():
        first = int(pairs["seed"].min())
        own = of_run(effects["units"], (subject, first))
        rows += units.said(own, pairs, sets.get((subject, first), {}), subject, first)
    for run, measured in quality.items():
        subject, seed = run
        shared = {"subject": subject, "found_on": seed, "seed": seed}
        latent, attribution = (of_run(effects[phase], run) for phase in ("latent", "attribution"))
        own_forks = [entry for entry in entries if entry["parent"] == f"{subject}/{seed}"]
        if run in asked:
            rows += classes.said_of_asked(asked[run], shared)
        rows += classes.said_of_drawn(latent, shared)
        rows += others.said_of_directions(latent, shared)
        rows += classes.said_of_replaced(of_run(effects["units"], run), own_forks, shared)
        rows += forks.said_of_layers(attribution, own_forks, shared)
        if run in maps:
            rows += forks.said_of_squares(maps[run], own_forks, shared)
        if run in factors:
            steps = dict(zip(measured["epoch"], measured["step"], strict=True))
            rows += forks.said_of_rescues(factors[run], steps, own_forks, shared)
        first = min(other for name, other in quality if name == subject)
        if seed != first:
            from_first = {**shared, "found_on": first}
            rows += classes.said_of_balance(quality[subject, first], from_first)
            rows += others.said_of_kinds(
                of_run(effects["attribution"], (subject, first)), from_first
            )
    return table(rows)
