"""Which classes will be drawn more often, or too often."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.claims.follow_up.forks import NONE, Forked
from glassgan.claims.follow_up.table import LEAST, OF_CLASS, draws_of, ranked, row
from glassgan.concepts import NO_CLASSES
from glassgan.data import DATA
from glassgan.effects import no_estimate

ASKED, BALANCE, DRAWN = "classes asked for", "classes drawn too often", "classes that can be drawn"
REPLACED = "classes in place of another"


def said_of_asked(asked: pd.DataFrame, run: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield of which classes more is asked at each checkpoint, for the next to show.

    Args:
        asked: class_push.parquet of the run.
        run: subject, found_on and seed.
    """
    trained = asked[(asked["epoch"] > 0) & asked["change"].notna()]
    for one in trained.to_dict("records"):
        said = {"concept": one["concept"], "expected": one["change"], "epoch": one["epoch"]}
        yield {**run, "follow_up": ASKED, **said}


def asked_come(
    predicted: pd.DataFrame, quality: pd.DataFrame, run: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the row of whether classes that are asked for are drawn more often afterwards.

    The estimate is the rank correlation over classes of what a step of the generator does to each
    and what becomes of its share until the next checkpoint, its mean over checkpoints. The null
    exchanges classes.

    Args:
        predicted: of this run.
        quality: quality.parquet of the run.
        run: subject, seed and epoch.
    """
    shared = row(run, ASKED, "training goes on", "rank correlation")
    if NO_CLASSES:
        return {**shared, **no_estimate(NO_CLASSES)}
    shares = quality[quality["measure"].str.startswith(OF_CLASS)]
    shares = shares.pivot(index="epoch", columns="measure", values="estimate")
    asked = _by_class(predicted[predicted["follow_up"] == ASKED], "epoch")
    moved = (shares.shift(-1) - shares).reindex(index=asked.index, columns=asked.columns)
    found = ranked(asked.to_numpy(), moved.to_numpy(), draws_of(run, ASKED))
    if found is None:
        return {**shared, **no_estimate("no two checkpoints with classes")}
    return {**shared, "n": found.pop("groups"), **found}


def said_of_balance(quality: pd.DataFrame, run: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield how much more often than in the data one seed draws each class, for another to show.

    Args:
        quality: quality.parquet of the former.
        run: subject, found_on and seed.
    """
    for concept, excess in _excess(quality).items():
        yield {**run, "follow_up": BALANCE, "concept": concept, "expected": excess}


def said_of_drawn(inversion: pd.DataFrame, run: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield that a class is drawn the less often the worse its real images are drawn at their best.

    Args:
        inversion: effects of latents of the run.
        run: subject, found_on and seed.
    """
    of_classes = inversion[
        (inversion["analysis"] == "inversion") & (inversion["concept"] == "error")
    ]
    if NO_CLASSES:
        return
    for target, error in zip(of_classes["target"], of_classes["estimate"], strict=True):
        concept = OF_CLASS + target.split()[1]
        yield {**run, "follow_up": DRAWN, "concept": concept, "expected": -error}


def shares_hold(
    predicted: pd.DataFrame, quality: pd.DataFrame, run: Mapping[str, Any]
) -> Iterable[dict[str, Any]]:
    """Yield rows of whether classes are drawn too often as another seed, or another analysis, says.

    The estimate is the rank correlation over classes with what a share is more than in the data.
    The null exchanges classes.

    Args:
        predicted: of this run.
        quality: quality.parquet of the run.
        run: subject, seed and epoch.
    """
    excess = pd.Series(_excess(quality))
    for name in (BALANCE, DRAWN):
        shared = row(run, name, "samples are drawn", "rank correlation")
        if NO_CLASSES:
            yield {**shared, **no_estimate(NO_CLASSES)}
            continue
        own = predicted[predicted["follow_up"] == name].set_index("concept")["expected"]
        there = excess.reindex(own.index)
        found = ranked(own.to_numpy()[None], there.to_numpy()[None], draws_of(run, name))
        if found is None:
            yield {**shared, **no_estimate(f"fewer than {LEAST} classes")}
        else:
            del found["groups"]
            yield {**shared, "n": len(own), **found}


def said_of_replaced(
    effects: pd.DataFrame, forks: Iterable[Mapping[str, Any]], run: Mapping[str, Any]
) -> Iterable[dict[str, Any]]:
    """Yield which classes come where one is not trained on: those that come without its units.

    Args:
        effects: of units of the run.
        forks: of the run.
        run: subject, found_on and seed.
    """
    sides = effects[(effects["analysis"] == "set_side_effects") & effects["estimate"].notna()]
    for fork in forks:
        if fork["change"] == "class_removed":
            removed = DATA.concepts[fork["args"]["label"]]
            own = sides[(sides["group"] == removed) & (sides["concept"] != removed)]
            for concept, gone in zip(own["concept"], own["estimate"], strict=True):
                said = {"fork": fork["name"], "concept": concept, "expected": -gone}
                yield {**run, "follow_up": REPLACED, **said}


def replaced(predicted: pd.DataFrame, forked: Forked, run: Mapping[str, Any]) -> dict[str, Any]:
    """Return the row of whether the classes that were named take the place of one taken out.

    The estimate is the rank correlation over the other classes with by how much their share grows,
    as a part of what it is in forks with other random numbers alone, its mean over forks. The null
    exchanges classes.

    Args:
        predicted: of this run.
        forked: its forks.
        run: subject, seed and epoch.
    """
    shared = row(run, REPLACED, "training without a class", "rank correlation")
    if NO_CLASSES:
        return {**shared, **no_estimate(NO_CLASSES)}
    own = _by_class(predicted[predicted["follow_up"] == REPLACED], "fork")
    grown = pd.DataFrame(np.nan, index=own.index, columns=own.columns)
    for name in own.index:
        shares = [
            forked.measured(one, forked.end(name)).reindex(columns=own.columns).mean()
            for one in (name, *forked.replicates(name))
        ]
        by_chance = pd.concat(shares[1:], axis=1).mean(axis=1)
        grown.loc[name] = shares[0] / by_chance.where(by_chance > 0)
    found = ranked(own.to_numpy(), grown.to_numpy(), draws_of(run, REPLACED))
    if found is None:
        return {**shared, **no_estimate(NONE)}
    return {**shared, "n": found.pop("groups"), **found}


def _excess(quality: pd.DataFrame) -> dict[str, float]:
    """Return what the share of each class is more than in the data, at the last checkpoint."""
    last = quality[quality["epoch"] == quality["epoch"].max()]
    last = last[last["measure"].str.startswith(OF_CLASS)]
    return dict(zip(last["measure"], last["estimate"] - last["real"], strict=True))


def _by_class(predicted: pd.DataFrame, index: str) -> pd.DataFrame:
    """Return what is expected, a row a checkpoint or fork, a column a measure of quality."""
    named = predicted.assign(measure=OF_CLASS + predicted["concept"].str.split().str[-1])
    return named.pivot(index=index, columns="measure", values="expected")
