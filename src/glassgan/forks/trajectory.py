"""How far forks go from their parent, step by step, and when that is more than chaos."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.forks.changes import CHANGES
from glassgan.forks.design import FLOOR, UNCHANGED


def trajectories(
    forks: Iterable[Mapping[str, Any]], tracks: Mapping[str, Mapping[str, np.ndarray]]
) -> pd.DataFrame:
    """Return how far each fork is from the one that changes nothing, step by step.

    Args:
        forks: entries of `design.forks`, all of one parent.
        tracks: for each fork by name, arrays "image.<step>" and "weights_<player>.<step>".

    Returns:
        A table: fork, change, origin (epoch), step, since (steps after the start), quantity
        (image, weights_g, weights_d), distance: the root mean square of the difference, for
        weights relative to that of the weights (none where the architecture is changed). Steps
        that both recorded, `since` ≥ 0.
    """
    forks = list(forks)
    rows = []
    for fork in forks:
        same = [f for f in forks if f["from"] == fork["from"] and f["change"] == UNCHANGED]
        if fork in same or not same:
            continue
        base = tracks[same[0]["name"]]
        start = min((int(name.rpartition(".")[2]) for name in base), default=0)
        for name, array in tracks[fork["name"]].items():
            quantity, _, step = name.rpartition(".")
            # a changed architecture has other weights
            other = quantity != "image" and CHANGES[fork["change"]].kind == "subject"
            if name not in base or other:
                continue
            wide = array.astype(np.float64), base[name].astype(np.float64)
            distance = np.sqrt(np.mean((wide[0] - wide[1]) ** 2))
            if quantity != "image":
                distance /= np.sqrt(np.mean(wide[1] ** 2))
            rows.append(
                {
                    "fork": fork["name"],
                    "change": fork["change"],
                    "origin": fork["from"],
                    "step": int(step),
                    "since": int(step) - start,
                    "quantity": quantity,
                    "distance": float(distance),
                }
            )
    columns = ["fork", "change", "origin", "step", "since", "quantity", "distance"]
    return pd.DataFrame(rows, columns=columns).sort_values(
        ["origin", "fork", "quantity", "step"], ignore_index=True
    )


def above_floor(trajectory: pd.DataFrame, factor: float = 2.0) -> pd.DataFrame:
    """Return when each fork's samples are further from its parent's than those of the chaos floor.

    Args:
        trajectory: as `trajectories` gives it.
        factor: how many times further counts.

    Returns:
        A table: fork, origin, rises (first recorded step after the start that is above; missing
        where none is), until (last such step in the unbroken row from there), recorded (last).
        Empty without a floor.
    """
    images = trajectory[trajectory["quantity"] == "image"]
    rows = []
    for (origin, fork), group in images.groupby(["origin", "fork"], sort=True):
        if (group["change"] == FLOOR).all():
            continue
        floors = images[(images["origin"] == origin) & (images["change"] == FLOOR)]
        both = group.merge(floors, on="since", suffixes=("", "_floor")).sort_values("since")
        both = both[both["since"] > 0]
        if both.empty:
            continue
        above = (both["distance"] > factor * both["distance_floor"]).to_numpy()
        first = int(above.argmax()) if above.any() else None
        last = None
        if first is not None:
            below = np.flatnonzero(~above[first:])
            last = first + (int(below[0]) if len(below) else len(above) - first) - 1
        since = both["since"].to_numpy()
        rows.append(
            {
                "fork": fork,
                "origin": origin,
                "rises": None if first is None else int(since[first]),
                "until": None if last is None else int(since[last]),
                "recorded": int(since[-1]),
            }
        )
    columns = ["fork", "origin", "rises", "until", "recorded"]
    return pd.DataFrame(rows, columns=columns).astype({"rises": "Int64", "until": "Int64"})
