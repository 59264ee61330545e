"""Small results of the phase `units`, with known contents."""

import numpy as np
import pandas as pd
from once import once

from glassgan import decisions, effects
from glassgan.units import names

CONCEPTS = [*(f"digit {number}" for number in range(10)), "no digit", "ink", "centre_x", "centre_y"]
ASSOCIATED = [*CONCEPTS[:10], "ink", "slant"]
LAYERS = {"hidden1": 4, "hidden2": 8}
WAYS = ["zero", "mean", "another", "high"]
SHARED = {"preset": "test", "subject": "mlp", "seed": 0}


def measured(value, reach=0.02, **more):
    return {"estimate": value, "ci_low": value - reach, "ci_high": value + reach, **more}


def association_rows(epoch, layer, count, analysis, nothing):
    """Unit k has an AUROC of 0.9 for digit k at the end, where it is even; 0.55 otherwise."""
    rows = []
    for unit in range(count):
        clear = epoch > 0 and unit % 2 == 0
        row = measured(0.9 if clear else 0.55, null_low=0.45, null_high=0.55, n=90)
        row |= {"p_value": 1e-6 if clear else 0.4, "concept": f"digit {unit}"}
        if nothing:
            row = {"status": "no concept varies"}
        rows.append(
            {"analysis": analysis, "layer": layer, "target": str(unit), "epoch": epoch, **row}
        )
    return rows


def effect_rows(epoch, layer, count):
    """The first two units of a layer are measured; only the first does more than the null."""
    rows = []
    for unit in range(count)[:2]:
        own = {"layer": layer, "target": str(unit), "epoch": epoch, "concept": f"digit {unit}"}
        for way in WAYS:
            size = 0.2 if unit == 0 else 0.01
            row = measured(-size, null_low=-0.05, null_high=0.05, n=100)
            row["p_value"] = 1e-6 if unit == 0 and way == "zero" else 0.9
            rows.append({"analysis": "unit_effects", "intervention": way, **own, **row})
            row = measured(-0.2 if unit == 0 and way == "high" else 0.01, null_high=0.05)
            row |= {"null_low": -0.05, "intervention": way}
            rows.append({"analysis": "unit_effects_of_random", **own, **row})
        rows.append(
            {"analysis": "unit_specificity", "intervention": "zero", **own, **measured(0.4)}
        )
        for concept in ("image change", "logit of D", "Fréchet distance"):
            row = own | {"concept": concept, "intervention": "zero", **measured(0.3)}
            rows.append({"analysis": "unit_damage", **row})
        for factor in ("-1", "0", "1", "2"):
            row = own | {"intervention": f"times {factor}", "dose": float(factor)}
            row |= measured(float(factor) - 1)
            rows.append({"analysis": "unit_dose", **row})
    return rows


def count_rows(epoch, layer):
    """Units are beyond random ones more often in the first layer alone, and when set to zero."""
    return [
        {"analysis": "unit_counts", "layer": layer, "epoch": epoch, "intervention": way,
         "target": "1 of 2; random 0 of 2", "concept": "beyond 97.5 % of random units",
         "p_value": 1e-4 if (layer, way) == ("hidden1", "zero") else 0.5}
        for way in WAYS
    ]  # fmt: skip


def set_rows(epoch, digits):
    rows = []
    shared = {"layer": "hidden2", "intervention": "zero", "epoch": epoch}
    for digit in range(10):
        own = {**shared, "concept": f"digit {digit}"}
        if digit not in digits:
            row = {
                "target": "effect: 2",
                "dose": 2,
                "group": "effect",
                **effects.no_estimate("less than 2% of the samples"),
                "n": 0,
            }
            rows.append({"analysis": "set_removal", **own, **row})
            continue
        for ranking in ("effect", "association", "optimisation", "greed"):
            row = {"target": f"{ranking}: 1", "dose": 1, "group": ranking, **measured(0.2)}
            rows.append({"analysis": "set_curves", **own, **row})
        row = measured(0.5 + 0.01 * digit, p_value=1 / 21, null_low=-0.1, null_high=0.1)
        row |= {"target": "effect: 2", "dose": 2, "group": "effect"}
        rows.append({"analysis": "set_removal", **own, **row})
        for name, share in ((names.ALL, 0.2 + 0.01 * digit), (names.ALONE, 0.01 * digit)):
            row = {"analysis": "set_removal_seen", "target": name, "dose": 2, **measured(share)}
            rows.append({**own, **row})
        for other in range(10):
            row = {"concept": f"digit {other}", "target": f"effect: 2 for digit {digit}"}
            row |= {"dose": 2, "group": f"digit {digit}"}
            row |= measured(0.5 if other == digit else -1.5)
            rows.append({"analysis": "set_side_effects", **shared, **row})
    return rows


def other_rows(epoch):
    shared = {"epoch": epoch, "analysis": "concept_reliability"}
    judged = {**shared, "concept": "judged digit"}
    artifact = {"epoch": epoch, "analysis": "artifact_units", "target": "2 units", "n": 100}
    artifact |= {"dose": 2}
    few = {"estimate": -0.3, "null_low": -0.1, "null_high": 0.1, "p_value": 0.01}
    return [
        {**judged, "target": "first_abstains", **measured(0.1), "n": 200},
        {**judged, "target": "second_abstains", **measured(0.2), "n": 200},
        {**judged, "target": "equal_where_both_accept", **measured(0.9), "n": 150},
        {**shared, "concept": "slant", "target": "ink", **measured(0.8)},
        {**shared, "concept": "holes", "target": "ink", **measured(0.2)},
        {**artifact, "concept": "Fréchet distance", **measured(-0.2)},
        {**artifact, "concept": "Fréchet distance, fewer latents", **few},
    ]


def overlap_rows(epoch):
    """Two units with places, of which the second covers its concept."""
    own = {"analysis": "unit_overlap", "layer": "hidden2", "concept": "stroke", "epoch": epoch}
    null = {"null_low": 0.1, "null_high": 0.2}
    return [
        {**own, "target": "0", **measured(0.15), **null, "p_value": 0.7},
        {**own, "target": "1", **measured(0.4), **null, "p_value": 0.01},
    ]


@once
def gathered(epochs=(0, 1), digits=range(10), nothing=False, places=False):
    """Effects of one run; with `nothing`, no unit goes with or does anything."""
    last, rows = max(epochs), []
    for layer, count in LAYERS.items():
        for epoch in epochs:
            rows += association_rows(epoch, layer, count, "unit_life", nothing)
            if epoch in (min(epochs), last):
                rows += association_rows(epoch, layer, count, "unit_association", nothing)
            if not nothing:
                rows += [
                    {"analysis": "unit_life_effects", "layer": layer, "target": str(unit),
                     "epoch": epoch, "concept": f"digit {unit}", **measured(-0.1 * epoch)}
                    for unit in range(2)
                ]  # fmt: skip
        rows += [] if nothing else effect_rows(last, layer, count) + count_rows(last, layer)
    rows += set_rows(last, () if nothing else digits) + other_rows(last)
    rows += overlap_rows(last) if places else []
    table = effects.table([{"n": 100, **row} for row in rows], **SHARED)
    return decisions.decided(effects.gather([table]))


def life(epochs=(0, 1), nothing=False):
    rows = [
        {"epoch": epoch, "layer": layer, "unit": unit, "concept": f"digit {unit}",
         "auroc": np.nan if epoch == 0 else 0.9}
        for epoch in epochs for layer, count in LAYERS.items() for unit in range(count)
    ]  # fmt: skip
    columns = ["epoch", "layer", "unit", "concept", "auroc"]
    return pd.DataFrame([] if nothing else rows, columns=columns)


def described(epochs=(0, 1)):
    rows = [
        {"unit": unit, "layer": layer, "epoch": epoch, "mutual_information": 0.1, "active": 0.5,
         "dead": unit == 3}
        for epoch in epochs for layer, count in LAYERS.items() for unit in range(count)
    ]  # fmt: skip
    return pd.DataFrame(rows)


def association():
    rng = np.random.default_rng(0)
    tensors = {}
    for number, (layer, count) in enumerate(LAYERS.items()):
        tensors[f"top.{number}.{layer}"] = rng.integers(0, 256, (count, 3, 28, 28), dtype=np.uint8)
        auroc = rng.uniform(size=(count, len(ASSOCIATED)))
        auroc[:, 3] = np.nan
        tensors[f"auroc.{number}.{layer}"] = auroc
    return tensors


def sweep():
    """Ablating unit k changes digit k by k hundredths, and nothing else."""
    tensors = {}
    for number, (layer, count) in enumerate(LAYERS.items()):
        place = f"{number}.{layer}"
        mean = np.zeros((count, len(CONCEPTS)), dtype=np.float16)
        mean[range(count), range(count)] = 0.01 * np.arange(count)
        tensors[f"trained.mean.{place}"] = mean
        tensors[f"trained.pictures.{place}"] = np.ones((count, 28, 28), dtype=np.float16)
        for name in ("image", "distance"):
            tensors[f"trained.{name}.{place}"] = np.arange(count).astype(np.float16)
    return tensors, {"concepts": CONCEPTS, "scale": [0.5] * len(CONCEPTS)}


def sets(digits=range(10)):
    draws = {f"draws.{digit}": np.linspace(-0.1, 0.3, 20) for digit in digits}
    pictures = {
        f"{kind}.{digit}": np.zeros((2, 28, 28)) for kind in ("before", "after") for digit in digits
    }
    return {**draws, **pictures}


def matches():
    rows = [
        {"layer": layer, "kind": kind, "unit": unit, "match": unit,
         "similarity": 0.1 * unit, "counterpart": kind == "trained" and unit > 1,
         "seed": 0, "other_seed": 1}
        for layer, count in LAYERS.items()
        for kind in ("trained", "untrained", "random basis") for unit in range(count)
    ]  # fmt: skip
    return pd.DataFrame(rows)
