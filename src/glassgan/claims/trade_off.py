"""Interpretability against quality: along training, and over runs. Without torch.

Runs are what is independent: checkpoints of a run are not, and follow training together. So every
interval and every test here is over runs, and with fewer than five there is none. Three questions:

- `TRAINING`: do the two go together along training? The mean over runs of the rank correlation of
  their checkpoints. Both follow training, which makes correlations of its own. The null pairs the
  quality of a run with the interpretability of another of the same subject at the same epochs: it
  keeps what comes with training, and asks whether a run's own course matters beyond it.
- `RUNS`: at the last checkpoint, are runs that are easier to interpret better or worse? The null
  exchanges runs. Subjects differ in much at once, so that this may be their difference alone.
- `SEEDS`: the same within subjects, by ranks within each; the null exchanges its seeds.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan import streams
from glassgan.claims.evidence import DISTANCES, Run
from glassgan.concepts import is_named
from glassgan.effects import no_estimate
from glassgan.statistics import columns
from glassgan.statistics.intervals import rank_correlation

NAMED, ALIGNED = "share of named units", "alignment of the axes"
SELECTIVE, DISENTANGLED = "share of selective directions", "disentanglement of the axes"
ALONG = (NAMED, ALIGNED)  # measured at every checkpoint
MEASURES = (*ALONG, SELECTIVE, DISENTANGLED)
QUALITIES = (*DISTANCES, "coverage")
MEASURED, TRADE_OFF = "interpretability", "trade_off"
TRAINING, RUNS, SEEDS = "along training", "over runs", "over seeds"
LEAST_CHECKPOINTS = 5  # fewer have no rank correlation to speak of
LEAST_RUNS = 5  # fewer have neither interval nor test
CERTAIN = 2  # runs, whose rank correlation is 1 or −1 whatever they are
DRAWS = 2000  # of a null; 20 for each of some 48 tests would do
Series = Mapping[int, float]  # by epoch
Values = Mapping[str, Series]  # by what is measured


def interpretability(effects: pd.DataFrame) -> dict[str, dict[int, float]]:
    """Return how easily a run can be interpreted, by measure and epoch; more is easier.

    - `NAMED`: of the units of all layers, those that have a name.
    - `ALIGNED`: how much smaller the Hessian penalty (Peebles et al. 2020) of the axes of latent
      space is than that of rotated axes, as a share of the latter.
    - `SELECTIVE`: of the directions that were found without labels, those that change their
      concept more selectively than random directions.
    - `DISENTANGLED`: D of DCI (Eastwood and Williams 2018) of the axes, less that of rotated axes.

    Args:
        effects: of the run, gathered, of all phases.
    """
    lives = effects[effects["analysis"] == "unit_life"]
    units = lives.assign(named=is_named(lives)).groupby(["epoch", "layer", "target"])["named"].any()
    penalty = _rows(effects, "latent_geometry", concept="Hessian penalty")
    rotated = penalty[["null_low", "null_high"]].mean(axis=1)
    counts = _rows(effects, "direction_selectivity_counts", intervention="random, concept chosen")
    code = _rows(effects, "disentanglement", layer="axes", target="D")
    found = {
        NAMED: units.groupby("epoch").mean(),
        ALIGNED: 1 - penalty["estimate"] / rotated.where(rotated > 0),
        SELECTIVE: counts["estimate"] / counts["n"],
        DISENTANGLED: code["estimate"] - code[["null_low", "null_high"]].mean(axis=1),
    }
    return {
        name: dict(zip(values.index, values, strict=True))
        for name, values in ((name, values.dropna()) for name, values in found.items())
    }


def _rows(effects: pd.DataFrame, analysis: str, **where: str) -> pd.DataFrame:
    """Return the row of each epoch, indexed by it."""
    chosen = effects["analysis"] == analysis
    for column, value in where.items():
        chosen &= effects[column] == value
    return effects[chosen].set_index("epoch")


def measured(values: Values, run: Mapping[str, Any]) -> Iterable[dict[str, Any]]:
    """Yield a row for each of `MEASURES` and checkpoint of a run, as the figure takes them."""
    for name in MEASURES:
        for epoch, value in values.get(name, {}).items():
            row = {**run, "epoch": epoch, "analysis": MEASURED, "target": name, "estimate": value}
            yield {**row, "n": 1, "unit_of_measure": ""}


def correlation(first: Sequence[float], second: Sequence[float]) -> float:
    """Return Spearman's rank correlation of two series [N]; nan where one does not change."""
    from scipy.stats import rankdata

    if len({*first}) < 2 or len({*second}) < 2:
        return math.nan
    return float(np.corrcoef(rankdata(first), rankdata(second))[0, 1])


def over_all(runs: Mapping[Run, Values], seed: int = 0) -> Iterable[dict[str, Any]]:
    """Yield how each of `MEASURES` goes with each of `QUALITIES`, in the three ways.

    Args:
        runs: by subject and seed, what is measured at each epoch: `MEASURES` and `QUALITIES`.
        seed: of the nulls.
    """
    for measure in MEASURES:
        for quality in QUALITIES:
            row = {
                "subject": "",
                "seed": -1,
                "epoch": -1,
                "analysis": TRADE_OFF,
                "target": measure,
                "concept": quality,
                "unit_of_measure": "rank correlation",
            }
            pairs = {
                run: (_trained(values.get(measure, {})), _trained(values.get(quality, {})))
                for run, values in runs.items()
            }
            rng = streams.rng(seed, f"runs exchanged: {measure}, {quality}")
            if measure in ALONG:
                yield {**row, "group": TRAINING, **_along_training(pairs, rng)}
            yield {**row, "group": RUNS, **_over_runs(pairs, rng, within=False)}
            yield {**row, "group": SEEDS, **_over_runs(pairs, rng, within=True)}


Pairs = Mapping[Run, tuple[Series, Series]]  # interpretability and quality


def _trained(series: Series) -> Series:
    """Return the part of a series that is finite, without the untrained pair."""
    return {epoch: value for epoch, value in series.items() if epoch > 0 and math.isfinite(value)}


def _along_training(pairs: Pairs, rng: np.random.Generator) -> dict[str, Any]:
    own = {run: _of_series(*both) for run, both in pairs.items()}
    known = [run for run, value in own.items() if not math.isnan(value)]
    if not known:
        why = f"no run has {LEAST_CHECKPOINTS} trained checkpoints between which both change"
        return {"n": 0, **no_estimate(why)}
    found = np.array([own[run] for run in known])
    row = {"estimate": float(found.mean()), "n": len(known)}
    if len(known) < LEAST_RUNS:
        return row | no_estimate(f"fewer than {LEAST_RUNS} runs")
    spread = columns.mean(found)
    row |= {name: float(np.clip(spread[name], -1, 1)) for name in ("ci_low", "ci_high")}
    # what the interpretability of one run says of the quality of another
    crossed = np.array([[_of_series(pairs[a][0], pairs[b][1]) for b in known] for a in known])
    subjects = np.array([subject for subject, _ in known])
    if len(set(subjects)) == len(known):
        return row | no_estimate("no subject has two runs to exchange")
    null = np.array(
        [crossed[np.arange(len(known)), _exchanged(subjects, rng)].mean() for _ in range(DRAWS)]
    )
    return row | _two_sided(float(found.mean()), null)


def _of_series(first: Series, second: Series) -> float:
    """Return the rank correlation over the epochs that both have."""
    epochs = sorted({*first} & {*second})
    if len(epochs) < LEAST_CHECKPOINTS:
        return math.nan
    return correlation([first[epoch] for epoch in epochs], [second[epoch] for epoch in epochs])


def _over_runs(pairs: Pairs, rng: np.random.Generator, *, within: bool) -> dict[str, Any]:
    """Return the rank correlation over the last checkpoints of runs, or within their subjects."""
    last = {run: max({*first} & {*second}, default=0) for run, (first, second) in pairs.items()}
    groups: dict[str, list[Run]] = {}
    for run, epoch in last.items():
        if epoch:
            groups.setdefault(run[0] if within else "", []).append(run)

    def values(runs: Sequence[Run], side: int) -> list[float]:
        return [pairs[run][side][last[run]] for run in runs]

    # where one of the two does not change there is nothing to compare
    kept = [
        runs for runs in groups.values() if len({*values(runs, 0)}) > 1 < len({*values(runs, 1)})
    ]
    count = sum(map(len, kept))
    free = count - len(kept) + 1  # as many unrelated runs would tell as much
    row: dict[str, Any] = {"n": count}
    if free <= CERTAIN:
        return row | no_estimate(f"fewer than {CERTAIN + 1} runs")
    first, second = (
        # so that a subject counts by its number of runs, not by the square of it
        np.concatenate([_standard(values(runs, side)) * math.sqrt(len(runs)) for runs in kept])
        / math.sqrt(count)
        for side in (0, 1)
    )
    estimate = float(first @ second)
    row |= {"estimate": estimate}
    if free < LEAST_RUNS:
        return row | no_estimate(f"fewer than {LEAST_RUNS} runs")
    low, high = rank_correlation(estimate, free)
    blocks = np.repeat(np.arange(len(kept)), list(map(len, kept)))
    null = np.array([first @ second[_exchanged(blocks, rng)] for _ in range(DRAWS)])
    return row | {"ci_low": low, "ci_high": high} | _two_sided(estimate, null)


def _standard(values: Sequence[float]) -> np.ndarray:
    """Return the ranks of values [N] that are not all equal, with mean 0 and length 1."""
    from scipy.stats import rankdata

    ranks = rankdata(values)
    centred: np.ndarray = ranks - ranks.mean()
    return centred / np.linalg.norm(centred)


def _exchanged(blocks: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Return a random order of runs [N] in which each is replaced by one of its block."""
    order = np.empty(len(blocks), dtype=int)
    for block in np.unique(blocks):
        chosen = np.flatnonzero(blocks == block)
        order[chosen] = rng.permutation(chosen)
    return order


def _two_sided(estimate: float, null: np.ndarray) -> dict[str, Any]:
    """Return the null and the p-value of lying as far from its middle, to either side."""
    middle = float(null.mean())
    found = columns.null(np.abs(null - middle), abs(estimate - middle))
    return columns.null(null) | {"p_value": found["p_value"]}
