"""The numbers in the text of the report that speak of latent directions, read off the tables."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from glassgan.data import DATA
from glassgan.effects import FDR, side
from glassgan.latent.moved import AGREEMENT, CORRELATION, DEVIATION
from glassgan.report.latent.counts import ANALYSES, AXES, by_kind, counted, passed
from glassgan.report.latent.factors import factors
from glassgan.report.tables import plain, records

FINDS = 0.5**0.5  # cosine from which at least half of a direction lies in the span of a method


def of_latent(effects: pd.DataFrame, table: pd.DataFrame) -> dict[str, Any]:
    """Return the numbers of the latent space of one run.

    Args:
        effects: the gathered rows of the run.
        table: a row a direction, as `latent.findings.findings` gives it, with `leading`.

    Returns:
        leading, methods, counted, kinds (as `counts.by_kind`), nothing, moves, paths, geometry,
        inversion, disentanglement and factors, as the functions of these names give them.
    """
    return {
        "leading": leading(effects, table),
        "methods": methods(effects, table),
        "counted": counted(effects),
        "kinds": by_kind(effects),
        "nothing": nothing(effects),
        "moves": moves(effects),
        "paths": paths(effects),
        "geometry": geometry(effects),
        "inversion": inversion(effects),
        "disentanglement": disentanglement(effects),
        "factors": factors(effects),
    }


def in_short(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return a handful of the numbers of `of_latent` as plain numbers, None where there is none."""
    by_name = {row["method"]: row for row in found["methods"]}
    axes = by_name.get(AXES)
    real = found["inversion"] and found["inversion"]["real"]
    first = found["leading"][0] if found["leading"] else None
    of_untrained = [one["counts"] for one in found["counted"] if not one["trained"]]
    random = of_untrained[0].get("effect") if of_untrained else None
    return {
        "directions": sum(row["tested"] for row in found["methods"]),
        "beyond_random": sum(row["effect"] for row in found["methods"]),
        "beyond_random_of_equal_image_change": sum(row["per_change"] for row in found["methods"]),
        "share_of_random_beyond_random": random["random"] / random["drawn"] if random else None,
        "axes": axes["tested"] if axes else 0,
        "axes_beyond_random": axes["effect"] if axes else 0,
        "largest_selective_effect": first["selectivity"]["estimate"] if first else None,
        "its_concept": first["concept"] if first else None,
        "local_dimension": found["geometry"]["last"]["local dimension"]["estimate"],
        "real_images_error": real["error"]["estimate"] if real else None,
    }


def leading(effects: pd.DataFrame, table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the leading directions, the one with the largest selective effect first.

    name, method, own (what its name has beside the method), concept; of held-out samples the rows
    effect, selectivity, share (of the change on the concept), per_change (the same effect beside
    random directions of equal image change, None if that is not known), image (change of the
    image), moved (the same effect as the moves show it) and reach (to either side); beyond: whether
    effect, per_change and selectivity are beyond random directions;
    compared: in how many other methods it was looked for; finders: those in whose span at least
    half of the direction lies, and near: those it leans to (q < 0.05), as (method, cosine); layers:
    what is left of its effect as a fixed shift of each layer.
    """
    result = []
    for row in records(table[table["leading"] > 0].sort_values("leading")):
        name, concept = str(row["name"]), str(row["concept"])
        own = effects[effects["target"] == name]
        effect = _one(own, "direction_effects")
        selectivity = _one(own, "direction_selectivity")
        if effect is None or selectivity is None:
            continue
        moved = own[(own["analysis"] == "direction_moves") & (own["concept"] == concept)]
        spans = own[own["analysis"] == "direction_found_by"]
        others = spans[spans["estimate"].notna()]
        spans = others[others["q_value"] < FDR]
        spans = spans.sort_values("estimate", ascending=False, kind="stable")
        named = list(zip(spans["intervention"], spans["estimate"], strict=True))
        reach = own[(own["analysis"] == "direction_reach") & own["estimate"].notna()]
        per_change = _one(own, "direction_effects_per_change")
        beyond = {
            "effect": effect["q_value"] < FDR,
            "per_change": per_change is not None and per_change["q_value"] < FDR,
            "selectivity": selectivity["q_value"] < FDR,
        }
        result.append(
            {
                "name": name,
                "method": str(row["method"]),
                "own": name.removeprefix(str(row["method"])).strip(),
                "concept": concept,
                "effect": effect,
                "selectivity": selectivity,
                "per_change": _per_length(per_change, effect),
                "share": _one(own, "direction_share"),
                "image": _one(own, "direction_image_change"),
                "moved": _one(moved, "direction_moves"),
                "reach": {str(one["group"]): plain(one) for one in records(reach)},
                "beyond": beyond,
                "compared": len(others),
                "finders": [(method, cosine) for method, cosine in named if cosine >= FINDS],
                "near": [(method, cosine) for method, cosine in named if cosine < FINDS],
                "layers": [
                    {"layer": str(one["layer"]), **plain(one)}
                    for one in records(own[own["analysis"] == "direction_rescoring"])
                ],
            }
        )
    return result


def _per_length(row: dict[str, Any] | None, effect: dict[str, Any]) -> dict[str, Any] | None:
    """Return an effect per unit of image change as one per unit length, its null with it."""
    if row is None or not row["estimate"]:
        return None
    change = effect["estimate"] / row["estimate"]
    ends = {key: change * row[key] for key in ("null_low", "null_high")}
    return {**effect, **ends, "q_value": row["q_value"]}


def methods(effects: pd.DataFrame, table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return, for each method, how many of its directions are beyond random ones, of how many.

    method, directions; tested: those with a concept; effect, per_change, selective, image: how many
    of the tested, and of all for the last (q < 0.05); random: for each of these the share of
    held-out random directions that pass the same bound, None if not measured; stability (found on
    two sets of samples) and seeds (the same pictures in another seed; of several seeds the least
    alike), each None if not measured; auroc: the lowest and the highest of trained ones on held-out
    samples, None for others.
    """
    result = []
    trained = table.drop_duplicates("method").set_index("method")["trained"]
    rates = {
        (name, given): passed(effects, analysis, given)
        for name, analysis in ANALYSES.items()
        for given in (False, True)
    }
    for method in table["method"].unique():
        own = effects[effects["intervention"] == method]
        counts, random = {}, {}
        for name, analysis in ANALYSES.items():
            rows = own[own["analysis"] == analysis]
            counts[name] = int((rows["q_value"] < FDR).sum())
            beyond, drawn = rates[name, bool(trained[method])]
            random[name] = beyond / drawn if drawn else None
        tested = own[(own["analysis"] == "direction_effects") & own["estimate"].notna()]
        scores = own.loc[own["analysis"] == "direction_scores", "estimate"].dropna()
        of_method = effects[effects["target"] == method]
        result.append(
            {
                "method": str(method),
                "directions": int((table["method"] == method).sum()),
                "tested": len(tested),
                **counts,
                "random": random,
                "stability": _one(of_method, "direction_stability"),
                "seeds": _one(of_method.sort_values("estimate"), "direction_seeds"),
                "auroc": None if scores.empty else (float(scores.min()), float(scores.max())),
            }
        )
    return result


def nothing(effects: pd.DataFrame) -> list[str]:
    """Return the methods that found no direction."""
    rows = effects[effects["analysis"] == "direction_effects"]
    return [str(name) for name in rows.loc[rows["reason"] == "nothing found", "target"]]


def moves(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return how well moves that were made agree with the estimates from the bank; None without.

    n: pairs of direction and concept, correlation, deviation: of the differences in units of their
    standard errors, 1 if there is nothing but sampling error; None where they cannot be had.
    """
    rows = effects[effects["analysis"] == AGREEMENT]
    told = {str(row["concept"]): plain(row) for row in records(rows)}
    if not told:
        return None
    return {"n": told[DEVIATION]["n"]} | {
        name: told[name]["estimate"] for name in (CORRELATION, DEVIATION)
    }


def paths(effects: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """Return how samples change from the ends of a path to its middle: by path and concept."""
    rows = effects[effects["analysis"] == "paths"]
    found: dict[str, dict[str, Any]] = {}
    for row in records(rows):
        found.setdefault(str(row["target"]), {})[str(row["concept"])] = plain(row)
    return found


def geometry(effects: pd.DataFrame) -> dict[str, Any]:
    """Return the geometry of the first and of the last checkpoint.

    first and last, each a row by concept with its reason, and epochs; axes: the row of the Hessian
    penalty of the last checkpoint, None if not measured.
    """
    rows = effects[effects["analysis"] == "latent_geometry"]
    found: dict[str, Any] = {}
    for end, epoch in (("first", rows["epoch"].min()), ("last", rows["epoch"].max())):
        own = rows[rows["epoch"] == epoch]
        found[end] = {str(row["concept"]): plain(row) for row in records(own)}
        found[f"{end}_epoch"] = int(epoch)
    found["axes"] = found["last"].get("Hessian penalty")
    return found


def inversion(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return what is left of real images; None if not measured.

    real and generated: rows by concept, "same" for the share whose class is read right; tested:
    classes; worse: of these, those of which real images are harder to draw (q < 0.05); hardest and
    easiest: classes by the mean error, {label, …}. Without labels all images are as one class,
    hardest and easiest are None, and nothing is the same.
    """
    rows = effects[effects["analysis"] == "inversion"]
    whole = effects[effects["analysis"] == "inversion_whole"]
    known = rows[rows["estimate"].notna()].sort_values("estimate", kind="stable")
    if known.empty:
        return None
    found: dict[str, Any] = {
        str(kind): {
            str(row["concept"]).removesuffix(f" {DATA.kind}"): plain(row) for row in records(own)
        }
        for kind, own in whole.groupby("group")
    }
    found |= {"tested": len(known), "worse": int((known["q_value"] < FDR).sum())}
    for name, end in (("easiest", 0), ("hardest", -1)):
        row = records(known)[end]
        found[name] = (
            {"label": DATA.concepts[int(row["dose"])], **plain(row)} if DATA.labelled else None
        )
    return found


def disentanglement(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the scores of each code: code (its name), epoch, and its rows D, C, I and MIG.

    Each row with beyond: whether its whole interval lies above its null.
    """
    rows = effects[effects["analysis"] == "disentanglement"]
    result = []
    for code, epoch in rows[["layer", "epoch"]].drop_duplicates().itertuples(index=False):
        own = rows[(rows["layer"] == code) & (rows["epoch"] == epoch)]
        scores = {
            str(row["target"]): {**plain(row), "beyond": side(row) > 0} for row in records(own)
        }
        result.append({"code": str(code), "epoch": int(epoch), **scores})
    return result


def _one(rows: pd.DataFrame, analysis: str) -> dict[str, Any] | None:
    """Return the first row of an analysis that has an estimate."""
    own = rows[(rows["analysis"] == analysis) & rows["estimate"].notna()]
    return None if own.empty else plain(records(own)[0])
