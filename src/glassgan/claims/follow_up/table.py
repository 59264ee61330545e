"""The one shape of table of all predictions, and how they are compared with what comes to pass."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import norm, rankdata

from glassgan import streams
from glassgan.statistics import columns
from glassgan.statistics.bootstrap import bootstrap_interval

COLUMNS = {
    "follow_up": "str",
    "subject": "str",
    "found_on": "int64",  # the seed of the network that says so
    "seed": "int64",  # and of the one that it is said of
    "epoch": "int64",  # of the checkpoint that says so, where it speaks of what comes next; or −1
    "fork": "str",  # that it is said of, if it is one
    "layer": "str",  # of units, or of the discriminator; or the method that found a direction
    "unit": "int64",  # of the network that it is said of; or −1
    "chosen": "bool",  # whether something is said of it, or it is one of those that were not chosen
    "concept": "str",  # what is expected to change: a concept, a class, a kind of image, a measure
    "expected": "float64",  # its sign, and how much or how sure
}
DRAWS = 5000  # of each null, and resamples; 20 for each of some hundred claims
LEAST = 5  # predictions that can be put in order; fewer say nothing
OF_CLASS = "class_"  # before the number, in the name of a measure of quality
Run = tuple[str, int]  # subject and seed


def table(rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Return predictions as a table; what a row does not give is empty, −1, or chosen."""
    empty = {"epoch": -1, "fork": "", "layer": "", "unit": -1, "chosen": True}
    return pd.DataFrame([{**empty, **row} for row in rows], columns=list(COLUMNS)).astype(COLUMNS)


def of_run(frame: pd.DataFrame, run: Run) -> pd.DataFrame:
    """Return the rows of a run."""
    return frame[(frame["subject"] == run[0]) & (frame["seed"] == run[1])]


def row(run: Mapping[str, Any], follow_up: str, intervention: str, unit: str) -> dict[str, Any]:
    """Return what every row of a follow-up has; without any prediction its n remains 0.

    Args:
        run: subject, seed and epoch of what it is said of.
        follow_up: its name.
        intervention: what is done to see.
        unit: of measure.
    """
    return {
        **run,
        "analysis": "follow_up",
        "target": follow_up,
        "intervention": intervention,
        "unit_of_measure": unit,
        "n": 0,
    }


def draws_of(run: Mapping[str, Any], follow_up: str) -> np.random.Generator:
    """Return the random numbers of a follow-up on a run."""
    return streams.rng(int(run["seed"]), f"follow-up: {follow_up}")


def averaged(scores: np.ndarray, null: np.ndarray, rng: np.random.Generator) -> dict[str, Any]:
    """Return the mean of scores [N] with the interval of resamples, beside a null [D]."""
    low, high = bootstrap_interval(
        lambda drawn: float(scores[drawn].mean()), len(scores), rng, DRAWS
    )
    found = {"estimate": float(scores.mean()), "ci_low": low, "ci_high": high}
    return found | columns.null(null, found["estimate"])


def ranked(said: np.ndarray, found: np.ndarray, rng: np.random.Generator) -> dict[str, Any] | None:
    """Return the rank correlation of what is said of items and what is found, a mean over groups.

    The null exchanges the items, in all groups alike: what is common to groups does not make it
    narrower. For the same reason the interval is that of one group (Fieller, Hartley and Pearson
    1957, "Tests for rank correlation coefficients I"; no wider towards 1 than where two neighbours
    have changed places, since at 1 it would have no width).

    Args:
        said: [G, N]; nan where nothing is said.
        found: [G, N], likewise; groups in which nothing varies are left out.
        rng: of the null.

    Returns:
        Columns, and "groups": how many; None where fewer than `LEAST` items can be put in order.
    """
    there = ~np.isnan(said + found).all(0)
    said, found = said[:, there], found[:, there]
    orders = rng.random((DRAWS, said.shape[1])).argsort(1)
    estimates, null, least = [], np.zeros(DRAWS), said.shape[1]
    for own, other in zip(said, found, strict=True):
        known = ~np.isnan(own) & ~np.isnan(other)
        if known.sum() < LEAST or np.ptp(own[known]) == 0 or np.ptp(other[known]) == 0:
            continue
        first, second = (_standard(values, known) for values in (own, other))
        estimates.append(float(first @ second) / known.sum())
        # of items that are known both here and where the order puts them
        null += first[orders] @ second / (known[orders] & known).sum(1).clip(1)
        least = min(least, int(known.sum()))
    if not estimates:
        return None
    estimate, null = float(np.mean(estimates)), null / len(estimates)
    most = 1 - 12 / (least * (least**2 - 1))
    middle = np.arctanh(np.clip(estimate, -most, most))
    half = norm.ppf(0.975) * np.sqrt(1.06 / (least - 3))
    return {
        "estimate": estimate,
        "ci_low": float(np.tanh(middle - half)),
        "ci_high": float(max(np.tanh(middle + half), estimate)),
        **columns.null(null, estimate),
        "groups": len(estimates),
    }


def _standard(values: np.ndarray, known: np.ndarray) -> np.ndarray:
    """Return ranks [N] with mean 0 and deviation 1, and 0 for what is not known.

    Products of two are then correlations.
    """
    ranks = rankdata(values[known])
    found = np.zeros(len(values))
    found[known] = (ranks - ranks.mean()) / ranks.std()
    return found
