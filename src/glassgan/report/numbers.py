"""The numbers in the text of the report, each read off a table of results."""

from collections.abc import Mapping
from typing import Any

import pandas as pd


def of_run(census: pd.DataFrame, trace: pd.DataFrame, effects: pd.DataFrame) -> dict[str, Any]:
    """Return the numbers of one run at its last checkpoint with weights.

    Args:
        census: as `features.samples.census` gives it.
        trace: of all links of the run, joined.
        effects: the gathered effects of this run.

    Returns:
        Plain numbers and texts, those that there is nothing to compute from being None:
        epoch, step, status; classes, trains, abstains, pixel_sd, saturated; loss_d, loss_g,
        d_real, d_fake of the last finite window; logit_auroc (and its interval) of real against
        generated; readable, the balanced accuracy with which the class is read off the latents
        ("first") and off the last hidden layer ("last"); components, how many move the image more
        than a random direction (q < 0.05).
    """
    known = census[census["n"].notna()].iloc[-1]
    finite = trace[trace["status"] == "finite"]
    last = finite.iloc[-1] if len(finite) else None
    result: dict[str, Any] = {
        "epoch": int(known["epoch"]),
        "step": int(known["step"]),
        "status": str(census.iloc[-1]["status"]),
        "classes": int(known["classes"]),
        "trains": bool(known["trains"]),
        "judged": int(known["n"]),
        "abstains": float(known["abstains"]),
        "pixel_sd": float(known["pixel_sd"]),
        "saturated": float(known["saturated"]),
    }
    for name in ("loss_d", "loss_g", "d_real", "d_fake"):
        result[name] = None if last is None else float(last[name])

    now = effects[effects["epoch"] == known["epoch"]]
    separation = now[(now["analysis"] == "separation") & (now["intervention"] == "linear probe")]
    output = separation.iloc[-1]
    result["logit_auroc"] = {key: float(output[key]) for key in ("estimate", "ci_low", "ci_high")}

    read = now[(now["analysis"] == "readable_class") & now["estimate"].notna()]
    # the latents and the last hidden layer, whatever came out: no choice that could flatter
    ends = None if read.empty else {"first": read.iloc[0], "last": read.iloc[-2]}
    result["readable"] = ends and {
        end: {
            "layer": str(row["layer"]),
            **{key: float(row[key]) for key in ("estimate", "ci_low", "ci_high", "null_high")},
        }
        for end, row in ends.items()
    }
    components = now[now["analysis"] == "component_effects"]
    result["components"] = int((components["q_value"] < 0.05).sum())
    result["components_tested"] = len(components)
    return result


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
