"""What was measured as a multiple of what theory predicts, wherever both are numbers."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from glassgan.theory.explanations import CLOSE
from glassgan.theory.names import MEASURED, PREDICTED, SATURATING

PARTS = ("real part", "imaginary part")


@dataclass(frozen=True)
class Row:
    """The numbers of one prediction.

    Attributes:
        name: of the prediction.
        run: subject/seed of which it is told, or empty.
        given: whether what theory assumes is given.
        ratios: measured ÷ predicted, low and high end of its 95 % interval, [N, 3]; the ends are
            the ratio itself where there is no interval.
    """

    name: str
    run: str
    given: bool
    ratios: np.ndarray

    @property
    def close(self) -> np.ndarray:
        """Whether each measurement is within a tenth of the prediction, as far as is known, [N]."""
        return (self.ratios[:, 1] <= 1 + CLOSE) & (self.ratios[:, 2] >= 1 - CLOSE)


def of_all(effects: pd.DataFrame, runs: Sequence[str]) -> list[Row]:
    """Return all predictions of which there is a number: those whose assumptions are given first.

    Args:
        effects: gathered.
        runs: subject/seed, of which gradients and courses are told.
    """
    shared = [
        Row("eigenvalue", "", True, _eigenvalues(effects)),
        Row("divergence", "", True, _known(effects)),
        Row("slope", "", True, _slopes(effects)),
        Row("value", "", False, _values(effects)),
    ]
    return [row for row in [*shared, *_of_runs(effects, runs)] if len(row.ratios)]


def _of_runs(effects: pd.DataFrame, runs: Sequence[str]) -> Iterator[Row]:
    own = {}
    for run in runs:
        subject, seed = run.split("/")
        own[run] = effects[(effects["subject"] == subject) & (effects["seed"] == int(seed))]
    for run, rows in own.items():
        yield Row("gradient", run, False, _gradients(rows))
    for run, rows in own.items():
        for name, ratios in zip(("near", "far"), _courses(rows), strict=True):
            yield Row(name, run, False, ratios)


def _alone(ratios: pd.Series | np.ndarray) -> np.ndarray:
    """Return ratios [N] as such without intervals, [N, 3]; without those that are no number."""
    found = np.asarray(ratios, dtype=float).ravel()
    return np.repeat(found[np.isfinite(found), None], 3, axis=1)


def _eigenvalues(effects: pd.DataFrame) -> np.ndarray:
    """Return those of the size of the leading eigenvalue of the smallest game, in two ways."""
    rows = effects[effects["analysis"] == "dirac_eigenvalue"]
    sizes = {}
    for way, own in rows.groupby("intervention"):
        parts = own.pivot_table(index="target", columns="concept", values="estimate")
        sizes[way] = np.hypot(*parts[list(PARTS)].to_numpy().T)
    predicted = sizes.pop("closed form", np.empty(0))
    return _alone(np.array([size / predicted for size in sizes.values()]))


def _known(effects: pd.DataFrame) -> np.ndarray:
    """Return those of the bound of the divergence of known densities."""
    rows = effects[(effects["analysis"] == "known_densities") & (effects["concept"] == "JSD")]
    by = rows.set_index(["group", "target", "intervention"])[["estimate", "ci_low", "ci_high"]]
    if by.empty:
        return _alone(np.empty(0))
    measured, predicted = by.loc[MEASURED], by.loc[PREDICTED]["estimate"]
    found = measured.div(predicted, axis=0).to_numpy(dtype=float)
    return found[np.isfinite(found).all(1)]


def _slopes(effects: pd.DataFrame) -> np.ndarray:
    """Return those of the slopes of both losses at a dropped mode."""
    rows = effects[(effects["analysis"] == "dropped_mode") & (effects["concept"] == "slope")]
    return _over(rows, ["dose", "intervention"])


def _values(effects: pd.DataFrame) -> np.ndarray:
    """Return those of the divergence that the value of the game stands for, at the last step."""
    rows = effects[effects["analysis"] == "mixture_game"]
    rows = rows[(rows["dose"] == rows["dose"].max()) & (rows["concept"] == "value of the game")]
    told = rows.assign(estimate=rows["estimate"] / 2 + math.log(2))
    return _over(told, ["target", "intervention"])


def _gradients(rows: pd.DataFrame) -> np.ndarray:
    """Return those of the saturating gradient, by the factor D/(1 − D)."""
    rows = rows[(rows["analysis"] == "frozen_gradient") & (rows["intervention"] == SATURATING)]
    return _over(rows, ["epoch", "dose"])


def _courses(rows: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    """Return those of eigenvalues as courses show them, close by and a step of training away."""
    rows = rows[(rows["analysis"] == "jacobian_played") & rows["concept"].isin(PARTS)]
    near, far = [], []
    for _, own in rows.groupby(["epoch", "target"]):
        said = own[own["group"] == PREDICTED]["estimate"]
        played = own[own["group"] == MEASURED].groupby("dose")["estimate"].apply(np.linalg.norm)
        if len(played) == 2 and np.linalg.norm(said):
            near.append(played.iloc[0] / np.linalg.norm(said))
            far.append(played.iloc[1] / np.linalg.norm(said))
    return _alone(np.array(near)), _alone(np.array(far))


def _over(rows: pd.DataFrame, place: list[str]) -> np.ndarray:
    """Return what was measured over what was predicted at the same places."""
    if rows.empty:
        return _alone(np.empty(0))
    table = rows.pivot_table(index=place, columns="group", values="estimate")
    return _alone(table[MEASURED] / table[PREDICTED])
