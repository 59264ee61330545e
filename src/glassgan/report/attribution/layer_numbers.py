"""The numbers in the text of the report that speak of the layers of the discriminator."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from glassgan.attribution import trust
from glassgan.attribution.unit_counts import GAPS, OPPOSES, UNITS, WORKS
from glassgan.effects import FDR
from glassgan.report.counts import beside
from glassgan.report.tables import plain, records

REAL = "real images"
LOGITS = ("logit of real", "logit of generated")
GRADIENT = "gradient"
LEFT_OUT, BY_GRADIENT = "layers", "layers by gradient"  # as in `left_out`, which needs torch


def of_layers(effects: pd.DataFrame) -> dict[str, Any]:
    """Return the numbers of the layers of the discriminator of one run.

    Args:
        effects: the gathered rows of the run.

    Returns:
        left_out: why nothing was measured, without_gradient: why nothing that takes a gradient was,
        empty where it was; contributions, units and concepts, as the functions of these names give
        them.
    """
    rows = effects[effects["analysis"] == "left_out"]

    def why(group: str) -> str:
        own = rows.loc[rows["group"] == group, "reason"]
        return "" if own.empty else str(own.iloc[0])

    return {
        "left_out": why(LEFT_OUT),
        "without_gradient": why(BY_GRADIENT),
        "contributions": contributions(effects),
        "units": units(effects),
        "concepts": concepts(effects),
    }


def contributions(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return what each layer adds at the last checkpoint; None if nothing contributes.

    first, last: epochs; adds_up: the least share of images, over layers and kinds, at which the
    conductances add up; layers: for each, its name, by kind the rows of each concept (with
    underscores), and before: the same at the first checkpoint, None if that is the last.
    """
    rows = _rows(effects, "layer_conductance")
    carried = rows[rows["concept"] == "units that carry it"]
    if carried.empty or carried["epoch"].max() < rows["epoch"].max():
        return None
    whole = _rows(effects, "layer_completeness")
    first, last = int(rows["epoch"].min()), int(rows["epoch"].max())
    layers = []
    for layer in rows.loc[rows["epoch"] == last, "layer"].unique():
        own = rows[rows["layer"] == layer]
        layers.append(
            {
                "layer": str(layer),
                "now": _by_kind(own[own["epoch"] == last]),
                "before": _by_kind(own[own["epoch"] == first]) if first < last else None,
            }
        )
    now = whole[whole["epoch"] == last]
    return {
        "first": first,
        "last": last,
        "adds_up": float(now["estimate"].min()) if len(now) else None,
        "layers": layers,
    }


def _by_kind(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {
        kind: {
            str(row["concept"]).replace(" ", "_").replace("_10_%", ""): plain(row)
            for row in records(rows[rows["group"] == kind])
        }
        for kind in ("real", "generated")
    }


def units(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return, for each hidden layer, what units do beside random directions.

    layer, units; real, generated, gradient: how many are beyond, as `counts.beside` returns it,
    None if not measured; only_gradient: units beyond in the gradient and in no logit; largest: the
    row with the largest change of the gradient, with its unit, None if not measured; works and
    opposes: units whose removal lowers and raises the difference between the logits of real and of
    generated images (q < 0.05), likewise beside random directions.
    """
    rows = _rows(effects, UNITS)
    result = []
    for layer in rows["layer"].unique():
        own = rows[rows["layer"] == layer]
        here = own[own["q_value"] < FDR]
        real, generated, changed = (
            beside(effects, UNITS, layer=layer, concept=concept) for concept in (*LOGITS, GRADIENT)
        )
        on_logits = set(here.loc[here["concept"].isin(LOGITS), "target"])
        on_gradient = set(here.loc[here["concept"] == GRADIENT, "target"])
        gradient = own[own["concept"] == GRADIENT].sort_values("estimate", kind="stable")
        result.append(
            {
                "layer": str(layer),
                "units": int(own["target"].nunique()),
                "real": real,
                "generated": generated,
                "gradient": changed,
                "only_gradient": len(on_gradient - on_logits),
                "largest": None if gradient.empty else _named(records(gradient)[-1]),
                **{
                    group: beside(effects, GAPS, layer=layer, group=group)
                    for group in (WORKS, OPPOSES)
                },
            }
        )
    return result


def _named(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {"unit": str(row["target"]), **plain(row)}


def concepts(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return which concepts move the logit; None if no vector could be followed.

    tested, beyond: vectors of concepts that are read off their layer for real images, and how many
    of these change the logit more than random ones; found: the latter, strongest first, with layer,
    concept, kind; unread: vectors left out; scores: how many scores were tested and beyond, and
    degenerate: of how many the null takes all scores from 0 to 1; None if no layer has scores;
    common: for each layer that has scores, how much of the gradient real images share.
    """
    rows = _rows(effects, "concept_derivatives")
    if rows.empty:
        return None
    decided = effects[effects["analysis"] == trust.CONCEPTS]
    decided = decided[decided["intervention"] == trust.DERIVATIVE]
    status = dict(zip(_keys(decided), decided["status"], strict=True))
    told = rows.assign(status=[status[key] for key in _keys(rows)])
    kept = rows[told["status"] != trust.UNREAD]
    clear = rows[told["status"] == trust.MOVES]
    order = clear["estimate"].abs().sort_values(ascending=False, kind="stable").index
    found = [
        {
            "layer": str(row["layer"]),
            "concept": str(row["concept"]),
            "kind": str(row["target"]),
            **plain(row),
        }
        for row in records(clear.loc[order])
    ]
    scores = _rows(effects, "concept_scores")
    common = _rows(effects, "common_gradient")
    common = common[common["target"] == REAL]
    whole = (scores["null_low"] <= 0) & (scores["null_high"] >= 1)
    return {
        "tested": len(kept),
        "beyond": len(clear),
        "found": found,
        "unread": len(rows) - len(kept),
        "common": [
            {"layer": str(row["layer"]), **plain(row)}
            for row in records(common[common["layer"].isin(scores["layer"])])
        ],
        "scores": None
        if scores.empty
        else {
            "tested": len(scores),
            "beyond": int((scores["q_value"] < FDR).sum()),
            "degenerate": int(whole.sum()),
        },
    }


def _keys(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(rows["layer"], rows["target"], rows["concept"], strict=True))


def _rows(effects: pd.DataFrame, analysis: str) -> pd.DataFrame:
    return effects[(effects["analysis"] == analysis) & effects["estimate"].notna()]
