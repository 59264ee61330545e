"""Dose-response: a unit's concept when its value is multiplied by a factor."""

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor

from glassgan.concepts import MEASURED
from glassgan.layers.downstream import Downstream, Read, one_by_one
from glassgan.statistics import intervals

FACTORS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0)


@torch.no_grad()
def dose_response(
    place: Downstream, chosen: Sequence[tuple[int, int]], read: Read, *, layer: str
) -> list[dict[str, Any]]:
    """Measure the concept of each unit with the unit's value times −1 to 2.

    Args:
        place: held-out latents at the layer.
        chosen: (unit, number of its concept), chosen on other latents.
        read: as `reading.measure` gives it.
        layer: its name.

    Returns:
        Rows of an effects table: the concept's change from factor 1, which has the change 0.
    """
    base = read(place.images)
    target = dict(chosen)
    concepts, count = list(MEASURED), len(place.latents)
    rows = []
    for factor in FACTORS:

        def scaled(unit: int, factor: float = factor) -> Tensor:
            return factor * place.values[:, unit]

        for unit, moved, _, measures in one_by_one(place, list(target), scaled, read):
            k = target[unit]
            change = torch.zeros(count)
            change[moved] = measures[:, k] - base[moved, k]
            reach = intervals.margin(float(change.std()), count)
            rows.append(
                {
                    "analysis": "unit_dose",
                    "layer": layer,
                    "target": str(unit),
                    "intervention": f"times {factor:g}",
                    "dose": factor,
                    "concept": concepts[k],
                    **intervals.around(change.mean(), reach),
                    "n": count,
                    "unit_of_measure": MEASURED[concepts[k]],
                    "split": "held-out",
                }
            )
    return rows
