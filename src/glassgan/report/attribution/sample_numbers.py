"""The numbers in the report's text on where a discriminator decides, and on special samples."""

from typing import Any

import pandas as pd

from glassgan.attribution.names import READS_MORE, TURNS
from glassgan.data import DATA
from glassgan.effects import FDR
from glassgan.report.attribution.kinds import OWN, REAL_TEST, rows_of
from glassgan.report.tables import plain, records

NEARLY = 0.95  # R² from which a layer counts as holding the verdict in the open


def of_special_samples(effects: pd.DataFrame) -> dict[str, Any] | None:
    """Return the numbers of one run; None without a discriminator.

    Args:
        effects: the gathered rows of the run.

    Returns:
        epoch; layers, verdict, kinds, turned and extremes, as the functions of these names give
        them.
    """
    samples = rows_of(effects, "special_samples")
    if samples.empty:
        return None
    return {
        "epoch": int(samples["epoch"].max()),
        "layers": layers(effects),
        "verdict": verdict(effects),
        "kinds": kinds(effects),
        "turned": turned(effects),
        "extremes": extremes(effects),
    }


def layers(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return, for the pixels and each hidden layer, what can be read off it at the last checkpoint.

    layer; apart: AUROC of real against generated; class: that an image shows; untrained: the same
    before training; change: of it, tested; explained: R² of the verdict; gap: the verdict on real
    less that on own samples; each None if not measured; better and worse: concepts that can be read
    better and worse than before training (q < 0.05).
    """
    probes = effects[(effects["analysis"] == "probes") & effects["estimate"].notna()]
    apart = rows_of(effects, "separation")
    apart = apart[apart["intervention"] == "linear probe"]
    changes = rows_of(effects, "probe_changes")
    result = []
    for layer in dict.fromkeys(probes["layer"]):
        shown = probes[(probes["layer"] == layer) & (probes["concept"] == DATA.kind)]
        ends = shown.sort_values("epoch")
        own = changes[changes["layer"] == layer]
        found = own[(own["q_value"] < FDR) & (own["concept"] != DATA.kind)]
        result.append(
            {
                "layer": str(layer),
                "apart": _at(apart, layer),
                "class": plain(ends.iloc[-1]) if len(ends) else None,
                "untrained": plain(ends.iloc[0]) if ends["epoch"].nunique() > 1 else None,
                "change": _at(own[own["concept"] == DATA.kind], layer),
                "explained": _at(rows_of(effects, "lens"), layer),
                "gap": _at(rows_of(effects, "lens_gap"), layer),
                "better": _names(found[found["estimate"] > 0]),
                "worse": _names(found[found["estimate"] < 0]),
            }
        )
    return result


def verdict(effects: pd.DataFrame) -> dict[str, Any]:
    """Return how much of the verdict is there in the open at the last checkpoint.

    gap: between real and own samples in the logit itself; open: the first layer (the pixels count)
    off which at least `NEARLY` of its variance is read, with its row; None if there is none. lens:
    what reads it, in words; gains: layers of which it reads more than a lens of half the images
    does, and how much more.
    """
    gaps, rows = rows_of(effects, "lens_gap"), rows_of(effects, "lens")
    own = rows[rows["estimate"] >= NEARLY]
    grows = rows_of(effects, "lens_grows")
    return {
        "lens": str(gaps["intervention"].iloc[-1]) if len(gaps) else None,
        "gains": [
            {"layer": str(row["layer"]), **plain(row)}
            for row in records(grows[grows["status"] == READS_MORE])
        ],
        "gap": plain(gaps.iloc[-1]) if len(gaps) else None,
        "open": {"layer": str(own["layer"].iloc[0]), **plain(own.iloc[0])} if len(own) else None,
    }


def kinds(effects: pd.DataFrame) -> dict[str, Any]:
    """Return what D says of kinds of images that were not made by gradient.

    real and own: the mean logits of real test images and of own samples; own_auroc; less: kinds
    that D finds less real than real images, and more, those that it finds more real (q < 0.05),
    both from the most real; same: those of which it cannot be said; each {kind, logit, auroc,
    named}; single: those of a single image, {kind, logit, named}, and missing: names of kinds that
    are not there. named is None without labels.
    """
    rows = effects[effects["analysis"] == "special_samples"]
    rows = rows[rows["group"] == ""]
    logits, areas, named = (
        _by_target(rows[(rows["concept"] == concept) & rows["estimate"].notna()])
        for concept in ("logit", "AUROC against real", "named by the judge")
    )
    found: dict[str, Any] = {"more": [], "same": [], "less": [], "single": []}
    for kind, area in sorted(areas.items(), key=lambda pair: pair[1]["estimate"]):
        one = {"kind": kind, "auroc": area, "logit": logits[kind], "named": named.get(kind)}
        side = "more" if area["estimate"] < 0.5 else "less"
        found[side if area["q_value"] < FDR else "same"].append(one)
    for kind, logit in logits.items():
        if logit["n"] == 1:
            found["single"].append({"kind": kind, "logit": logit, "named": named.get(kind)})
    missing = rows[(rows["concept"] == "logit") & rows["estimate"].isna()]
    found["missing"] = [str(kind) for kind in missing["target"]]
    return {
        **found,
        "real": logits[REAL_TEST],
        "own": logits[OWN],
        "own_auroc": areas.get(OWN),
    }


def turned(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return kinds that look more real than real images at some layer, and less real at the end.

    kind; layer: the last at which the verdict as the lens reads it lies above that on real images;
    read and real: the two there; end and real_end: the same in the logit.
    """
    trace, turns = rows_of(effects, "special_trace"), rows_of(effects, "special_turns")
    at = {(str(row["target"]), str(row["layer"])): plain(row) for row in records(trace)}
    layers = trace["layer"].unique()
    return [
        {
            "kind": kind,
            "layer": layer,
            "read": at[kind, layer],
            "real": at[REAL_TEST, layer],
            "end": at[kind, layers[-1]],
            "real_end": at[REAL_TEST, layers[-1]],
        }
        for kind, layer, status in turns[["target", "layer", "status"]].to_numpy()
        if status == TURNS
    ]


def extremes(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return what was made of each kind of start: way, n; highest and lowest, {logit, named}.

    named is None without labels.
    """
    rows = rows_of(effects, "special_samples")
    made = rows[rows["group"] != ""]
    result = []
    for way, own in made.groupby("group", sort=False):
        found = {(row["dose"], row["concept"]): plain(row) for row in records(own)}
        if (1, "logit") in found:
            ends: dict[str, Any] = {
                end: {
                    "logit": found[sign, "logit"],
                    "named": found.get((sign, "named by the judge")),
                }
                for end, sign in (("highest", 1), ("lowest", -1))
            }
            result.append({"way": str(way), "n": ends["highest"]["logit"]["n"], **ends})
    return result


def _by_target(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {str(row["target"]): plain(row) for row in rows.to_dict("records")}


def _at(rows: pd.DataFrame, layer: object) -> dict[str, Any] | None:
    own = rows[rows["layer"] == layer]
    return plain(own.iloc[0]) if len(own) else None


def _names(rows: pd.DataFrame) -> list[str]:
    ordered = rows.sort_values("estimate", key=abs, ascending=False, kind="stable")
    return [str(concept).replace("centre_", "centre ") for concept in ordered["concept"]]
