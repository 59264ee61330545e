"""The numbers in the text of the report that speak of latents beside known factors."""

from typing import Any

import pandas as pd

from glassgan.report.tables import plain, records


def factors(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return what latents say of the factors that images were made of; None where none are known.

    Returns:
        codes: a code each, its rows by score (D, C, I, MIG). factors: a factor each, its rows
        "coordinate" and "order", of the direction that was trained on it.
    """
    rows = effects[effects["analysis"].str.startswith("factor_")]
    if rows.empty:
        return None
    scores = rows[rows["analysis"] == "factor_disentanglement"]
    codes: dict[str, dict[str, Any]] = {}
    for row in records(scores):
        codes.setdefault(str(row["layer"]), {})[str(row["target"])] = plain(row)
    found: dict[str, dict[str, Any]] = {}
    for kind in ("coordinate", "order"):
        for row in records(rows[rows["analysis"] == f"factor_{kind}"]):
            found.setdefault(str(row["concept"]), {})[kind] = plain(row)
    return {"codes": codes, "factors": found}
