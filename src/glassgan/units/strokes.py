"""What becomes of the stroke when a unit is removed: thickness, slant, holes and the like."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import torch
from torch import Tensor

from glassgan import concepts
from glassgan.data import DATA
from glassgan.judge import reading
from glassgan.layers.downstream import Downstream, one_by_one
from glassgan.statistics import intervals


def stroke_effects(place: Downstream, units: Sequence[int], *, layer: str) -> list[dict[str, Any]]:
    """Measure the strokes of held-out samples with and without each unit.

    Every unit changes something, and random directions would take as many measured images again
    for each level of energy, so that these rows have no test.

    Args:
        place: held-out latents at the layer, of samples in which the judge sees a class.
        units: chosen on other latents.
        layer: its name.

    Returns:
        Rows of an effects table, one a unit and measure of the stroke, over the latents of which
        both samples have that measure. None where images show no strokes.
    """
    if not DATA.stroked or len(place.latents) < 2:
        return []
    base = reading.strokes(place.images, concepts.MORPHOMETRY)
    zero, rows = torch.zeros_like(place.values[:, 0]), []

    def nothing(images: Tensor) -> Tensor:
        return images[:, 0, 0, :1]

    for unit, moved, images, _ in one_by_one(place, units, lambda _: zero, nothing):
        found = reading.strokes(images, concepts.MORPHOMETRY).set_axis(moved.numpy())
        after = pd.concat([found, base.drop(index=found.index)]).sort_index()
        for concept, unit_of_measure in concepts.MORPHOMETRY.items():
            change = (after[concept] - base[concept]).dropna()
            if len(change) < 2:
                continue
            reach = intervals.margin(change.std(), len(change))
            rows.append(
                {
                    "analysis": "unit_stroke_effects",
                    "layer": layer,
                    "target": str(unit),
                    "intervention": "zero",
                    "concept": concept,
                    **intervals.around(change.mean(), reach),
                    "n": len(change),
                    "unit_of_measure": unit_of_measure,
                    "split": "held-out",
                }
            )
    return rows
