"""Measures of quality as rows of effects, and how they go with other things over training."""

import itertools
import math
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from glassgan.claims import trade_off
from glassgan.claims.evidence import DISTANCES, difference
from glassgan.claims.trade_off import ALONG, LEAST_CHECKPOINTS, QUALITIES
from glassgan.effects import no_estimate

SAMPLES, REAL = "samples", "real images"
AS_REAL = ("real", "real_low", "real_high")  # what test images give in place of samples


def measures(table: pd.DataFrame, run: Mapping[str, Any], fork: str = "") -> list[dict[str, Any]]:
    """Return a row for each measure of each checkpoint, and one of real images in its place.

    Args:
        table: quality.parquet of a run or of a fork.
        run: subject and seed.
        fork: its name, where it is one; it stands as the intervention.
    """
    rows = []
    for found in table.to_dict("records"):
        shared = {
            **run,
            "epoch": -1 if pd.isna(found["epoch"]) else int(found["epoch"]),
            "status": found["status"],
            "analysis": "quality",
            "intervention": fork,
            "concept": found["measure"],
            "n": 0
            if pd.isna(found["n"])
            else int(found["n"]),  # none where training diverged before
        }
        own = {name: found[name] for name in ("estimate", "ci_low", "ci_high")}
        real = {name: found[old] for name, old in zip(own, AS_REAL, strict=True)}
        rows += [{**shared, "target": SAMPLES, **own}, {**shared, "target": REAL, **real}]
    return rows


def along(
    quality: pd.DataFrame, effects: pd.DataFrame, trace: pd.DataFrame
) -> dict[str, dict[int, float]]:
    """Return what may go with quality over training, by name and epoch of a run.

    Args:
        quality: quality.parquet of the run.
        effects: its gathered effects of all phases.
        trace: of all its links.
    """
    logit = effects[
        (effects["analysis"] == "separation") & (effects["intervention"] == "the logit")
    ]
    last = trace.sort_values("last_step").groupby("epoch").tail(1)
    played = {
        f"loss of {player}": dict(zip(last["epoch"] + 1, last[column], strict=True))
        for player, column in (("D", "loss_d"), ("G", "loss_g"))
    }
    own = {
        str(measure): dict(zip(rows["epoch"], rows["estimate"], strict=True))
        for measure, rows in quality.groupby("measure")
        if measure in QUALITIES
    }
    return {
        **own,
        **played,
        **trade_off.interpretability(effects),
        "AUROC of D": dict(zip(logit["epoch"], logit["estimate"], strict=True)),
    }


PAIRS = (
    *itertools.product(("loss of D", "loss of G", "AUROC of D"), DISTANCES),
    *itertools.product(ALONG, QUALITIES),
)


def correlations(
    values: Mapping[str, Mapping[int, float]], run: Mapping[str, Any]
) -> Iterable[dict[str, Any]]:
    """Yield the rank correlation of each of `PAIRS` over the trained checkpoints of a run.

    Without an interval: neighbouring checkpoints are not independent. What runs have in common is
    told over runs, in `trade_off`.
    """
    for name, measure in PAIRS:
        first, second = values.get(name, {}), values.get(measure, {})
        epochs = [
            epoch
            for epoch in sorted(set(first) & set(second))
            if epoch > 0 and math.isfinite(first[epoch]) and math.isfinite(second[epoch])
        ]
        row = {
            **run,
            "epoch": max(epochs, default=-1),
            "analysis": "along_training",
            "target": name,
            "concept": measure,
            "n": len(epochs),
            "unit_of_measure": "rank correlation",
        }
        if len(epochs) < LEAST_CHECKPOINTS:
            why = f"fewer than {LEAST_CHECKPOINTS} trained checkpoints"
            yield {**row, **no_estimate(why)}
            continue
        both = ([series[epoch] for epoch in epochs] for series in (first, second))
        estimate = trade_off.correlation(*both)
        still = no_estimate("one of the two does not change") if math.isnan(estimate) else {}
        yield {**row, "estimate": estimate, **still}


def between_seeds(rows: pd.DataFrame) -> Iterable[dict[str, Any]]:
    """Yield for each run how far its coverage lies from that of the farthest other seed.

    With the interval of a difference (`evidence.difference`); the farthest is chosen, so that the
    distance comes out too large rather than too small.

    Args:
        rows: of `measures`, of all runs.
    """
    own = rows[(rows["concept"] == "coverage") & (rows["target"] == SAMPLES)]
    own = own[own["intervention"] == ""]
    last = own[own["epoch"] == own.groupby(["subject", "seed"])["epoch"].transform("max")]
    for subject, runs in last.groupby("subject", sort=False):
        for _, run in runs.iterrows():
            others = runs[runs["seed"] != run["seed"]]
            row = {
                **{name: run[name] for name in ("subject", "seed", "epoch", "n")},
                "analysis": "between_seeds",
                "concept": "coverage",
                "target": str(subject),
            }
            if others["estimate"].notna().sum() == 0 or pd.isna(run["estimate"]):
                yield {**row, **no_estimate("no other seed")}
                continue
            apart = difference(others[others["estimate"].notna()], run)
            order = apart["estimate"].abs().argsort(kind="stable")
            far, low, high = apart[["estimate", "ci_low", "ci_high"]].iloc[order.iloc[-1]]
            if far < 0:
                far, low, high = -far, -high, -low
            yield {**row, "estimate": far, "ci_low": low, "ci_high": high}
