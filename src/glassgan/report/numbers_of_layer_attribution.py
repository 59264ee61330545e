"""The numbers in the text of the report that speak of the layers of the discriminator."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.report.rows import plain, records

LEVEL = 0.05  # of the q-values
REAL, GENERATED = "real images", "generated images"
LOGITS = ("logit of real", "logit of generated")
GRADIENT = "gradient"


def of_layers(effects: pd.DataFrame) -> dict[str, Any]:
    """Return the numbers of the layers of the discriminator of one run.

    Args:
        effects: the gathered rows of the run.

    Returns:
        left_out: why nothing was measured, empty where it was; contributions, units and concepts,
        as the functions of these names give them.
    """
    why = effects.loc[
        (effects["analysis"] == "left_out") & effects["target"].str.startswith("what layers"),
        "status",
    ]
    return {
        "left_out": "" if why.empty else str(why.iloc[0]),
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
        kind.split()[0]: {
            str(row["concept"]).replace(" ", "_").replace("_10_%", ""): plain(row)
            for row in records(rows[rows["target"] == kind])
        }
        for kind in (REAL, GENERATED)
    }


def units(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return, for each hidden layer, how many units do more than random directions.

    layer, units; real, generated, gradient: how many are beyond (q < 0.05), None if not measured;
    only_gradient: beyond in the gradient and in no logit; largest: the row with the largest change
    of the gradient, with its unit, None if not measured; apart: units whose ablation changes the
    logits of real and of generated images with opposite signs, as `apart` tests it.
    """
    rows = _rows(effects, "discriminator_units")
    opposed, result = apart(rows), []
    for layer in rows["layer"].unique():
        own = rows[rows["layer"] == layer]
        beyond = {
            concept: set(some.loc[some["q_value"] < LEVEL, "target"])
            for concept, some in own.groupby("concept")
        }
        gradient = own[own["concept"] == GRADIENT].sort_values("estimate", kind="stable")
        on_logits = set.union(*(beyond.get(concept, set()) for concept in LOGITS))
        result.append(
            {
                "layer": str(layer),
                "units": int(own["target"].nunique()),
                "real": _count(beyond, LOGITS[0]),
                "generated": _count(beyond, LOGITS[1]),
                "gradient": _count(beyond, GRADIENT),
                "only_gradient": len(beyond.get(GRADIENT, set()) - on_logits),
                "apart": int(opposed.get(layer, 0)),
                "largest": None if gradient.empty else _named(records(gradient)[-1]),
            }
        )
    return result


def apart(rows: pd.DataFrame) -> dict[str, int]:
    """Return, by layer, how many units move the two logits with opposite signs.

    Both changes must differ from zero, so that the p-value is the larger of the two (Berger 1982,
    the intersection-union test); q < 0.05 over all units of the run.

    Args:
        rows: of "discriminator_units".
    """
    from scipy.special import stdtr, stdtrit
    from scipy.stats import false_discovery_control

    logits = rows[rows["concept"].isin(LOGITS)]
    if logits.empty:
        return {}
    reach = (logits["ci_high"] - logits["ci_low"]) / 2
    error = reach / stdtrit(logits["n"] - 1, 0.975)
    size = (logits["estimate"].abs() / error).where(error > 0, np.inf)
    p = 2 * stdtr(logits["n"] - 1, -size)
    p = p.where(logits["estimate"] != 0, 1.0)
    both = logits.assign(p=p, sign=np.sign(logits["estimate"])).groupby(["layer", "target"])
    joint = both["p"].max().where(both["sign"].prod() < 0, 1.0)
    clear = joint[false_discovery_control(joint) < LEVEL]
    return {str(layer): len(some) for layer, some in clear.groupby(level="layer")}


def _count(beyond: Mapping[Any, set[str]], concept: str) -> int | None:
    return len(beyond[concept]) if concept in beyond else None


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
    readings = _rows(effects, "concept_readings")
    own = readings[(readings["target"] == REAL) & (readings["ci_low"] > 0)]
    read = set(zip(own["layer"], own["concept"], strict=True))
    some = [pair in read for pair in zip(rows["layer"], rows["concept"], strict=True)]
    kept = rows[some]
    clear = kept[kept["q_value"] < LEVEL]
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
            "beyond": int((scores["q_value"] < LEVEL).sum()),
            "degenerate": int(whole.sum()),
        },
    }


def _rows(effects: pd.DataFrame, analysis: str) -> pd.DataFrame:
    return effects[(effects["analysis"] == analysis) & effects["estimate"].notna()]
