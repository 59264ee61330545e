"""Small results of the phase `latent`, with known contents."""

import numpy as np
import pandas as pd
from once import once
from unit_tables import SHARED, measured

from glassgan import decisions, effects
from glassgan.concepts import CONCEPTS, MEASURED, STROKES

DIM = 8  # of the latent space
STEPS = [-6.0, -2.0, -1.0, 0.0, 1.0, 2.0, 6.0]
SHOWN = STEPS[1:-1]
UNTRAINED = {"axes": DIM, "PCA hidden1": 3, "SeFa": 3}
TRAINED = {
    f"{way}{rest}": ["digit 1", "ink", "slant"]
    for rest in ("", " conditional")
    for way in ("SVM", "regression")
}
SAMPLES, PLACES = 3, 5
BAND = {"null_low": -0.2, "null_high": 0.2}


def table(methods=None, leading=3, nothing=False):
    """A row a direction; with `nothing`, no concept varies, so that there are only untrained ones.

    The first direction of a method goes with ink, the second with slant, the others with digit 1.
    """
    rows = []
    for method, count in UNTRAINED.items():
        for number in range(count):
            name = f"z{DIM - 1 - number}" if method == "axes" else f"{method} {number + 1}"
            concept = ["ink", "slant", "digit 1"][min(number, 2)]
            rows.append((method, number, name, False, "" if nothing else concept))
    for method, concepts in ({} if nothing else TRAINED).items():
        for number, concept in enumerate(concepts):
            rows.append((method, number, f"{method} {concept}", True, concept))
    columns = ["method", "number", "name", "trained", "concept"]
    found = pd.DataFrame(rows, columns=columns)
    if methods is not None:
        found = found[found["method"].isin(methods)].reset_index(drop=True)
    places = list(range(len(found)))[::-1][: 0 if nothing else leading]
    found["leading"] = [places.index(row) + 1 if row in places else 0 for row in found.index]
    found["selectivity"] = 1.0 / (1 + found["number"])
    return found.astype({"trained": bool, "number": int, "leading": int})


def header_of(found):
    """What was moved: the last twelve directions with a concept; and what was drawn."""
    moved = found.loc[found["concept"] != "", "name"].tolist()[::-1][:12]
    first = (found["leading"] > 0) | (found["number"] == 0) | (found["method"] == "axes")
    return {
        "steps": STEPS,
        "sheet_steps": SHOWN,
        "sheet": found.loc[first, "name"].tolist()[: 3 + DIM + 7],
        "moved": moved,
        "stroke_curves": moved[:4],
    }


def arrays_of(header):
    """Curves that rise by half a deviation a step, ink twice as fast; one concept never varies."""
    count, few = len(header["moved"]), len(header["stroke_curves"])
    rise = 0.5 * np.array(STEPS)[None, :, None] * np.ones((count, 1, len(MEASURED)))
    rise[:, :, list(MEASURED).index("ink")] *= 2
    rise[:, :, list(MEASURED).index("digit 5")] = np.nan
    strokes = 0.5 * np.array(SHOWN)[None, :, None] * np.ones((few, 1, len(STROKES)))
    rng = np.random.default_rng(0)
    sheet = rng.uniform(-1, 1, (len(header["sheet"]), SAMPLES, len(SHOWN), 28, 28))
    along = np.stack([np.full(PLACES, value) for value in (0.6, 0.5, 0.7, 90.0, 85.0, 95.0)])
    return {
        "sheet": sheet.astype(np.float16),
        "curves.mean": rise.astype(np.float32),
        "curves.margin": np.full_like(rise, 0.2, dtype=np.float32),
        "stroke_curves.mean": strokes.astype(np.float32),
        "stroke_curves.margin": np.full_like(strokes, 0.3, dtype=np.float32),
        "paths": rng.uniform(-1, 1, (3, PLACES, 28, 28)).astype(np.float16),
        **{f"path_curves.{name}": along for name in ("lerp", "slerp", "great circle")},
    }


def direction_rows(found):
    """The first two directions of each method do more than random ones, the others do not."""
    rows = []
    for one in found.to_dict("records"):
        here = {"layer": "latent", "target": one["name"], "intervention": one["method"]}
        clear = one["number"] < 2
        tested = {**here, **BAND, "p_value": 1e-6 if clear else 0.7}
        rows.append({**tested, "analysis": "direction_image_change", "concept": "image change",
                     **measured(0.3 if clear else 0.1), "null_low": 0.05})  # fmt: skip
        if not one["concept"]:
            rows.append(
                {
                    **here,
                    "analysis": "direction_effects",
                    **effects.no_estimate("no concept varies"),
                }
            )
            continue
        own = {**tested, **measured(0.5 if clear else 0.1), "concept": one["concept"]}
        rows.append({**own, "analysis": "direction_effects"})
        rows.append({**own, "analysis": "direction_selectivity", "null_low": 0.0})
        per_change = {**own, **measured(1.0), "p_value": 1e-6 if one["trained"] and clear else 0.7}
        rows.append({**per_change, "analysis": "direction_effects_per_change"})
        rows.append({**here, "analysis": "direction_share", **measured(0.4)})
        if one["trained"]:
            score = measured(0.9 if clear else 0.6)
            rows.append(
                {**here, "analysis": "direction_scores", "concept": one["concept"], **score}
            )
        rows += [
            {**here, "analysis": "direction_side_effects", "concept": concept, **measured(-0.1)}
            for concept in CONCEPTS
            if concept not in (one["concept"], "digit 5")
        ]
    return rows


def random_rows(found):
    """Of fifty random directions each that choose or are given a concept one passes everything."""
    names = ["effects", "effects_per_change", "selectivity", "image_change"]
    return [
        {"layer": "latent", "analysis": f"direction_{name}_of_random", "target": f"random {number}",
         "intervention": f"random, concept {kind}", "concept": "ink", **measured(0.1),
         "p_value": 0.02 * number - 0.01999999}
        for name in names if found["concept"].any() or name == "image_change"
        for kind in ("chosen", "given") for number in range(1, 51)
    ]  # fmt: skip


def agreement_rows(found):
    """SeFa finds what principal components find, the axes do not."""
    methods = [m for m in found["method"].unique() if not m.endswith("conditional")]
    rows = []
    for number, first in enumerate(methods):
        shared = {"layer": "latent", "target": first, "null_low": 0.05, "null_high": 0.3}
        own = {**shared, "analysis": "direction_stability", "intervention": first}
        rows.append({**own, "estimate": 0.8, "p_value": 1e-4})
        for second in methods[number + 1 :]:
            near = first != "axes"
            row = {**shared, "analysis": "direction_agreement", "intervention": second}
            row |= {"estimate": 0.9, "p_value": 1e-4} if near else {"estimate": 0.1, "p_value": 0.6}
            rows.append(row)
    return rows


def finder_rows(found):
    """Of the leading directions most lies in PCA and SVM, less than half in SeFa, none in axes."""
    cosines = {"axes": 0.1, "PCA hidden1": 0.8, "SeFa": 0.5, "SVM": 0.9, "regression": 0.99}
    shared = {"analysis": "direction_found_by", "layer": "latent", "null_low": 0.0}
    return [
        {**shared, "target": name, "intervention": method, "estimate": cosines[method],
         "null_high": 0.3, "p_value": 0.6 if method == "axes" else 1e-4}
        for name, home in found.loc[found["leading"] > 0, ["name", "method"]].to_numpy()
        for method in found["method"].unique()
        if method in cosines and method != home.removesuffix(" conditional")
    ]  # fmt: skip


def seed_rows(found, others):
    """With each further seed a method has a tenth less in common; only the first is beyond."""
    shared = {"analysis": "direction_seeds", "layer": "latent", "concept": "pictures"}
    shared |= {"null_low": 0.3, "null_high": 0.5}
    return [
        {**shared, "target": method, "intervention": f"seed {other + 1}", "group": str(other + 1),
         "estimate": 0.7 - 0.1 * other, "p_value": 0.6 if other else 1e-4}
        for other in range(others) for method in found["method"].unique()
    ]  # fmt: skip


def path_rows():
    shared = {"analysis": "paths", "layer": "latent"}
    return [
        {**shared, "target": path, "concept": concept, **measured(size * factor)}
        for path, factor in (("lerp", 2), ("slerp", 1))
        for concept, size in (("named", -0.1), ("ink", -3.0))
    ]


def geometry_rows(epochs=(0, 1), deficient=(), beats=True):
    """A generator that stretches more, epoch by epoch; at some it lacks rank."""
    rows = []
    for epoch in epochs:
        shared = {"analysis": "latent_geometry", "layer": "latent", "epoch": epoch, "n": 16}
        sizes = {"log condition number": 2.0, "numerical rank": DIM, "local dimension": 4.0,
                 "mean sensitivity": 1.0, "path length (judge's features)": 0.5}  # fmt: skip
        for concept, size in sizes.items():
            if concept == "log condition number" and epoch in deficient:
                row = effects.no_estimate("rank deficient at 16 of 16")
            else:
                row = measured(size + epoch)
            rows.append({**shared, "concept": concept, "target": "Jacobian", **row})
        null = {"null_low": 3.0, "null_high": 4.0, "p_value": 1e-3 if beats else 0.6}
        row = {"concept": "Hessian penalty", "target": "axes", **measured(2.0 if beats else 3.5)}
        rows.append({**shared, **row, **null})
    return rows


def inversion_rows(digits=range(10)):
    """The higher a digit, the more remains of it; the first is no harder than generated ones."""
    rows = []
    for digit in range(10):
        row = {"analysis": "inversion", "target": f"digit {digit} beside the same generated"}
        row |= {"dose": digit, "group": "the same"}
        if digit in digits:
            row |= measured(0.1 + 0.02 * digit, null_low=0.01, null_high=0.05)
            row["p_value"] = 1e-4 if digit else 0.6
        else:
            row |= effects.no_estimate("too few images of this digit")
        rows.append({"layer": "latent", "concept": "error", **row})
    for kind, error in (("real", 0.2), ("generated", 0.02)):
        shared = {"analysis": "inversion_whole", "layer": "latent", "target": f"{kind} images"}
        shared |= {"group": kind}
        rows.append({**shared, "concept": "error", **measured(error, 0.01)})
        rows.append({**shared, "concept": "same digit", **measured(0.9)})
    return rows


def factor_rows(factors=("factor size", "factor hue")):
    rows = [
        {"analysis": "factor_disentanglement", "layer": code, "target": score, **measured(value)}
        for code, value in (("true factors", 0.9), ("rotated factors", 0.3), ("axes", 0.1))
        for score in ("D", "C", "I", "MIG")
    ]
    for factor in factors:
        for analysis, value in (("factor_coordinate", 0.6), ("factor_order", 0.95)):
            rows.append({"analysis": analysis, "concept": factor, **measured(value)})
    return rows


def move_rows(header, concepts, accepted):
    """Moves change every concept by half a deviation; one can go to 3 or beyond the longest."""
    rows = []
    for number, name in enumerate(header["moved"]):
        own = {"layer": "latent", "target": name, **BAND}
        for concept in MEASURED:
            if concept != "digit 5":
                size = 0.5 if concept == concepts[name] else -0.1
                row = {**own, "concept": concept, **measured(size)}
                row |= {"intervention": "±1", "dose": 1}
                rows.append({**row, "analysis": "direction_moves"})
        for side in "+−":
            reach = {"estimate": 6.0 if number % 2 else 3.0, "ci_low": 2.0, "ci_high": 6.0}
            reach |= {"null_low": 4.0, "null_high": 6.0}
            row = reach if accepted else dict.fromkeys(reach, np.nan)
            row = {**row, "intervention": side, "group": side}
            rows.append({**own, **row, "analysis": "direction_reach"})
        if concepts[name] in MEASURED:
            row = {**own, "concept": concepts[name]}
            rows.append({**row, "analysis": "direction_linearity", **measured(0.8)})
            rows += [
                {**row, "analysis": "direction_rescoring", "layer": layer, **measured(0.3)}
                for layer in ("hidden1", "hidden2")
            ]
    return rows


@once
def results(methods=None, leading=3, nothing=False, accepted=True, seeds=0, more=()):
    """A run of the phase: table, arrays, header and its rows of the gathered effects.

    Beside it stand as many runs of other `seeds`; `more` are further rows.
    """
    found = table(methods, leading, nothing)
    header = header_of(found)
    concepts = dict(zip(found["name"], found["concept"], strict=True))
    rows = direction_rows(found) + agreement_rows(found) + move_rows(header, concepts, accepted)
    rows += finder_rows(found) + seed_rows(found, seeds) + random_rows(found) + list(more)
    gathered = effects.gather(
        [effects.table([{"n": 100, "epoch": 1, **row} for row in rows], **SHARED)]
    )
    return found, arrays_of(header), header, decisions.decided(gathered)
