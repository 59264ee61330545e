"""Whether what was predicted of one network from another comes to pass."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan import streams
from glassgan.claims.predictions import ARTIFACTS, CLASSES, NAMED
from glassgan.effects import no_estimate
from glassgan.statistics import columns
from glassgan.statistics.bootstrap import bootstrap_interval
from glassgan.statistics.nulls import monte_carlo_p

DRAWS = 5000  # of each null, and resamples; 20 for each of some hundred claims
OF_CLASS = "class_"  # before the number, in the name of a measure of quality
LEAST = 5  # predictions; fewer say nothing


def of_network(
    predicted: pd.DataFrame,
    sweep: Mapping[str, np.ndarray],
    concepts: Sequence[str],
    run: Mapping[str, Any],
) -> Iterable[dict[str, Any]]:
    """Yield a row for each follow-up on a network: how far the effects go the way predicted.

    The estimate is a mean over units, in deviations of the effects of all units of a layer, and
    above 0 where the prediction is right. The interval is that of resampled units. The nulls keep
    the units and exchange what is said of them within a layer: names between named units, being
    chosen between all counterparts.

    Args:
        predicted: of this network, as `predictions.of_subject` gives it.
        sweep: effects of zeroing each unit, as `units.analyses.effects` returns them.
        concepts: columns of its means.
        run: subject, seed and epoch.
    """
    tests = {NAMED: named, ARTIFACTS: unwanted}
    for name, test in tests.items():
        own = predicted[predicted["follow_up"] == name]
        rng = streams.rng(int(run["seed"]), f"follow-up: {name}")
        row = {
            **run,
            "analysis": "follow_up",
            "target": name,
            "intervention": "counterparts zeroed",
            "n": int(own["chosen"].sum()),
            "unit_of_measure": "SD of effects",
        }
        if row["n"] < LEAST:
            yield {**row, **no_estimate(f"fewer than {LEAST} counterparts")}
            continue
        yield {**row, **test(own, sweep, concepts, rng)}


def of_training(
    predicted: pd.DataFrame, quality: pd.DataFrame, run: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the row of whether classes that are asked for are drawn more often afterwards.

    The estimate is the rank correlation over classes of what a step of the generator does to each
    and what becomes of its share until the next checkpoint, its mean over checkpoints. The null
    exchanges classes.

    Args:
        predicted: of this run, as `predictions.of_classes` gives it.
        quality: quality.parquet of the run.
        run: subject, seed and epoch.
    """
    row = {
        **run,
        "analysis": "follow_up",
        "target": CLASSES,
        "intervention": "training goes on",
        "unit_of_measure": "rank correlation",
    }
    shares = quality[quality["measure"].str.startswith(OF_CLASS)]
    shares = shares.pivot(index="epoch", columns="measure", values="estimate")
    asked = predicted[predicted["follow_up"] == CLASSES].assign(
        measure=lambda table: OF_CLASS + table["concept"].str.split().str[-1]
    )
    asked = asked.pivot(index="epoch", columns="measure", values="expected")
    moved = shares.shift(-1) - shares
    ranks = [
        [_standard(values.loc[epoch, asked.columns].rank().to_numpy()) for values in (asked, moved)]
        for epoch in asked.index
        if moved.loc[epoch, asked.columns].nunique() > 1
    ]
    if not ranks:
        return {**row, "n": 0, **no_estimate("no two checkpoints with classes")}
    rng = streams.rng(int(run["seed"]), f"follow-up: {CLASSES}")
    exchanged = [
        rng.permuted(np.tile(first, (DRAWS, 1)), axis=1) @ second / len(second)
        for first, second in ranks
    ]
    null = np.mean(exchanged, 0)
    estimate = float(np.mean([first @ second / len(second) for first, second in ranks]))
    found = {"estimate": estimate, **columns.null(null), "p_value": monte_carlo_p(estimate, null)}
    return {**row, "n": len(ranks), **found}


def named(
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
    return _columns(found, np.sum(exchanged, 0) / len(found), rng)


def unwanted(
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
    return _columns(there[chosen], np.array(others), rng)


def _columns(scores: np.ndarray, null: np.ndarray, rng: np.random.Generator) -> dict[str, Any]:
    low, high = bootstrap_interval(
        lambda drawn: float(scores[drawn].mean()), len(scores), rng, DRAWS
    )
    estimate = float(scores.mean())
    return {
        "estimate": estimate,
        "ci_low": low,
        "ci_high": high,
        **columns.null(null),
        "p_value": monte_carlo_p(estimate, null),
    }


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


def _standard(ranks: np.ndarray) -> np.ndarray:
    """Return ranks [K] with mean 0 and deviation 1, so that products of two are correlations."""
    found: np.ndarray = (ranks - ranks.mean()) / ranks.std()
    return found
