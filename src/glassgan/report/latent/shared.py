"""What the figures of the latent space share: concepts, words, strips."""

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.concepts import CLASS_CONCEPTS, MEASURED, STROKES
from glassgan.report import wording
from glassgan.report.messages import brief, name_of, say

# Concepts, as figures group them.
_GROUPS = {
    "classes": CLASS_CONCEPTS,
    "image": [name for name in MEASURED if name not in CLASS_CONCEPTS],
    "stroke": list(STROKES),
}
GROUPS = {name: group for name, group in _GROUPS.items() if group}


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
    return wording.label(brief(concept))


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
