"""What the page says of the layers of the generator."""

from typing import Any

import pandas as pd

NUMBERS = ("estimate", "ci_low", "ci_high", "null_high")


def of_features(effects: pd.DataFrame, summary: pd.DataFrame) -> dict[str, Any]:
    """Return the numbers of the latents and every layer of the generator of one run.

    Args:
        effects: the gathered effects of the run.
        summary: of its layers, a row an epoch and layer, as `features.generator_layers` gives it.

    Returns:
        layers: for the latents and each layer in order, its name, width and effective dimension at
        the last checkpoint ("dimension") and at epoch 0 ("untrained", None if there is no other
        epoch), and of the linear probe that reads the class off it estimate, ci_low, ci_high and
        null_high, None where there was nothing to read; first and last: the latents and the last
        hidden layer of these, None where there is nothing to read, or no hidden layer.
    """
    last = summary["epoch"].max()
    before = summary[summary["epoch"] < last].set_index("layer")["effective_dimension"]
    rows = effects[(effects["analysis"] == "readable_class") & (effects["epoch"] == last)]
    probe = rows.drop_duplicates("layer").set_index("layer")[list(NUMBERS)].astype(float)
    layers = []
    for row in summary[summary["epoch"] == last].to_dict("records"):
        name = str(row["layer"])
        read = probe.loc[name] if name in probe.index else pd.Series(index=NUMBERS, dtype=float)
        layers.append(
            {
                "layer": name,
                "width": int(row["width"]),
                "dimension": float(row["effective_dimension"]),
                "untrained": float(before[name]) if name in before else None,
                **{key: None if pd.isna(read[key]) else float(read[key]) for key in NUMBERS},
            }
        )
    # the latents and the last hidden layer, whatever came out: no choice that could flatter
    readable = bool(layers) and layers[0]["estimate"] is not None
    return {
        "layers": layers,
        "first": layers[0] if readable else None,
        "last": layers[-2] if readable and len(layers) > 2 else None,
    }
