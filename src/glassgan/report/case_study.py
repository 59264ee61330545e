"""The case study as tables: how a run dies, factor by factor, and what keeps it alive."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan.quality.classes import CLASSES_TO_TRAIN
from glassgan.reruns.design import in_words

FALLEN = 0.25  # of the largest value so far

# What the chain rule makes of the gradient that reaches G, in the words of the page.
FACTORS = {
    ("loss", ""): "loss: mean size of ∂L/∂ℓ",
    ("logit", ""): "discriminator: mean norm of ∂ℓ/∂x",
    ("tanh", ""): "output: mean tanh′(a)",
    ("open", "hidden3"): "hidden3: share of open ReLUs",
    ("open", "hidden2"): "hidden2: share of open ReLUs",
    ("open", "hidden1"): "hidden1: share of open ReLUs",
    ("diversity", "hidden1"): "diversity of hidden1 over z",
    ("diversity", "hidden2"): "diversity of hidden2 over z",
    ("diversity", "hidden3"): "diversity of hidden3 over z",
    ("diversity", "output"): "diversity of the image over z",
}


def falls(factors: pd.DataFrame) -> pd.DataFrame:
    """Return when each factor of the generator's gradient, and the diversity, falls.

    Args:
        factors: step, quantity, layer, value, as `reruns.watch` records them.

    Returns:
        A row a factor, those that fall first: factor, start (value at the first recorded step),
        largest, at_end, least, least_at (step), fell_at: the first recorded step at which it is
        below a quarter of its largest value until then; missing where it never is.
    """
    rows = []
    for (quantity, layer), words in FACTORS.items():
        own = factors[(factors["quantity"] == quantity) & (factors["layer"] == layer)]
        if own.empty:
            continue
        own = own.sort_values("step")
        steps, values = own["step"].to_numpy(), own["value"].to_numpy()
        low = values < FALLEN * np.maximum.accumulate(values)
        rows.append(
            {
                "factor": words,
                "start": values[0],
                "largest": values.max(),
                "at_end": values[-1],
                "least": values.min(),
                "least_at": int(steps[values.argmin()]),
                "fell_at": int(steps[low.argmax()]) if low.any() else None,
            }
        )
    table = pd.DataFrame(rows).astype({"fell_at": "Int64"})
    return table.sort_values("fell_at", na_position="last", kind="stable", ignore_index=True)


def collapse(quality: pd.DataFrame, trace: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Return the run at the end of each epoch.

    Args:
        quality: of the run, as `scripts/quality.py` writes it.
        trace: of all its links, joined.
        factors: of the fork that changes nothing.

    Returns:
        A row a checkpoint with weights: epoch, step, status, loss_d, loss_g, d_real, d_fake (of
        the last finite window), classes, coverage, abstains, saturated, diversity, tanh.
    """
    table = quality.pivot(index=["epoch", "step", "status"], columns="measure", values="estimate")
    table = table.reset_index().dropna(subset="pixel_sd")
    rows = []
    for checkpoint in table.to_dict("records"):
        step = checkpoint["step"]
        row = {name: checkpoint[name] for name in ("epoch", "step", "status")}
        window = trace[(trace["status"] == "finite") & (trace["last_step"] < step)]
        for name in ("loss_d", "loss_g", "d_real", "d_fake"):
            row[name] = window[name].iloc[-1] if len(window) else np.nan
        for name in ("classes", "coverage", "abstains", "saturated"):
            row[name] = checkpoint[name]
        row["diversity"] = _at(factors, "diversity", "output", step)
        row["tanh"] = _at(factors, "tanh", "", step)
        rows.append(row)
    return pd.DataFrame(rows).astype({"classes": "int64"})


def taken_back(matrix: pd.DataFrame, cured: pd.DataFrame) -> pd.DataFrame:
    """Return the cured GAN, and what is left of it when its two changes are taken back.

    `mlp` is `article` with batch normalisation and with its losses on logits; one of the two taken
    back is the article with the other one alone. Same initial weights where shapes allow, same
    order of the data.

    Args:
        matrix: as `matrix` gives it, with the forks batch_norm, on_logits and unchanged.
        cured: quality of the run of `mlp`, as `scripts/quality.py` writes it.

    Returns:
        A row each: gan, classes, trains, coverage, frechet.
    """
    last = cured[cured["place"] == cured["place"].iloc[-1]].set_index("measure")["estimate"]
    rows = [
        {
            "gan": "both changes",
            "classes": int(last["classes"]),
            "trains": bool(last["classes"] >= CLASSES_TO_TRAIN),
            "coverage": last["coverage"],
            "frechet": last["frechet_distance"],
        }
    ]
    forks = matrix.set_index("fork")
    for words, fork in (
        ("without the loss on logits", "batch_norm"),
        ("without batch normalisation", "on_logits"),
        ("without either", "unchanged"),
    ):
        own = forks.loc[fork]
        rows.append({"gan": words, **own[["classes", "trains", "coverage", "frechet"]]})
    return pd.DataFrame(rows)


def text(tables: Mapping[str, pd.DataFrame], unchanged: str) -> dict[str, Any]:
    """Return what the template of the page needs of the tables.

    Args:
        tables: collapse, falls, first (what is first not finite), matrix and taken_back.
        unchanged: the fork that changes nothing.

    Returns:
        The rows of each table, missing whole numbers being None; fork, the rows of the matrix by
        fork; factor, the rows of falls by factor; unchanged.
    """
    rows = {
        name: [
            {key: None if value is pd.NA else value for key, value in row.items()}
            for row in table.to_dict("records")
        ]
        for name, table in tables.items()
    }
    return {
        **rows,
        "fork": {row["fork"]: row for row in rows["matrix"]},
        "factor": {row["factor"]: row for row in rows["falls"]},
        "unchanged": unchanged,
    }


def _at(factors: pd.DataFrame, quantity: str, layer: str, step: int) -> float:
    """Return a factor at the last recorded step that is not after `step`."""
    own = factors[(factors["quantity"] == quantity) & (factors["layer"] == layer)]
    own = own[own["step"] <= step].sort_values("step")
    return float(own["value"].iloc[-1]) if len(own) else np.nan


def matrix(
    forks: Sequence[Mapping[str, Any]],
    quality: Mapping[str, pd.DataFrame],
    traces: Mapping[str, pd.DataFrame],
    factors: Mapping[str, pd.DataFrame],
) -> pd.DataFrame:
    """Return what became of each fork at its last place.

    Args:
        forks: entries of `design.forks`, all of one parent.
        quality: of each fork by name, as `scripts/quality.py` writes it.
        traces: of each fork by name, all its links joined.
        factors: of each fork by name, all its links joined.

    Returns:
        A row a fork, in the order of the coverage: fork, kind (the change by name), change (in
        words), status, step, classes, trains (at least nine classes with at least 2 % of
        the samples), coverage and frechet with intervals, abstains, loss_d, loss_g, d_real, d_fake
        (of the last finite window), tanh and diversity at the end.
    """
    rows = []
    for fork in forks:
        own = quality[fork["name"]]
        last = own[own["place"] == own["place"].iloc[-1]].set_index("measure")
        trace = traces[fork["name"]]
        finite = trace[trace["status"] == "finite"]
        step, classes = int(last["step"].iloc[0]), last.loc["classes", "estimate"]
        row: dict[str, Any] = {
            "fork": fork["name"],
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
        row["tanh"] = _at(factors[fork["name"]], "tanh", "", step)
        row["diversity"] = _at(factors[fork["name"]], "diversity", "output", step)
        rows.append(row)
    table = pd.DataFrame(rows).astype({"classes": "Int64"})
    return table.sort_values("coverage", ascending=False, kind="stable", ignore_index=True)
