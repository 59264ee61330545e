"""The numbers in the text of the report, each read off a table of results."""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from glassgan.quality.classes import CLASSES_TO_TRAIN
from glassgan.reruns.design import NOISE, in_words

# The measures of quality that the report shows, by the names that they have there.
MEASURES = {
    "frechet_distance": "Fréchet distance",
    "kernel_distance": "kernel distance",
    "precision": "precision",
    "density": "density",
    "recall": "recall",
    "coverage": "coverage",
    "different_bins": "different bins",
    "effective_modes": "effective classes",
    "histogram_distance": "distance of class shares",
    "abstains": "judge abstains",
    "confidence": "confidence of the judge",
    "nearest_distance": "nearest training image",
    "copied": "copies of training images",
    "copied_p": "p-value of no copies",
    "pixel_sd": "deviation of a pixel",
    "saturated": "saturated pixels",
}


def of_run(
    quality: pd.DataFrame, trace: pd.DataFrame, effects: pd.DataFrame, trained: bool = True
) -> dict[str, Any]:
    """Return the numbers of one run at its last checkpoint with weights.

    Args:
        quality: a row a checkpoint and measure, as `scripts/quality.py` writes it.
        trace: of all links of the run, joined.
        effects: the gathered effects of this run.
        trained: whether it was trained here; otherwise its networks come from files.

    Returns:
        Plain numbers and texts, those that there is nothing to compute from being None:
        epoch, step, status; trained; classes, trains (None if it was not trained here), judged,
        abstains, pixel_sd, saturated; quality, the estimate and interval of each of `MEASURES`;
        loss_d, loss_g, d_real, d_fake of the last finite window; logit_auroc (and its interval) of
        real against generated; readable, the balanced accuracy with which the class is read off
        the latents ("first") and off the last hidden layer ("last").
    """
    known = quality[quality["n"].notna()].iloc[-1]
    own = quality[quality["epoch"] == known["epoch"]].set_index("measure")
    estimates = own["estimate"]
    finite = trace[trace["status"] == "finite"]
    last = finite.iloc[-1] if len(finite) else None
    result: dict[str, Any] = {
        "epoch": int(known["epoch"]),
        "step": int(known["step"]),
        "status": str(quality.iloc[-1]["status"]),
        "trained": trained,
        "classes": int(estimates["classes"]),
        "trains": bool(estimates["classes"] >= CLASSES_TO_TRAIN) if trained else None,
        "judged": int(own.loc["classes", "n"]),
        "abstains": float(estimates["abstains"]),
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
        for why, own in rows.groupby("status", sort=False)
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


def of_forks(
    forks: Sequence[Mapping[str, Any]],
    effects: pd.DataFrame,
    gates: Mapping[str, Mapping[str, Any]],
    above: pd.DataFrame,
) -> dict[str, Any]:
    """Return the numbers of the forks of one run.

    Args:
        forks: entries of `design.forks`, all of this run.
        effects: the gathered effects of the run.
        gates: as `reruns.gate.gate` gives them, by the epoch from which forks start.
        above: as `reruns.trajectory.above_floor` gives it.

    Returns:
        gates; noise, how many noise forks there are; changes: for each fork that is compared,
        name, words (what is changed), target (from where to where), status, found (effects beyond
        the noise forks, q < 0.05, as rows of the table, the largest against its null first),
        undecided (how many are not), rises and until (steps in which its samples are further from
        the parent's than the chaos floor is, None where they are not, or where none was recorded).
    """
    own = effects[effects["analysis"].isin(["fork_effects", "fork_classes"])]
    floor = above.set_index("fork")[["rises", "until"]].astype(object)
    changes = []
    for fork in forks:
        rows = own[own["intervention"] == fork["name"]]
        for target, group in rows.groupby("target", sort=False):
            beyond = group[group["q_value"] < 0.05]
            size = (beyond["estimate"] / (beyond["null_high"] - beyond["null_low"])).abs()
            beyond = beyond.loc[size.sort_values(ascending=False).index]
            change = {
                "name": fork["name"],
                "words": in_words(fork),
                "target": target,
                "status": str(group["status"].iloc[0]),
                "found": beyond.to_dict("records"),
                "undecided": int(group["estimate"].notna().sum()) - len(beyond),
            }
            for name in ("rises", "until"):
                value = floor[name].get(fork["name"])
                change[name] = None if value is None or value is pd.NA else int(value)
            changes.append(change)
    noise = sum(fork["change"] == NOISE for fork in forks)
    return {"gates": gates, "noise": noise, "changes": changes}


def curves(traces: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return losses and outputs of D of all runs in columns, a row a window, for plotting tools.

    Columns: step, then "<run> <quantity>".
    """
    columns = {
        f"{run} {name}": trace[trace["status"] == "finite"].set_index("last_step")[name]
        for run, trace in traces.items()
        for name in ("loss_d", "loss_g", "d_real", "d_fake")
    }
    return pd.DataFrame(columns).rename_axis("step").reset_index()
