"""The numbers in the text of the report, each read off a table of results."""

import math
from typing import Any

import pandas as pd

from glassgan.concepts import CLASSES
from glassgan.quality.classes import CLASSES_TO_TRAIN
from glassgan.report.wording import MEASURES


def of_run(
    quality: pd.DataFrame, trace: pd.DataFrame, effects: pd.DataFrame, trained: bool = True
) -> dict[str, Any]:
    """Return the numbers of one run at its last checkpoint with weights.

    Args:
        quality: a row a checkpoint and measure, as `scripts/quality/quality.py` writes it.
        trace: of all links of the run, joined.
        effects: the gathered effects of this run.
        trained: whether it was trained here; otherwise its networks come from files.

    Returns:
        Plain numbers and texts, those that there is nothing to compute from being None:
        epoch, step, status; trained; judged, samples; pixel_sd, saturated; classes,
        abstains, trains (None if it was not trained here), classes_untrained (None if there is no
        checkpoint before training), all four None without labels; quality, the estimate and
        interval of each of `MEASURES`;
        loss_d, loss_g, d_real, d_fake of the last finite window; logit_auroc (and its interval) of
        real against generated; readable, the balanced accuracy with which the class is read off
        the latents ("first") and off the last hidden layer ("last").
    """
    known = quality[quality["n"].notna()].iloc[-1]
    own = quality[quality["epoch"] == known["epoch"]].set_index("measure")
    estimates = own["estimate"]
    before = quality[(quality["step"] == 0) & (quality["measure"] == "classes")]["estimate"]
    finite = trace[trace["status"] == "finite"]
    last = finite.iloc[-1] if len(finite) else None
    classes = int(estimates["classes"]) if CLASSES else None
    result: dict[str, Any] = {
        "epoch": int(known["epoch"]),
        "step": int(known["step"]),
        "status": str(quality.iloc[-1]["status"]),
        "trained": trained,
        "classes": classes,
        "trains": classes >= CLASSES_TO_TRAIN if trained and classes is not None else None,
        "classes_untrained": int(before.iloc[0]) if trained and len(before) else None,
        "judged": int((own["n"] * own["folds"]).max()),
        "abstains": float(estimates["abstains"]) if CLASSES else None,
        "pixel_sd": float(estimates["pixel_sd"]),
        "saturated": float(estimates["saturated"]),
        "quality": with_intervals(own, ("estimate", "ci_low", "ci_high")),
    }
    for name in ("loss_d", "loss_g", "d_real", "d_fake"):
        result[name] = None if last is None else float(last[name])

    now = effects[effects["epoch"] == known["epoch"]]
    separation = now[(now["analysis"] == "separation") & (now["intervention"] == "the logit")]
    result["logit_auroc"] = (  # None without a discriminator
        None
        if separation.empty
        else {key: float(separation.iloc[-1][key]) for key in ("estimate", "ci_low", "ci_high")}
    )

    read = now[(now["analysis"] == "readable_class") & now["estimate"].notna()]
    # the latents and the last hidden layer, whatever came out: no choice that could flatter
    ends = None if read.empty else {"first": read.iloc[0]}
    if ends and len(read) > 2:
        ends["last"] = read.iloc[-2]
    result["readable"] = ends and {
        end: {
            "layer": str(row["layer"]),
            **{key: float(row[key]) for key in ("estimate", "ci_low", "ci_high", "null_high")},
        }
        for end, row in ends.items()
    }
    return result


def left_out(effects: pd.DataFrame) -> dict[str, list[str]]:
    """Return what is left out or done in another way for a run: by reason, what."""
    rows = effects[effects["analysis"] == "left_out"]
    return {
        str(why): [str(what) for what in own["target"].unique()]
        for why, own in rows.groupby("reason", sort=False)
    }


def of_real(quality: pd.DataFrame) -> dict[str, Any]:
    """Return the measures that real images have, with their intervals, from the table of a run."""
    rows = quality.drop_duplicates("measure").set_index("measure")
    return with_intervals(rows, ("real", "real_low", "real_high"))


def with_intervals(table: pd.DataFrame, columns: tuple[str, str, str]) -> dict[str, Any]:
    """Return estimate, ci_low and ci_high of each of `MEASURES`, None where one is not defined.

    Args:
        table: a row a measure, which is its index.
        columns: that hold the three.
    """
    names = ("estimate", "ci_low", "ci_high")
    rows = {name: map(float, table.loc[name, list(columns)]) for name in MEASURES}
    return {
        name: {
            key: None if math.isnan(value) else value for key, value in zip(names, row, strict=True)
        }
        for name, row in rows.items()
    }
