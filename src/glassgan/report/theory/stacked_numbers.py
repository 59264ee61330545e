"""What the text says of Stacked MNIST, read from effects."""

from typing import Any

import pandas as pd

from glassgan.report.theory.published import STACKED
from glassgan.theory.names import (
    ALL,
    FROM_LAW,
    GENERATED,
    HELD_OUT,
    KL,
    MODES,
    SURE,
    TRUE,
)


def of_stacked(effects: pd.DataFrame) -> dict[str, Any]:
    """Return what became of Stacked MNIST; nothing where no GAN was trained on it.

    packings: a row a packing, of the last state of each seed: packing; seeds; diverged, how many;
    sure, the share of samples of which the judge is sure; modes, divergence, modes_sure,
    divergence_sure, each with its mean, lowest and highest over seeds; floor_sure: the mean KL of
    as many labels from p as there are sure ones; published: modes and KL of PacGAN's authors in
    their first setting, None of other packings.
    real: the same of stacks of test images, beside modes_true, divergence_true of their true
    labels, and accuracy, accuracy_sure of the judge.
    floor: modes, divergence of labels from p, mean, lowest and highest of 95 %. samples; steps.
    """
    rows = effects[effects["analysis"] == "stacked"].assign(
        packing=lambda table: table["intervention"].astype(int)
    )
    if rows.empty:
        return {}
    packings = []
    for packing, own in rows.groupby("packing"):
        drawn = own[own["target"] != HELD_OUT]
        last = drawn[drawn["dose"] == drawn.groupby("seed")["dose"].transform("max")]
        at_end = last[last["target"] == GENERATED]
        published = STACKED["as VEEGAN"].get(int(str(packing)))
        packings.append(
            {
                "packing": packing,
                "seeds": int(at_end["seed"].nunique()),
                "diverged": int(at_end.loc[at_end["status"] == "diverged", "seed"].nunique()),
                "published": published and (published[0], published[2]),
                **_stacks(at_end, last[last["target"] == FROM_LAW]),
            }
        )
    held = rows[(rows["packing"] == rows["packing"].min()) & rows["dose"].isna()]
    real = held[held["target"] == HELD_OUT]
    modes, divergence = (
        rows[(rows["target"] == FROM_LAW) & (rows["group"] == ALL) & (rows["concept"] == concept)]
        for concept in (MODES, KL)
    )
    return {
        "packings": packings,
        "real": {
            "packing": None,
            "seeds": int(real["seed"].nunique()),
            "diverged": 0,
            "published": None,
            **_stacks(real, held[held["target"] == FROM_LAW]),
            "modes_true": _over_seeds(real, MODES, TRUE),
            "divergence_true": _over_seeds(real, KL, TRUE),
            "accuracy": _over_seeds(real, "accuracy", ALL),
            "accuracy_sure": _over_seeds(real, "accuracy", SURE),
        },
        "floor": {
            name: {
                "mean": float(part["estimate"].mean()),
                "low": float(part["null_low"].min()),
                "high": float(part["null_high"].max()),
            }
            for name, part in (("modes", modes), ("divergence", divergence))
        },
        "samples": int(modes["n"].max()),
        "steps": int(rows["dose"].max()),
    }


def _stacks(rows: pd.DataFrame, beside: pd.DataFrame) -> dict[str, Any]:
    """Return what the judge says of images, and of as many labels from p as it is sure of."""
    return {
        "sure": _over_seeds(rows, "sure"),
        "modes": _over_seeds(rows, MODES, ALL),
        "divergence": _over_seeds(rows, KL, ALL),
        "modes_sure": _over_seeds(rows, MODES, SURE),
        "divergence_sure": _over_seeds(rows, KL, SURE),
        "floor_modes_sure": _over_seeds(beside, MODES, SURE),
        "floor_sure": _over_seeds(beside, KL, SURE),
    }


def _over_seeds(rows: pd.DataFrame, concept: str, group: str = "") -> dict[str, float] | None:
    """Return mean, lowest and highest of a number over seeds; None where no seed has it."""
    found = rows[(rows["concept"] == concept) & (rows["group"] == group)]["estimate"].dropna()
    if found.empty:
        return None
    return {"mean": float(found.mean()), "low": float(found.min()), "high": float(found.max())}
