"""What becomes of a network without the counterparts of units of another seed.

Which of its units look like which of the other (`units.matching`) is all that is taken from it.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan.claims.follow_up.table import DRAWS, LEAST, averaged, draws_of, row
from glassgan.concepts import MEASURED, NO_CLASSES, is_named
from glassgan.data import DATA
from glassgan.effects import no_estimate

NAMED, ARTIFACTS, SETS = "named units", "artifact units", "unit sets"
CHOSEN_BY = "effect"  # the ranking by which sets are taken


def said(
    effects: pd.DataFrame,
    matches: pd.DataFrame,
    sets: Mapping[str, Any],
    subject: str,
    first: int,
) -> Iterable[dict[str, Any]]:
    """Yield what one seed of a subject says of every other.

    Args:
        effects: of its units.
        matches: counterparts of units, as `units.matching.matches` gives them.
        sets: header of its sets of units: layer, artifact_units, units by class; or empty.
        subject: its name.
        first: the seed.
    """
    pairs = matches[
        (matches["kind"] == "trained") & (matches["seed"] == first) & matches["counterpart"]
    ]
    for other, found in pairs.groupby("other_seed"):
        shared = {"subject": subject, "found_on": first, "seed": other}
        for rows in (named(effects, found), unwanted(sets, found), removing(effects, sets, found)):
            yield from ({**shared, **one} for one in rows)


def named(effects: pd.DataFrame, pairs: pd.DataFrame) -> Iterable[dict[str, Any]]:
    """Yield for the counterpart of each named unit what becomes of the concept without it.

    A unit that is high where the concept is raises it, so that it falls without the unit.

    Args:
        effects: of the network that has the names.
        pairs: of its units and their counterparts.
    """
    rows = effects[
        (effects["analysis"] == "unit_association") & effects["concept"].isin(list(MEASURED))
    ]
    rows = rows[rows["epoch"] == rows["epoch"].max()]
    rows = rows[is_named(rows)].assign(sure=lambda table: (table["estimate"] - 0.5).abs())
    best = rows.sort_values("sure", ascending=False, kind="stable").drop_duplicates(
        ["layer", "target"]
    )
    names = best.set_index(["layer", "target"])
    for layer, unit, match in zip(pairs["layer"], pairs["unit"], pairs["match"], strict=True):
        if (layer, str(unit)) in names.index:
            name = names.loc[(layer, str(unit))]
            yield {
                "follow_up": NAMED,
                "layer": layer,
                "unit": match,
                "concept": name["concept"],
                "expected": 0.5 - name["estimate"],
            }


def unwanted(found: Mapping[str, Any], pairs: pd.DataFrame) -> Iterable[dict[str, Any]]:
    """Yield for the counterparts of artifact units that samples come nearer without them.

    And a row for each other counterpart in their layer, of which nothing is said.

    Args:
        found: layer and artifact_units of the network that was searched; empty where none was.
        pairs: of its units and their counterparts.
    """
    chosen: Sequence[int] = found.get("artifact_units", ())
    own = pairs[pairs["layer"] == found.get("layer")]
    for unit, match in zip(own["unit"], own["match"], strict=True):
        yield {
            "follow_up": ARTIFACTS,
            "layer": found["layer"],
            "unit": match,
            "chosen": unit in chosen,
            "concept": "Fréchet distance",
            "expected": -1.0 if unit in chosen else 0.0,
        }


def removing(
    effects: pd.DataFrame, found: Mapping[str, Any], pairs: pd.DataFrame
) -> Iterable[dict[str, Any]]:
    """Yield for the counterparts of the set of each class that the class goes without them.

    Args:
        effects: of the network that was searched; what its set removes of a class is expected.
        found: layer and units by class and ranking; empty where no sets were searched.
        pairs: of its units and their counterparts.
    """
    sets = effects[(effects["analysis"] == "set_removal") & (effects["group"] == CHOSEN_BY)]
    removed = sets[sets["estimate"].notna()].set_index("concept")["estimate"]
    match = pairs[pairs["layer"] == found.get("layer")].set_index("unit")["match"]
    for label, rankings in found.get("units", {}).items():
        concept = DATA.concepts[int(label)]
        for unit in rankings[CHOSEN_BY] if concept in removed else ():
            if unit in match.index:
                yield {
                    "follow_up": SETS,
                    "layer": found["layer"],
                    "unit": match[unit],
                    "concept": concept,
                    "expected": -removed[concept],
                }


def seen(
    predicted: pd.DataFrame,
    sweep: Mapping[str, np.ndarray],
    concepts: Sequence[str],
    run: Mapping[str, Any],
) -> Iterable[dict[str, Any]]:
    """Yield a row for each follow-up on a network: how far the effects go the way predicted.

    The estimate is a mean over units, in deviations of the effects of all units of a layer, and
    above 0 where the prediction is right. The interval is that of resampled units. The nulls keep
    the units and exchange what is said of them within a layer: names between named units, being
    chosen between all counterparts, classes between sets.

    Args:
        predicted: of this network, as `said` gives it.
        sweep: effects of zeroing each unit, as `units.analyses.effects` returns them.
        concepts: columns of its means.
        run: subject, seed and epoch.
    """
    tests = {NAMED: names_hold, ARTIFACTS: artifacts_hold, SETS: sets_hold}
    for name, test in tests.items():
        own = predicted[predicted["follow_up"] == name]
        count = int(own["chosen"].sum())
        shared = {**row(run, name, "counterparts zeroed", "SD of effects"), "n": count}
        if count < LEAST:
            why = (name == SETS and NO_CLASSES) or f"fewer than {LEAST} counterparts"
            yield {**shared, **no_estimate(why)}
            continue
        yield {**shared, **test(own, sweep, concepts, draws_of(run, name))}


def names_hold(
    own: pd.DataFrame,
    sweep: Mapping[str, np.ndarray],
    concepts: Sequence[str],
    rng: np.random.Generator,
) -> dict[str, Any]:
    """Test whether units change the concepts that their counterparts are named after."""
    place = {name: number for number, name in enumerate(concepts)}
    scores, exchanged = [], []
    for layer, rows in own.groupby("layer"):
        effects = _in_deviations(_of_layer(sweep, "mean", str(layer)))
        unit = rows["unit"].to_numpy()
        concept = rows["concept"].map(place).to_numpy()
        sign = np.sign(rows["expected"].to_numpy())
        every = effects[unit][:, concept] * sign  # row: the unit; column: whose name
        scores.append(every.diagonal())
        shuffled = [rng.permutation(len(unit)) for _ in range(DRAWS)]
        exchanged.append([every[np.arange(len(unit)), order].sum() for order in shuffled])
    found = np.concatenate(scores)
    return averaged(found, np.sum(exchanged, 0) / len(found), rng)


def artifacts_hold(
    own: pd.DataFrame,
    sweep: Mapping[str, np.ndarray],
    concepts: Sequence[str],
    rng: np.random.Generator,
) -> dict[str, Any]:
    """Test whether samples come nearer without the counterparts of artifact units."""
    (layer,) = own["layer"].unique()
    effects = -_in_deviations(_of_layer(sweep, "distance", layer)[:, None])[:, 0]
    there = effects[own["unit"].to_numpy()]
    chosen = own["chosen"].to_numpy()
    others = [rng.permutation(there)[: chosen.sum()].mean() for _ in range(DRAWS)]
    return averaged(there[chosen], np.array(others), rng)


def sets_hold(
    own: pd.DataFrame,
    sweep: Mapping[str, np.ndarray],
    concepts: Sequence[str],
    rng: np.random.Generator,
) -> dict[str, Any]:
    """Test whether units lower the class whose set their counterparts are in."""
    (layer,) = own["layer"].unique()
    concerned = sorted(own["concept"].unique())
    effects = -_in_deviations(_of_layer(sweep, "mean", layer))
    effects = effects[:, [list(concepts).index(label) for label in concerned]]
    unit = own["unit"].to_numpy()
    of_set = own["concept"].map({label: k for k, label in enumerate(concerned)}).to_numpy()
    # row: the set; column: the class whose effect is averaged over its units
    means = np.array([effects[unit[of_set == k]].sum(0) for k in range(len(concerned))]) / len(unit)
    orders = [rng.permutation(len(concerned)) for _ in range(DRAWS)]
    null = [means[np.arange(len(concerned)), order].sum() for order in orders]
    return averaged(effects[unit, of_set], np.array(null), rng)


def _of_layer(sweep: Mapping[str, np.ndarray], what: str, layer: str) -> np.ndarray:
    """Return an array of a sweep, "trained.<what>.<number>.<layer>", as float64."""
    (found,) = (
        array
        for name, array in sweep.items()
        if name.startswith(f"trained.{what}.") and name.split(".", 3)[3] == layer
    )
    return found.astype(np.float64)


def _in_deviations(effects: np.ndarray) -> np.ndarray:
    """Return effects [U, K] in deviations over units; 0 where nothing varies."""
    deviation = effects.std(0)
    return np.divide(effects, deviation, out=np.zeros_like(effects), where=deviation > 0)
