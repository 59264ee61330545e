"""The forks of the case study as tables: what each change does, and how far chance alone goes."""

from collections.abc import Mapping, Sequence
from math import comb
from typing import Any

import numpy as np
import pandas as pd

from glassgan.forks.design import FLOOR, NOISE, UNCHANGED, in_words
from glassgan.forks.design import name as full_name
from glassgan.quality.classes import CLASSES_TO_TRAIN
from glassgan.report.case_study.tables import at

CHANCE = (UNCHANGED, NOISE, FLOOR)  # changes of the forks that change nothing of the recipe

OVER_SEEDS = [
    "fork", "kind", "change", "seeds", "trains", "others", "above_others", "all_above", "chance",
]  # fmt: skip


def matrix(
    forks: Sequence[Mapping[str, Any]],
    quality: Mapping[str, pd.DataFrame],
    traces: Mapping[str, pd.DataFrame],
    factors: Mapping[str, pd.DataFrame],
) -> pd.DataFrame:
    """Return what became of each fork at its last place.

    Args:
        forks: entries of `design.forks`, of one subject; those of the case's own run first.
        quality: of each fork, by subject/seed/name, as `scripts/quality/quality.py` writes it.
        traces: of each fork, all its links joined.
        factors: of each fork, all its links joined.

    Returns:
        A row a fork and seed, forks in the order of the coverage in the first seed: fork, seed,
        kind (the change by name), change (in words), status, step, classes, trains (at least nine
        classes with at least 2 % of the samples), abstains, coverage and frechet with intervals,
        loss_d, loss_g, d_real, d_fake (of the last finite window), tanh and diversity at the end,
        beside_chance: whether the coverage is "above", "within" or "below" those of all rows that
        change nothing of the recipe; "chance" in these rows. A fork without a coverage is below.
    """
    rows = []
    for fork in forks:
        own = quality[full_name(fork)]
        last = own[own["place"] == own["place"].iloc[-1]].set_index("measure")
        trace = traces[full_name(fork)]
        finite = trace[trace["status"] == "finite"]
        step, classes = int(last["step"].iloc[0]), last.loc["classes", "estimate"]
        row: dict[str, Any] = {
            "fork": fork["name"],
            "seed": int(fork["parent"].split("/")[1]),
            "kind": fork["change"],
            "change": in_words(fork),
            "status": last["status"].iloc[0],
            "step": step,
            "classes": int(classes) if np.isfinite(classes) else None,
            "trains": bool(classes >= CLASSES_TO_TRAIN),
            "abstains": last.loc["abstains", "estimate"],
        }
        for name, measure in (("coverage", "coverage"), ("frechet", "frechet_distance")):
            for column, suffix in (("estimate", ""), ("ci_low", "_low"), ("ci_high", "_high")):
                row[name + suffix] = last.loc[measure, column]
        for name in ("loss_d", "loss_g", "d_real", "d_fake"):
            row[name] = finite[name].iloc[-1] if len(finite) else np.nan
        row["tanh"] = at(factors[full_name(fork)], "tanh", "", step)
        row["diversity"] = at(factors[full_name(fork)], "diversity", "output", step)
        rows.append(row)
    table = beside_chance(pd.DataFrame(rows).astype({"classes": "Int64"}))
    best = table[table["seed"] == table["seed"][0]].set_index("fork")["coverage"]
    order = best.sort_values(ascending=False, kind="stable").index
    places = pd.Index([*order, *table.loc[~table["fork"].isin(order), "fork"].unique()])
    table["place"] = places.get_indexer(table["fork"])
    table = table.sort_values(["place", "seed"], kind="stable", ignore_index=True)
    return table.drop(columns="place")


def beside_chance(rows: pd.DataFrame) -> pd.DataFrame:
    """Add to rows with kind and coverage where the coverage lies, as `matrix` says."""
    coverage = rows["coverage"].fillna(-np.inf)
    nothing = coverage[rows["kind"].isin(CHANCE)]
    places = np.where(
        coverage > nothing.max(), "above", np.where(coverage < nothing.min(), "below", "within")
    )
    return rows.assign(beside_chance=np.where(rows["kind"].isin(CHANCE), "chance", places))


def spread(matrix: pd.DataFrame, first: int) -> pd.DataFrame:
    """Return how far chance alone goes.

    Args:
        matrix: as `matrix` gives it.
        first: the seed of the case.

    Returns:
        A row for classes, coverage and frechet: measure, least and largest of the rows that change
        nothing of the recipe, rows, of_first (those of the seed of the case), and trains, how
        many of the rows train.
    """
    nothing = matrix[matrix["kind"].isin(CHANCE)]
    return pd.DataFrame(
        [
            {
                "measure": measure,
                "least": float(nothing[measure].min()),
                "largest": float(nothing[measure].max()),
                "rows": len(nothing),
                "of_first": int((nothing["seed"] == first).sum()),
                "trains": int(nothing["trains"].sum()),
            }
            for measure in ("classes", "coverage", "frechet")
        ]
    )


def over_seeds(matrix: pd.DataFrame, first: int) -> pd.DataFrame:
    """Return the forks that were run with several seeds.

    Args:
        matrix: as `matrix` gives it.
        first: the seed of the case, by which the forks were chosen that have several.

    Returns:
        A row a fork, in order: fork, kind, change, seeds, trains (of these), others (seeds but the
        first), above_others: in how many of them the coverage is above that of all rows that change
        nothing; all_above: whether in all; chance: the probability that it is in all of them, if
        the change does no more than other random numbers and all rows are alike: 1 / (N + k choose
        k), with k others and N rows that change nothing; missing in these rows themselves.
    """
    nothing = int(matrix["kind"].isin(CHANCE).sum())
    rows = []
    for fork, own in matrix.groupby("fork", sort=False):
        if len(own) < 2:
            continue
        others = own[own["seed"] != first]
        count, above = len(others), int((others["beside_chance"] == "above").sum())
        kind = own["kind"].iloc[0]
        rows.append(
            {
                "fork": fork,
                "kind": kind,
                "change": own["change"].iloc[0],
                "seeds": len(own),
                "trains": int(own["trains"].sum()),
                "others": count,
                "above_others": above,
                "all_above": above == count,
                "chance": np.nan if kind in CHANCE else 1 / comb(nothing + count, count),
            }
        )
    return pd.DataFrame(rows, columns=OVER_SEEDS)
