"""What the figures of the latent space share: rows of a run, concepts, words, strips."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.concepts import DIGITS, MEASURED, STROKES
from glassgan.report import wording
from glassgan.report.messages import name_of, say

# Concepts, as figures group them.
GROUPS = {
    "digits": DIGITS,
    "image": [name for name in MEASURED if name not in DIGITS],
    "stroke": list(STROKES),
}
# Analyses of the phase whose names do not begin with "direction_".
OTHERS = ["paths", "latent_geometry", "inversion", "inversion_whole"]


def of_run(effects: pd.DataFrame, name: str, seed: int) -> pd.DataFrame:
    """Return the rows of gathered effects that belong to the phase `latent` of one run.

    Two seeds are compared once, in a row of the first; it is one of the second too.
    """
    own = effects["seed"] == seed
    own |= (effects["analysis"] == "direction_seeds") & (effects["group"] == str(seed))
    own &= effects["subject"] == name
    phase = effects["analysis"].str.startswith("direction_") | effects["analysis"].isin(OTHERS)
    return effects[own & phase].reset_index(drop=True)


def curves_of(
    name: str, arrays: Mapping[str, np.ndarray], header: Mapping[str, Any]
) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Return the curve of every concept along a direction, at the steps of the pictures.

    Args:
        name: of the direction.
        arrays: as `latent_moves` writes them.
        header: of these.

    Returns:
        Mean change and margin, [S] each, by concept; without what was not measured at all.
    """
    steps = list(header["steps"])
    shown = [steps.index(step) for step in header["sheet_steps"]]
    found = {}
    for kind, names, concepts, places in (
        ("curves", header["moved"], MEASURED, shown),
        ("stroke_curves", header["stroke_curves"], STROKES, range(len(shown))),
    ):
        if name in names:
            number = list(names).index(name)
            for place, concept in enumerate(concepts):
                mean, margin = (
                    arrays[f"{kind}.{what}"][number, list(places), place].astype(float)
                    for what in ("mean", "margin")
                )
                if np.isfinite(mean).sum() > 1:
                    found[concept] = (mean, margin)
    return found


def concept_label(concept: str) -> str:
    """Return the name of a concept, or of what else tells a direction from others, as label."""
    return wording.label(name_of(concept))


def direction_label(name: str, method: str) -> str:
    """Return the name of a direction: its method, and its number or concept; of an axis its own."""
    if not name.startswith(method):
        return name
    own = concept_label(name.removeprefix(method).strip())
    return say("latent_figures-direction", method=name_of(method), own=own)


def labels_of(names: Iterable[str], effects: pd.DataFrame) -> dict[str, str]:
    """Return the labels of directions by their names, their methods as the effects have them."""
    tested = effects[effects["analysis"] == "direction_effects"]
    methods = dict(zip(tested["target"], tested["intervention"], strict=True))
    return {
        name: direction_label(name, methods[name]) if name in methods else name for name in names
    }
