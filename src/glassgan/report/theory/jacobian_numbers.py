"""What the text says of eigenvalues of the game, read from effects."""

from typing import Any

import numpy as np
import pandas as pd

from glassgan.theory.names import MEASURED

WHAT = "eigenvalues of the game"  # as rows of what is left out call them


def of_jacobian(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a row for each run, checkpoint and end of the spectrum of the game's Jacobian.

    run, epoch, target; images: of the batch; reason: why eigenvalues are missing, or empty. Of the
    first eigenvalue found, None where there is none: value, complex; again: what is left of it on
    other images; residual; generator: its share of the eigenvector; near, far: as courses part that
    start close to the checkpoint and a step of training away; near_gap, far_gap: between these and
    value, of |value|.
    """
    rows = effects[effects["analysis"] == "jacobian_eigenvalue"]
    courses = effects[effects["analysis"] == "jacobian_played"]
    place = ["subject", "seed", "epoch", "target"]
    played = dict(list(courses[courses["group"] == MEASURED].groupby(place)))
    found = []
    for where, own in rows.groupby(place, sort=False):
        reasons = own.loc[own["reason"] != "", "reason"]
        row: dict[str, Any] = {
            "run": f"{where[0]}/{where[1]}",
            "epoch": int(str(where[2])),
            "target": where[3],
            "images": int(own["n"].iloc[0]),
            "reason": "" if reasons.empty else str(reasons.iloc[0]),
            **dict.fromkeys(("value", "again", "near", "far", "near_gap", "far_gap")),
        }
        first = own[own["dose"] == own["dose"].min()]
        if len(first):
            single = first.set_index("concept")["estimate"]
            row["value"] = _complex(first[first["split"] == "discovery"])
            row["again"] = _complex(first[first["split"] == "held-out"])
            row["residual"] = float(single["residual"])
            row["generator"] = float(single["of the generator"])
        if where in played:
            ends = [_complex(each) for _, each in played[where].groupby("dose")]
            for name, end in zip(("near", "far"), ends, strict=True):
                row[name] = end
                row[f"{name}_gap"] = end and abs(end - row["value"]) / abs(row["value"])
        found.append(row)
    return found


def of_left_out(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return why eigenvalues are left out, and of which runs: reason, runs."""
    rows = effects[(effects["analysis"] == "left_out") & (effects["target"] == WHAT)]
    return [
        {"reason": str(why), "runs": [f"{row.subject}/{row.seed}" for row in own.itertuples()]}
        for why, own in rows.groupby("reason", sort=False)
    ]


def _complex(rows: pd.DataFrame) -> complex | None:
    """Return the number of which rows hold the parts, None where it is not finite."""
    by = rows.set_index("concept")["estimate"]
    value = complex(by["real part"], by["imaginary part"])
    return value if np.isfinite(value) else None
