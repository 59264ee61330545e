"""The numbers in the text of the report that speak of the weak spots of a discriminator."""

from typing import Any

import pandas as pd

from glassgan.effects import FDR, side
from glassgan.report.tables import plain

KINDS = ("real", "generated")
JUDGED = "verdict of the judge changed"
SIDES = {-1: "below", 0: "", 1: "above"}


def of_weak_spots(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return the numbers of one run, None where nothing was measured.

    Every row is a dict of its numbers, None for what it lacks; with `beyond`, whether it is beyond
    its null (q < 0.05), and `side`, on which side of the band of its null the whole interval lies:
    "below", "above", or "" if they meet.

    Args:
        effects: the gathered rows of the run.

    Returns:
        threshold, with `chosen`; flips: of each kind of image told (rightly), smallest (radius, by
        attack) and judged; unchanged, border ("border black", "border kept"), grid ("quantised",
        "dequantised"; with `of_gap`, the size of the change of a logit relative to the difference
        of the mean logits of real and generated images) and modes ("discriminator", "generator"):
        rows by concept; pixels: by kind.
    """
    rows = effects[effects["analysis"].isin(["adversarial", "reliance", "mode_gap"])]
    if rows.empty:
        return None
    attacks = rows[rows["analysis"] == "adversarial"]
    rests = rows[rows["analysis"] == "reliance"]
    chosen = attacks[attacks["concept"] == "threshold"]
    pixels = rests[rests["intervention"] == "one pixel"]
    modes = rows[rows["analysis"] == "mode_gap"]
    unchanged = _by(rests[rests["intervention"] == "nothing"], "concept")
    grid = {
        way: _by(rests[rests["intervention"] == way], "concept")
        for way in ("quantised", "dequantised")
    }
    means = [unchanged[f"logit of {kind}"]["estimate"] for kind in KINDS]
    gap = 0.0 if None in means else abs(means[0] - means[1])
    for found in grid.values():
        for row in found.values():
            known = gap and row["estimate"] is not None
            row["of_gap"] = abs(row["estimate"]) / gap if known else None
    return {
        "threshold": {
            **_plain(chosen.iloc[0]),
            "chosen": bool((chosen["intervention"] == "chosen").any()),
        },
        "flips": {kind: _flips(attacks[attacks["target"] == kind]) for kind in KINDS},
        "unchanged": unchanged,
        "border": {
            way: _by(rests[rests["intervention"] == way], "concept")
            for way in ("border black", "border kept")
        },
        "grid": grid,
        "pixels": {kind: _by(pixels[pixels["target"] == kind], "concept") for kind in KINDS},
        "modes": {
            network: _by(modes[modes["target"] == network], "concept")
            for network in ("discriminator", "generator")
        },
    }


def _flips(rows: pd.DataFrame) -> dict[str, Any]:
    smallest = rows[rows["concept"] == "smallest radius"]
    # of each image at its own smallest radius, so that there is no one dose
    judged = rows[(rows["concept"] == JUDGED) & rows["dose"].isna()]
    return {
        "told": _plain(rows[rows["concept"] == "told rightly"].iloc[0]),
        "smallest": _by(smallest, "intervention"),
        "judged": _plain(judged.iloc[0]) if len(judged) else None,
    }


def _by(rows: pd.DataFrame, column: str) -> dict[str, dict[str, Any]]:
    return {str(row[column]): _plain(row) for _, row in rows.iterrows()}


def _plain(row: pd.Series) -> dict[str, Any]:
    return {**plain(row), "side": SIDES[side(row)], "beyond": bool(row["q_value"] < FDR)}
