"""What is planted in every phantom, under the names that tables of effects have. Without torch."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass

import numpy as np
import pandas as pd

from glassgan.concepts import CLASSES
from glassgan.phantoms import layout


@dataclass(frozen=True)
class Row:
    """A part of a phantom of which an analysis may or may not say that it does something.

    phantom: the subject. kind: unit, pair, direction, patch, frequency, layer, class or memory.
    mechanism: how it works. layer, target: as the effects tables name it; of "oblique" the names
    of `directions`. planted: whether it does anything by itself, or with `partner`, the other unit
    of a pair. strength: as `layout` explains it. concept: that it moves most.

    A witness does nothing, but goes with what another unit does: to an association it is no
    negative. Of a redundant or cancelling pair one unit, or both, may be taken out unseen.
    """

    phantom: str
    kind: str
    mechanism: str
    layer: str
    target: str
    planted: bool
    strength: float = 0.0
    concept: str = ""
    partner: str = ""


def table() -> pd.DataFrame:
    """Return all that is planted, and what is not beside it, a row a `Row`."""
    return pd.DataFrame([asdict(row) for row in _rows()])


def _rows() -> Iterator[Row]:
    for part in layout.parts():
        kind = "pair" if part.mechanism in layout.PAIRS else "unit"
        shared = (part.strength > 0, part.strength, part.concept)
        for unit in part.units:
            partner = "".join(str(other) for other in part.units if other != unit)
            yield Row("units", kind, part.mechanism, "hidden1", str(unit), *shared, partner)
    for number, (concept, strength) in enumerate(layout.axes()):
        shared = (bool(concept), strength, concept)
        yield Row("directions", "direction", "axis", "latent", f"z{number}", *shared)
    for name, vector in zip(*layout.directions(0), strict=True):
        length = float(np.linalg.norm(vector)) if name in layout.CONCEPTS else 0.0
        shared = (length > 0, length, name if length else "")
        yield Row("oblique", "direction", "rotated", "latent", name, *shared)
    for number, weight in enumerate(layout.readers()):
        yield Row("patch", "unit", "reader", "hidden1", str(number), weight > 0, weight)
    yield Row("patch", "patch", "ink", "", "", True, 1.0, "middle")
    yield Row("patch", "patch", "ink", "", "", False, 0.0, "border")
    for layer in ("hidden1", "hidden2"):
        for number, name in enumerate(layout.FILTERS):
            weight = layout.HIGH.get(name, 0.0)
            yield Row("frequency", "frequency", name, layer, str(number), weight > 0, weight)
    for layer, even in layout.READABLE.items():
        yield Row("deciding_layer", "layer", "even", layer, "verdict", even, float(even))
    for phantom, mechanism in layout.COPIES.items():
        yield Row(phantom, "memory", mechanism, "", "copied_p", True, 1.0)
    for phantom in ("unseen", "no_fours"):
        yield Row(phantom, "memory", "held out", "", "copied_p", False)
        for digit in range(CLASSES):
            missing = phantom == "no_fours" and digit == layout.LEFT_OUT
            yield Row(phantom, "class", "left out", "", f"class_{digit}", missing, float(missing))
    for phantom in ("constant", "blind"):
        for number in range(layout.NOTHING):
            yield Row(phantom, "unit", "nothing", "hidden1", str(number), False)
