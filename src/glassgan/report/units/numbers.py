"""The numbers in the text of the report that speak of units, each read off a table of results."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.effects import FDR, OF_RANDOM
from glassgan.report.units import shared
from glassgan.units import names
from glassgan.units.artifact_verdict import NEARER, VERDICT


def of_units(effects: pd.DataFrame, sets: Mapping[str, np.ndarray]) -> dict[str, Any]:
    """Return the numbers of the units of one run.

    Args:
        effects: the gathered rows of the run, as `report.units.of_run` gives them.
        sets: "draws.<class>", the share that each random set of full size removes, [R].

    Returns:
        named, confirmed, removed, seen, artifacts, reliability, overlaps, inserted and strokes, as
        the functions of these names give them.
    """
    return {
        "named": named(effects),
        "confirmed": confirmed(effects),
        "removed": removed(effects, sets),
        "seen": seen(effects),
        "artifacts": artifacts(effects),
        "reliability": reliability(effects),
        "overlaps": overlaps(effects),
        "inserted": inserted(effects),
        "strokes": strokes(effects),
    }


def in_short(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return a handful of the numbers of `of_units` as plain numbers, None where there is none."""
    sets, artifact, sure = found["removed"], found["artifacts"], found["reliability"]
    return {
        "units": sum(row["units"] for row in found["named"]),
        "named": sum(row["named"] for row in found["named"]),
        "named_untrained": sum(row["untrained"] or 0 for row in found["named"]),
        "confirmed": sum(row["beyond"] for row in found["confirmed"] if row["way"] == "zero"),
        "confirmed_of": sum(row["tested"] for row in found["confirmed"] if row["way"] == "zero"),
        "confirmed_random": sum(r["random"] for r in found["confirmed"] if r["way"] == "zero"),
        "classes_removed": sets["beyond"],
        "classes_tested": sets["tested"],
        "removed_least": sets["least"]["estimate"] if sets["least"] else None,
        "removed_most": sets["most"]["estimate"] if sets["most"] else None,
        "without_artifact_units": artifact["estimate"] if artifact else None,
        "judges_agree": sure["equal"]["estimate"] if sure and sure["equal"] else None,
    }


def named(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return how many units of each layer have a name.

    layer, units, named, untrained (named before training, None if not measured), untrained_classes
    (whether the samples before training have classes that a unit can go with, if there are any).
    """
    rows = effects[effects["analysis"] == "unit_association"]
    if rows.empty:
        return []
    last, first = int(rows["epoch"].max()), int(rows["epoch"].min())
    ends = shared.rows_of(effects, "unit_association", last)
    before = shared.rows_of(effects, "unit_association", first)
    result = []
    for layer, own in ends.groupby("layer", sort=False):
        start = before[before["layer"] == layer]
        result.append(
            {
                "layer": str(layer),
                "units": len(own),
                "named": int(own["named"].sum()),
                "untrained": int(start["named"].sum()) if first < last else None,
                "untrained_classes": not CLASSES
                or bool(start["concept"].str.startswith(DATA.kind).any()),
            }
        )
    return result


def confirmed(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return, for each intervention, how many units do more than random ones, of how many.

    way, tested, beyond (the whole interval lies outside what 97.5 % of random units stay
    within), random and random_tested (the same of random units that were chosen alike), layers
    (those in which units are beyond more often than random ones, q < 0.05), layers_tested (how many
    were asked), alone (units that rank above random ones chosen alike, q < 0.05).
    """
    rows = shared.rows_of(effects, "unit_effects")
    random = shared.rows_of(effects, f"unit_effects{OF_RANDOM}")
    counts = shared.rows_of(effects, "unit_counts")
    result = []
    for way in shared.INTERVENTIONS:
        own, others, compared = (t[t["intervention"] == way] for t in (rows, random, counts))
        result.append(
            {
                "way": way,
                "tested": len(own),
                "beyond": int(shared.beyond(own).sum()),
                "random": int(shared.beyond(others).sum()),
                "random_tested": len(others),
                "layers": list(compared.loc[compared["q_value"] < FDR, "layer"]),
                "layers_tested": len(compared),
                "alone": int((own["q_value"] < FDR).sum()),
            }
        )
    return result


def removed(effects: pd.DataFrame, sets: Mapping[str, np.ndarray]) -> dict[str, Any]:
    """Return what the removal of sets does, beside all random sets.

    layer, size; tested: classes with a match, beyond: of these, how many lose more than with random
    sets (q < 0.05); unmatched: classes without one; draws: random sets a class; least and most: the
    classes that lose least and most, as {concept, estimate, ci_low, ci_high}; random: the largest
    share that any random set removes from any class, usual: that 97.5 % of the random sets of each
    class stay below, None without random sets.
    """
    rows = shared.rows_of(effects, "set_removal")
    found: dict[str, Any] = {"layer": "", "size": 0, "tested": 0, "beyond": 0, "draws": 0}
    found |= {"unmatched": [], "least": None, "most": None, "random": None, "usual": None}
    if rows.empty:
        return found
    found["layer"] = str(rows["layer"].iloc[0])
    found["size"] = int(rows["dose"].iloc[0])
    known = rows[rows["estimate"].notna()].sort_values("estimate", kind="stable")
    if known.empty:
        return found
    draws = [values for name, values in sets.items() if name.startswith("draws.")]
    tested = known["p_value"].notna()
    found["unmatched"] = sorted(known.loc[~tested, "concept"])
    found |= {"tested": int(tested.sum()), "beyond": int((known["q_value"] < FDR).sum())}
    found["least"], found["most"] = (_with_interval(known.iloc[end]) for end in (0, -1))
    if draws:
        found["draws"] = max(len(values) for values in draws)
        found["random"] = max(float(values.max()) for values in draws)
        found["usual"] = max(float(np.quantile(values, 0.975)) for values in draws)
    return found


def seen(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return for which classes the removal is seen by all eyes, and where by the judge alone.

    least, most: the classes that the fewest and the most samples lose for all; alone: where the
    judge alone no longer sees it most often; as {concept, estimate, ci_low, ci_high}. None where no
    class was seen by all.
    """
    rows = shared.rows_of(effects, "set_removal_seen")
    rows = rows[rows["estimate"].notna()].sort_values("estimate", kind="stable")
    if rows.empty:
        return None
    every, alone = (rows[rows["target"] == target] for target in (names.ALL, names.ALONE))
    least, most, opinion = (_with_interval(row) for row in
                            (every.iloc[0], every.iloc[-1], alone.iloc[-1]))  # fmt: skip
    return {"least": least, "most": most, "alone": opinion}


def artifacts(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return what the removal of artifact units does to the distance; None if not measured.

    units (their number in words), estimate, ci_low, ci_high, n; and on fewer latents, where
    random sets are: here, null_low, null_high, q_value, few, unmatched (why there is no test).
    better: whether the samples come nearer to real images, more than without random units.
    """
    rows = shared.rows_of(effects, "artifact_units")
    if rows.empty or rows["estimate"].isna().any():
        return None
    whole = _row(rows, "concept", "Fréchet distance")
    few = _row(rows, "concept", "Fréchet distance, fewer latents")
    assert whole is not None and few is not None
    return {
        "units": str(whole["target"]),
        **_with_interval(whole),
        "n": int(whole["n"]),
        "here": float(few["estimate"]),
        "null_low": float(few["null_low"]),
        "null_high": float(few["null_high"]),
        "q_value": float(few["q_value"]),
        "few": int(few["n"]),
        "unmatched": str(few["reason"]) if np.isnan(few["p_value"]) else "",
        "better": bool((effects.loc[effects["analysis"] == VERDICT, "status"] == NEARER).any()),
    }


def reliability(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return how far concepts can be trusted; None if not measured.

    first, second: shares on which the judges abstain (None without labels), equal: share of equal
    names where both name a class (None if there is no such image), n; strokes: rank correlations of
    measures of the stroke at two levels of ink, {concept, estimate, …}, the least certain first.
    """
    rows = shared.rows_of(effects, "concept_reliability")
    if rows.empty:
        return None
    judges = rows[(rows["concept"] == f"judged {DATA.kind}") & rows["estimate"].notna()]
    strokes = rows[(rows["concept"] != f"judged {DATA.kind}") & rows["estimate"].notna()]
    names = {"first": "first_abstains", "second": "second_abstains",
             "equal": "equal_where_both_accept"}  # fmt: skip
    found: dict[str, Any] = {}
    for name, target in names.items():
        row = _row(judges, "target", target)
        found[name] = None if row is None else _with_interval(row)
    found["n"] = int(rows["n"].max())
    ordered = strokes.sort_values("estimate", kind="stable")
    found["strokes"] = [_with_interval(row) for _, row in ordered.iterrows()]
    return found


def overlaps(effects: pd.DataFrame, count: int = 3) -> dict[str, Any] | None:
    """Return which units with places cover a concept best; None if there are no such units.

    tested, beyond (more than on other images, q < 0.05) and best: the `count` largest of these,
    {layer, unit, concept, estimate, ci_low, ci_high, null_high}.
    """
    rows = shared.rows_of(effects, "unit_overlap")
    rows = rows[rows["estimate"].notna()]
    if rows.empty:
        return None
    clear = rows[rows["q_value"] < FDR].sort_values(["estimate", "unit"], ascending=[False, True])
    best = [
        {**_with_interval(row), "layer": row["layer"], "unit": int(row["unit"]),
         "null_high": float(row["null_high"])}
        for _, row in clear.head(count).iterrows()
    ]  # fmt: skip
    return {"tested": len(rows), "beyond": len(clear), "best": best}


def inserted(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what units with places do to the ink where they are inserted, over all units tried.

    For each layer and ground ("on a stroke", "on no stroke"): layer, ground, units, and of their
    effects mean, lowest and highest. No unit is picked out, so that nothing is flattered.
    """
    rows = shared.rows_of(effects, "unit_insertion")
    rows = rows[rows["estimate"].notna()]
    return [
        {
            "layer": str(layer),
            "ground": str(ground),
            "units": len(own),
            "mean": float(own["estimate"].mean()),
            "lowest": float(own["estimate"].min()),
            "highest": float(own["estimate"].max()),
        }
        for (layer, ground), own in rows.groupby(["layer", "group"], sort=False)
    ]


def strokes(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return how far the measures of the stroke move without one of the units tried.

    For each measure of the stroke: concept, unit_of_measure, units, and of their effects lowest
    and highest, over all units tried.
    """
    rows = shared.rows_of(effects, "unit_stroke_effects")
    return [
        {
            "concept": str(concept),
            "unit_of_measure": str(own["unit_of_measure"].iloc[0]),
            "units": len(own),
            "lowest": float(own["estimate"].min()),
            "highest": float(own["estimate"].max()),
        }
        for concept, own in rows.groupby("concept", sort=False)
        if concept in ("thickness", "slant", "width", "height")
    ]


def counterparts(matches: pd.DataFrame) -> list[dict[str, Any]]:
    """Return, for each layer, the share of units with a counterpart.

    Of one subject, from what `scripts/units/matches.py` writes, a row a unit and pair of seeds:
    layer, and trained, untrained and random basis (None where it was not asked), over all pairs of
    seeds.
    """
    kinds = ("trained", "untrained", "random basis")
    result = []
    for layer, own in matches.groupby("layer", sort=False):
        shares = own.groupby("kind")["counterpart"].mean()
        found = {kind: float(shares[kind]) if kind in shares else None for kind in kinds}
        result.append({"layer": str(layer), **found})
    return result


def _row(rows: pd.DataFrame, column: str, value: str) -> Any:
    """Return the first row that has a value in a column, None where there is none."""
    own = rows[rows[column] == value]
    return own.iloc[0] if len(own) else None


def _with_interval(row: pd.Series) -> dict[str, Any]:
    numbers = {name: float(row[name]) for name in ("estimate", "ci_low", "ci_high")}
    return {"concept": str(row.get("concept", "")), **numbers}
