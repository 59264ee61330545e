"""What a change did to the samples: forks beside their parent and the parent's noise forks."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan.data import DATA
from glassgan.effects import no_estimate
from glassgan.forks.design import NOISE, UNCHANGED, places
from glassgan.statistics import intervals

CLASSES = tuple(f"class_{label}" for label in range(len(DATA.classes)))
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
            their variances (Freeman and Tukey 1950). It is pooled over the k classes that are in
            every replicate, since one that is never drawn does not vary, with (k − 1)·(R − 1)
            degrees of freedom, since shares add up to one.

    Returns:
        "estimate", "null_low" and "null_high" (the middle 95 % of the null) and "p_value", [M]
        each. The last three are missing (nan) where the replicates do not vary or there are fewer
        than two: then nothing can be decided.
    """
    from scipy import stats

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
        drawn = (replicates > 0).all(0)
        pooled = scaled[1:, drawn].var(0, ddof=1).mean() if drawn.sum() > 1 else 0.0
        variance = np.full(len(fork), pooled)
        freedom *= max(int(drawn.sum()) - 1, 1)
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
        the classes. Every fork has a row for each measure at each place; where there is no
        estimate, its reason says why. A fork that equals its parent in all that was measured has
        estimates of 0, p = 1 and the status "identical to its parent".
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
                "group": place,
                "split": "disjoint folds",
                "n": 0,
            }
            status = str(here["status"].iloc[0])
            measures = _measures(
                [here, *(b[b["place"] == place] for b in (*base, *folds.values()))]
            )
            gate = gates[fork["from"]]
            if not gate["open"]:
                status = "diverged before" if gate.get("diverged_before") else "gate closed"
                rows += _without_estimate(shared, measures, status)
            elif own.empty or not found:
                why = status if own.empty else "nothing to compare with at this place"
                rows += _without_estimate(shared, measures, why)
            else:
                replicates = [found[0], *(table for table in tables if not table.empty)]
                measured = _effects(own, replicates)
                if own.equals(found[0]):
                    status = "identical to its parent"
                    same = {"estimate": 0.0, "ci_low": 0.0, "ci_high": 0.0, "p_value": 1.0}
                    measured = [{**row, **same} for row in measured]
                rows += [{**shared, "status": status, **row} for row in measured]
                left = [m for m in measures if m not in {row["concept"] for row in measured}]
                lacks = {m: m not in own or bool(own[m].isna().any()) for m in left}
                for measure in left:
                    why = "the fork" if lacks[measure] else "a replicate"
                    rows += _without_estimate(shared, [measure], f"not defined in {why}")
    return rows


def _measures(tables: Sequence[pd.DataFrame]) -> list[str]:
    """Return the measures of folds that any table has; one without a name where none has any."""
    found = pd.concat([table.loc[table["fold"] >= 0, "measure"] for table in tables])
    return sorted(map(str, found.unique())) or [""]


def _without_estimate(
    shared: Mapping[str, Any], measures: Sequence[str], why: str
) -> list[dict[str, Any]]:
    return [
        {
            **shared,
            "analysis": "fork_classes" if measure in CLASSES else "fork_effects",
            "concept": measure,
            **no_estimate(why),
        }
        for measure in measures
    ]


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
    With fewer than ten seeds the numbers are descriptive: no p-value, and the reason says so.

    Args:
        effects: rows of `checkpoint_effects` of all runs, with subject and seed.

    Returns:
        Rows of an effects table, analysis "recipe_effects", for changes made on two seeds or more.
    """
    keys = ["subject", "intervention", "target"]
    rows = []
    for values, change in effects.groupby(keys, sort=True):
        seeds = sorted(change["seed"].unique())
        if len(seeds) < 2:
            continue
        for concept in sorted(set(change["concept"]) - {""}) or [""]:
            named = dict(zip(keys, values, strict=True)) | {"concept": concept}
            rows.append({**named, **_over_seeds(change, concept, seeds)})
    return rows


def _over_seeds(change: pd.DataFrame, concept: str, seeds: Sequence[int]) -> dict[str, Any]:
    """Return what a change does to one measure over seeds.

    A mean of the seeds that still have the measure would leave out those that did worst, so there
    is none, and no test, unless all have it.
    """
    group = change[(change["concept"] == concept) & change["estimate"].notna()]
    shared = {
        "seed": -1,
        "epoch": int(change["epoch"].iloc[0]),
        "group": str(change["group"].iloc[0]),
        "analysis": "recipe_effects",
        "n": len(group),
        "unit_of_measure": "seeds",
        "split": "seeds",
    }
    lost = [seed for seed in seeds if seed not in set(group["seed"])]
    if lost:
        reasons = [_why(change[change["seed"] == seed], concept) for seed in lost]
        counted = ", ".join(f"{reasons.count(r)} {r}" for r in sorted(set(reasons)))
        return shared | no_estimate(
            f"no mean: {len(lost)} of {len(seeds)} seeds lack it ({counted})"
        )
    from scipy import stats

    differences = group["estimate"].to_numpy()
    low, high = interval(differences[:, None])
    enough = len(seeds) >= SEEDS_FOR_A_RECIPE and differences.std() > 0
    return shared | {
        **({"status": "finite"} if enough else no_estimate(f"descriptive: {len(seeds)} seeds")),
        "estimate": float(differences.mean()),
        "ci_low": float(low[0]),
        "ci_high": float(high[0]),
        "p_value": float(stats.ttest_1samp(differences, 0).pvalue) if enough else np.nan,
    }


def _why(own: pd.DataFrame, concept: str) -> str:
    """Return why a seed has no estimate of a measure; without a row of it, what all others say."""
    exact = own[own["concept"] == concept]
    rows = exact if len(exact) else own
    words = rows["reason"].where(rows["reason"] != "", rows["status"])
    return " and ".join(map(str, words.unique()))
