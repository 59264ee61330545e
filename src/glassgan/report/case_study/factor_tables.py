"""Which factor of the generator's gradient falls where a run dies and stands where one trains."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.stats import fisher_exact

FALLEN = 0.25  # of the largest value so far
LEVEL = 0.05  # of all factors together, by Bonferroni

# What the chain rule makes of the gradient that reaches G, in the words of the page.
FACTORS = {
    ("loss", ""): "loss: mean size of ∂L/∂ℓ",
    ("logit", ""): "discriminator: mean norm of ∂ℓ/∂x",
    ("tanh", ""): "output: mean tanh′(a)",
    ("open", "hidden3"): "hidden3: share of open ReLUs",
    ("open", "hidden2"): "hidden2: share of open ReLUs",
    ("open", "hidden1"): "hidden1: share of open ReLUs",
}
# No factor of the gradient: what is left of the latent in what each layer gives.
DIVERSITY = {
    ("diversity", "hidden1"): "diversity of hidden1 over z",
    ("diversity", "hidden2"): "diversity of hidden2 over z",
    ("diversity", "hidden3"): "diversity of hidden3 over z",
    ("diversity", "output"): "diversity of the image over z",
}


def falls(
    dying: pd.DataFrame,
    healthy: pd.DataFrame,
    died: Sequence[pd.DataFrame],
    trained: Sequence[pd.DataFrame],
) -> pd.DataFrame:
    """Return when each factor, and the diversity, falls in a run that dies and in one that trains.

    A quantity falls at the first step at which it is below a quarter of the largest value that it
    had until then. It is measured at the steps that the two runs have in common, and in all other
    runs at those of these that they have.

    Args:
        dying: step, quantity, layer, value, as `forks.watch` records them.
        healthy: the same of the other run.
        died: of all runs that change nothing and do not train; `dying` among them if it dies.
        trained: of all runs that train; `healthy` among them if it does.

    Returns:
        A row a quantity, those that fall first in the dying run first: part ("factor" or
        "diversity"), factor, start (value at the first step), largest, least, least_at (step),
        at_end, fell_at (step; missing where it never falls), stays (whether it is still so low at
        the last step), the same of the healthy run behind `healthy_`; falls_died of n_died and
        falls_trained of n_trained runs; p_value, of Fisher's exact test that it falls in more of
        the runs that died; verdict: "named" if a factor falls in the dying run and not in the
        healthy one, the first dies, the second trains, and the p-value, times the number of
        factors, is below 5 %; "unproven" if only the first holds; else "falls in both", "falls in
        the healthy run", or "holds".
    """
    steps = np.intersect1d(dying["step"], healthy["step"])
    own, other = _curves(dying, steps), _curves(healthy, steps)
    groups = [[_curves(run, steps) for run in runs] for runs in (died, trained)]
    rows = []
    for key, words in (FACTORS | DIVERSITY).items():
        if key not in own or key not in other:
            continue
        lost, kept = ([_fell(run[key]) for run in runs if key in run] for runs in groups)
        counts = [[sum(lost), len(lost) - sum(lost)], [sum(kept), len(kept) - sum(kept)]]
        rows.append(
            {"part": "factor" if key in FACTORS else "diversity", "factor": words}
            | _told(own[key])
            | {f"healthy_{name}": value for name, value in _told(other[key]).items()}
            | {"falls_died": sum(lost), "n_died": len(lost)}
            | {"falls_trained": sum(kept), "n_trained": len(kept)}
            | {"p_value": fisher_exact(counts, alternative="greater").pvalue}
        )
    table = pd.DataFrame(rows).astype({"fell_at": "Int64", "healthy_fell_at": "Int64"})
    opposed = any(run is dying for run in died) and any(run is healthy for run in trained)
    factor = table["part"] == "factor"
    proven = opposed & factor & (table["p_value"] * factor.sum() < LEVEL)
    table["verdict"] = [
        _verdict(not pd.isna(here), not pd.isna(there), clear)
        for here, there, clear in zip(
            table["fell_at"], table["healthy_fell_at"], proven, strict=True
        )
    ]
    return table.sort_values("fell_at", na_position="last", kind="stable", ignore_index=True)


def least_p(died: int, trained: int) -> float:
    """Return the smallest p-value that so many runs can give, where all and none fall."""
    return float(fisher_exact([[died, 0], [0, trained]], alternative="greater").pvalue)


def _curves(factors: pd.DataFrame, steps: np.ndarray) -> pd.DataFrame:
    """Return a column a quantity and layer, a row a step, of the steps that are asked for."""
    own = factors[factors["step"].isin(steps)]
    own = own.drop_duplicates(["step", "quantity", "layer"], keep="last")  # where links meet
    return own.pivot(index="step", columns=["quantity", "layer"], values="value").sort_index()


def _low(values: np.ndarray) -> np.ndarray:
    return values < FALLEN * np.maximum.accumulate(values)


def _fell(curve: pd.Series) -> bool:
    return bool(_low(curve.to_numpy()).any())


def _told(curve: pd.Series) -> dict[str, Any]:
    steps, values = curve.index.to_numpy(), curve.to_numpy()
    low = _low(values)
    return {
        "start": values[0],
        "largest": values.max(),
        "least": values.min(),
        "least_at": int(steps[values.argmin()]),
        "at_end": values[-1],
        "fell_at": int(steps[low.argmax()]) if low.any() else None,
        "stays": bool(low[-1]),
    }


def _verdict(falls_here: bool, falls_there: bool, proven: bool) -> str:
    if falls_here and falls_there:
        return "falls in both"
    if falls_here:
        return "named" if proven else "unproven"
    return "falls in the healthy run" if falls_there else "holds"
