"""What is planted in every phantom, under the names that tables of effects have. Without torch."""

import itertools
from collections.abc import Iterator
from dataclasses import asdict, dataclass

import pandas as pd

from glassgan.concepts import CLASSES
from glassgan.phantoms import layout


@dataclass(frozen=True)
class Row:
    """A part of a phantom of which an analysis may or may not say that it does something.

    phantom: the subject. kind: unit, pair, direction, pixel, layer, class or memory. mechanism: how
    it works. layer, target: as the effects tables name it; of turned directions the names of
    `layout.directions`, of pixels row and column. planted: whether it does anything by itself, or
    with `partner`, the other unit of a pair. strength: as `layout` explains it, of axes as a share
    of the strongest of their concept. concept: that it moves most.

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
    for phantom, number in layout.UNITS.items():
        for part in layout.parts(number):
            kind = "pair" if part.mechanism in layout.PAIRS else "unit"
            shared = (part.strength > 0, part.strength, part.concept)
            for unit in part.units:
                partner = "".join(str(other) for other in part.units if other != unit)
                yield Row(phantom, kind, part.mechanism, "hidden1", str(unit), *shared, partner)
    for phantom, number in layout.DIRECTIONS.items():
        for axis, (planted, strength, concept) in enumerate(_axes(number)):
            shared = (planted, strength, concept)
            yield Row(phantom, "direction", "axis", "latent", f"z{axis}", *shared)
    for phantom, number in layout.TAUGHT.items():
        for unit, (planted, strength, concept) in enumerate(_axes(number)):
            shared = (planted, strength, concept)
            if concept in layout.UNTAUGHT:
                shared = (False, 0.0, "")
            yield Row(phantom, "unit", "taught", "hidden1", str(unit), *shared)
    turned = {
        **{phantom: (0, rotation) for phantom, rotation in layout.OBLIQUE.items()},
        **{phantom: (number, number) for phantom, number in layout.TAUGHT.items()},
    }
    for phantom, (number, rotation) in turned.items():
        for name in layout.directions(number, rotation)[0]:
            untaught = layout.UNTAUGHT if phantom in layout.TAUGHT else ()
            planted = name in layout.CONCEPTS and name not in untaught
            shared = (planted, float(planted), name if planted else "")
            yield Row(phantom, "direction", "rotated", "latent", name, *shared)
    for number, weight in enumerate(layout.readers()):
        yield Row("patch", "unit", "reader", "hidden1", str(number), weight > 0, weight)
    for place in itertools.product(layout.INKED, layout.INKED):
        weight = layout.weight_of(place)
        yield Row("patch", "pixel", "ink", "pixels", f"{place}", weight > 0, weight)
    for layer in ("hidden1", "hidden2"):
        for number, weight in enumerate(layout.filters()):
            yield Row("frequency", "unit", "filter", layer, str(number), weight > 0, weight)
    for phantom, decides in layout.DECIDING.items():
        for number in range(1, layout.LAYERS + 1):
            even = number >= decides
            yield Row(phantom, "layer", "even", f"hidden{number}", "verdict", even, float(even))
    for phantom, (mechanism, share) in layout.COPIES.items():
        yield Row(phantom, "memory", mechanism, "", "copied_p", True, share)
    for phantom, missing in layout.LEFT_OUT.items():
        yield Row(phantom, "memory", "held out", "", "copied_p", False)
        for number in range(CLASSES):
            gone = number in missing
            yield Row(phantom, "class", "left out", "", f"class_{number}", gone, float(gone))
    for phantom in ("constant", "blind"):
        for number in range(layout.NOTHING):
            yield Row(phantom, "unit", "nothing", "hidden1", str(number), False)


def _axes(number: int) -> Iterator[tuple[bool, float, str]]:
    """Yield of each axis whether it is planted, its share of the strongest of a concept, and it."""
    for concept, strength in layout.axes(number):
        most = max(layout.MOVED.get(concept, (1.0,)))
        yield bool(concept), strength / most, concept
