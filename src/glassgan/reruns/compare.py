"""What a change did to the samples: forks beside their parent and the parent's noise forks."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy import stats

from glassgan import intervals
from glassgan.reruns.design import NOISE, UNCHANGED, places

CLASSES = tuple(f"class_{digit}" for digit in range(10))
SEEDS_FOR_A_RECIPE = 10


def beyond_noise(
    fork: np.ndarray, replicates: np.ndarray, shares: bool = False
) -> dict[str, np.ndarray]:
    """Test measures of one fork against replicates of its parent.

    If the change does nothing, the fork and the R replicates (the parent and its noise forks) are
    draws of one law, and the fork minus the replicates' mean, over s·√(1 + 1/R), follows Student's
    t with R − 1 degrees of freedom (prediction of one more observation; e.g. Hahn and Meeker
    1991, sec. 4.2).

    Args:
        fork: [M], the value of each measure.
        replicates: [R, M].
        shares: whether the measures are the shares of M classes. Few replicates tell little of
            each, so one s then serves all of them, on the scale asin √share, which evens out
            their variances (Freeman and Tukey 1950), with M·(R − 1) degrees of freedom.

    Returns:
        "estimate", "null_low" and "null_high" (the middle 95 % of the null) and "p_value", [M]
        each. The last three are missing (nan) where the replicates do not vary or there are fewer
        than two: then nothing can be decided.
    """
    count = len(replicates)
    estimate = fork - replicates.mean(0)
    if count < 2:
        nothing = np.full(len(fork), np.nan)
        return {"estimate": estimate} | dict.fromkeys(("null_low", "null_high", "p_value"), nothing)
    freedom = count - 1
    centre, difference = replicates.mean(0), estimate
    variance = replicates.var(0, ddof=1)
    if shares:
        scaled = np.arcsin(np.sqrt(np.clip(np.vstack([fork, replicates]), 0, 1)))
        centre, difference = scaled[1:].mean(0), scaled[0] - scaled[1:].mean(0)
        variance = np.full(len(fork), scaled[1:].var(0, ddof=1).mean())
        freedom *= len(fork)
    scale = np.sqrt(variance * (1 + 1 / count))
    scale = np.where(scale > 0, scale, np.nan)
    half = stats.t.ppf(0.975, freedom) * scale
    ends = centre - half, centre + half
    if shares:
        ends = tuple(np.sin(np.clip(end, 0, np.pi / 2)) ** 2 for end in ends)
    return {
        "estimate": estimate,
        "null_low": ends[0] - replicates.mean(0),
        "null_high": ends[1] - replicates.mean(0),
        "p_value": 2 * stats.t.sf(np.abs(difference) / scale, freedom),
    }


def checkpoint_effects(
    forks: Sequence[Mapping[str, Any]],
    folds: Mapping[str, pd.DataFrame],
    parent: pd.DataFrame,
    gates: Mapping[int, Mapping[str, Any]],
) -> list[dict[str, Any]]:
    """Return the effects of the forks of one run on the quality of its samples, place by place.

    They speak of this checkpoint, not of the recipe. The interval is over disjoint folds of the
    latents, the same latents for all networks, and says how well these networks were measured;
    the null is that of `beyond_noise`, and says what other random numbers would have done.

    Args:
        forks: entries of `design.forks`, all of one parent.
        folds: for each fork by name, a table of place, epoch, status, measure, fold, value.
        parent: the same table of the run itself.
        gates: what `gate` gave, by the epoch from which forks start.

    Returns:
        Rows of an effects table; analysis "fork_effects", and "fork_classes" for the shares of
        the classes. Where the gate is not open a row has no estimate, and its status says so.
    """
    rows = []
    for fork in forks:
        if fork["change"] in (UNCHANGED, NOISE):
            continue
        group = [other for other in forks if other["from"] == fork["from"]]
        names = {
            kind: [f["name"] for f in group if f["change"] == kind] for kind in (UNCHANGED, NOISE)
        }
        for place in places(fork):
            tables = [_matrix(folds[name], place) for name in names[NOISE]]
            base = [parent, *(folds[name] for name in names[UNCHANGED])]
            found = [table for table in (_matrix(b, place) for b in base) if not table.empty]
            own = _matrix(folds[fork["name"]], place)
            here = folds[fork["name"]]
            here = here[here["place"] == place]
            shared = {
                "epoch": int(here["epoch"].iloc[0]),
                "intervention": fork["name"],
                "target": f"from epoch {fork['from']} to {place}",
                "split": "disjoint folds",
                "n": 0,
            }
            status = str(here["status"].iloc[0])
            if not gates[fork["from"]]["open"]:
                rows.append({**shared, "analysis": "fork_effects", "status": "gate closed"})
            elif own.empty or not found:
                why = status if own.empty else "nothing to compare with at this place"
                rows.append({**shared, "analysis": "fork_effects", "status": why})
            else:
                replicates = [found[0], *(table for table in tables if not table.empty)]
                rows += [{**shared, "status": status, **row} for row in _effects(own, replicates)]
    return rows


def _matrix(folds: pd.DataFrame, place: str) -> pd.DataFrame:
    """Return the values of a place, a row a fold, a column a measure; empty without numbers."""
    # a fold below 0 holds what is measured on all samples at once
    here = folds[(folds["place"] == place) & (folds["fold"] >= 0) & folds["value"].notna()]
    return here.pivot(index="fold", columns="measure", values="value")


def _effects(own: pd.DataFrame, replicates: Sequence[pd.DataFrame]) -> list[dict[str, Any]]:
    """Return a row for each measure that the fork and all replicates have in every fold."""
    tables = [own, *replicates]
    common = [m for m in own.columns if all(m in t and t[m].notna().all() for t in tables)]
    rows = []
    for analysis, measures in (
        ("fork_effects", [m for m in common if m not in CLASSES]),
        ("fork_classes", [m for m in common if m in CLASSES]),
    ):
        if not measures:
            continue
        stack = np.stack([table[measures].to_numpy() for table in tables])  # [1 + R, folds, M]
        differences = stack[0] - stack[1:].mean(0)
        means = stack.mean(1)
        tested = beyond_noise(means[0], means[1:], shares=analysis == "fork_classes")
        low, high = interval(differences)
        for number, measure in enumerate(measures):
            rows.append(
                {
                    "analysis": analysis,
                    "concept": measure,
                    **{name: float(values[number]) for name, values in tested.items()},
                    "ci_low": float(low[number]),
                    "ci_high": float(high[number]),
                    "n": len(differences),
                    "unit_of_measure": "folds",
                }
            )
    return rows


def interval(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % t interval of the mean of independent values [N, M]: [M], [M]."""
    half = intervals.margin(values.std(0, ddof=1), len(values))
    return values.mean(0) - half, values.mean(0) + half


def recipe_effects(effects: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the effects of changes over seeds, from those on single checkpoints.

    Each seed gives one difference, between its fork and its own replicates; they are independent.
    With fewer than ten seeds the numbers are descriptive: no p-value, and the status says so.

    Args:
        effects: rows of `checkpoint_effects` of all runs, with subject and seed.

    Returns:
        Rows of an effects table, analysis "recipe_effects", for changes made on two seeds or more.
    """
    keys = ["subject", "intervention", "target", "concept"]
    rows = []
    measured = effects[effects["estimate"].notna()]
    for values, group in measured.groupby(keys, sort=True):
        count = group["seed"].nunique()
        if count < 2:
            continue
        differences = group["estimate"].to_numpy()
        low, high = interval(differences[:, None])
        enough = count >= SEEDS_FOR_A_RECIPE and differences.std() > 0
        rows.append(
            {
                **dict(zip(keys, values, strict=True)),
                "seed": -1,
                "epoch": int(group["epoch"].iloc[0]),
                "status": "finite" if enough else f"descriptive: {count} seeds",
                "analysis": "recipe_effects",
                "estimate": float(differences.mean()),
                "ci_low": float(low[0]),
                "ci_high": float(high[0]),
                "null_low": np.nan,
                "null_high": np.nan,
                "p_value": float(stats.ttest_1samp(differences, 0).pvalue) if enough else np.nan,
                "n": count,
                "unit_of_measure": "seeds",
                "split": "seeds",
            }
        )
    return rows
