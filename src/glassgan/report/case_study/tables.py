"""The case study: how its two runs go, the cure taken back, and what its page needs."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.quality.classes import CLASSES_TO_TRAIN
from glassgan.report import messages, names, page


def collapse(quality: pd.DataFrame, trace: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Return a run at the end of each epoch.

    Args:
        quality: of the run, or of the fork of it that changes nothing, as
            `scripts/quality/quality.py` writes it.
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
        row["diversity"] = at(factors, "diversity", "output", step)
        row["tanh"] = at(factors, "tanh", "", step)
        rows.append(row)
    return pd.DataFrame(rows).astype({"classes": "int64"})


def taken_back(matrix: pd.DataFrame, cured: pd.DataFrame) -> pd.DataFrame:
    """Return the cured GAN, and what is left of it when its two changes are taken back.

    `mlp` is `article` with batch normalisation and with its losses on logits; one of the two taken
    back is the article with the other one alone. Same initial weights where shapes allow, same
    order of the data.

    Args:
        matrix: as `cure_tables.matrix` gives it, of one seed, with the forks batch_norm, on_logits
            and unchanged.
        cured: quality of `mlp`, as `scripts/quality/quality.py` writes it.

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


def text(tables: Mapping[str, pd.DataFrame], case: str, unchanged: str) -> dict[str, Any]:
    """Return what the template of the page needs of the tables.

    Args:
        tables: collapse, falls, first (what is first not finite), matrix, spread, over_seeds and
            taken_back.
        case: the run that is studied, subject/seed.
        unchanged: the fork of it that changes nothing.

    Returns:
        The rows of each table, missing whole numbers being None; fork, the rows of the matrix of
        the seed of the case by fork; factor, the rows of falls by factor; chance, the rows of
        spread by measure; case, seed and unchanged.
    """
    rows = {
        name: [
            {key: None if value is pd.NA else value for key, value in row.items()}
            for row in table.to_dict("records")
        ]
        for name, table in tables.items()
    }
    seed = int(case.split("/")[1])
    return {
        **rows,
        "fork": {row["fork"]: row for row in rows["matrix"] if row["seed"] == seed},
        "factor": {row["factor"]: row for row in rows["falls"]},
        "chance": {row["measure"]: row for row in rows["spread"]},
        "case": case,
        "seed": seed,
        "unchanged": unchanged,
    }


def told(content: Mapping[str, Any], language: str) -> str:
    """Return the text in a language, as Markdown.

    Args:
        content: what `text` gives, and what else the template needs.
        language: of the text.
    """
    ending = "png" if language == names.LANGUAGES[0] else f"{language}.png"
    files = {figure: f"{figure}.{ending}" for figure in names.CASE_FIGURES}
    with messages.speaking(language):
        said = page.render("case_study/case_study.md.j2", {**content, "pictures": files})
    return f"{said}\n"


def at(factors: pd.DataFrame, quantity: str, layer: str, step: int) -> float:
    """Return a factor at the last recorded step that is not after `step`."""
    own = factors[(factors["quantity"] == quantity) & (factors["layer"] == layer)]
    own = own[own["step"] <= step].sort_values("step")
    return float(own["value"].iloc[-1]) if len(own) else np.nan
