"""Does morphometry measure what it names? Known transformations of real digits, and what moves."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy import ndimage

from glassgan.concepts import MORPHOMETRY
from glassgan.data import DATA
from glassgan.judge.morphometry import CONCEPTS, FACTOR, binary, reduced, stroke

CENTRE = np.array([(size - 1) / 2 for size in DATA.shape[1:]])


def thickened(images: np.ndarray, radius: float) -> np.ndarray:
    """Dilate strokes by a disc, as Morpho-MNIST does: enlarged and binary, then reduced to grey.

    Args:
        images: [N, 28, 28] in [−1, 1]; so are those of the functions below.
        radius: pixels.
    """
    near = [
        ndimage.distance_transform_edt(~mask) <= radius * FACTOR if mask.any() else mask
        for mask in binary(images)
    ]
    return np.array([2 * reduced(mask) - 1 for mask in near])


def sheared(images: np.ndarray, degrees: float) -> np.ndarray:
    """Move rows sideways about the middle one; positive leans the top to the right."""
    return _affine(images, np.array([[1, 0], [np.tan(np.radians(degrees)), 1]]))


def scaled(images: np.ndarray, factor: float) -> np.ndarray:
    """Enlarge or reduce about the centre of the image."""
    return _affine(images, np.eye(2) / factor)


def shifted(images: np.ndarray, right: int, down: int) -> np.ndarray:
    """Move by whole pixels."""
    return ndimage.shift(images, (0, down, right), order=0, cval=DATA.ground)


def _affine(images: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    """Draw each pixel (row, column) from `matrix` @ it, about the centre, by cubic splines."""
    offset = CENTRE - matrix @ CENTRE
    # Spline coefficients next to the step from stroke to background overshoot the range.
    moved = [ndimage.affine_transform(image, matrix, offset, cval=DATA.ground) for image in images]
    return np.clip(moved, -1, 1)


Expected = Callable[[pd.DataFrame, float], dict[str, pd.Series | float]]


@dataclass(frozen=True)
class Transformation:
    """A transformation, by how much, and the changes it should make.

    expected: from the measures before and the amount, the change of each concept that should
    change; nan where geometry alone does not say by how much.
    """

    name: str
    amount: float
    apply: Callable[[np.ndarray, float], np.ndarray]
    expected: Expected


def _of_thickening(before: pd.DataFrame, radius: float) -> dict[str, pd.Series | float]:
    # The slanted sides move by the radius at right angles to themselves.
    sides = 2 * radius / np.cos(np.radians(before["slant"]))
    grown = {"thickness": 2 * radius, "height": 2 * radius, "width": sides}
    return {**grown, "area": np.nan, "ink": np.nan}


def _of_shear(before: pd.DataFrame, degrees: float) -> dict[str, pd.Series | float]:
    shear = np.tan(np.radians(degrees))
    after = np.degrees(np.arctan(np.tan(np.radians(before["slant"])) + shear))
    moved = {"slant": after - before["slant"], "centre_x": -shear * before["centre_y"]}
    return {**moved, "length": np.nan}


def _of_scaling(before: pd.DataFrame, factor: float) -> dict[str, pd.Series | float]:
    lengths = ["length", "thickness", "width", "height", "centre_x", "centre_y"]
    changes = {name: (factor - 1) * before[name] for name in lengths}
    return {**changes, **{name: (factor**2 - 1) * before[name] for name in ("area", "ink")}}


TRANSFORMATIONS = (
    *(Transformation("thicken", r, thickened, _of_thickening) for r in (0.5, 1.0)),
    *(Transformation("shear", a, sheared, _of_shear) for a in (-20.0, 20.0)),
    *(Transformation("scale", s, scaled, _of_scaling) for s in (0.8, 1.2)),
    Transformation(
        "shift right", 2.0, lambda x, a: shifted(x, int(a), 0), lambda _, a: {"centre_x": a}
    ),
    Transformation(
        "shift down", 1.0, lambda x, a: shifted(x, 0, int(a)), lambda _, a: {"centre_y": a}
    ),
)


def validation(images: np.ndarray) -> pd.DataFrame:
    """Return by how much known transformations of digits move each concept.

    Args:
        images: real digits [N, 28, 28] in [−1, 1].

    Returns:
        A row for each of `TRANSFORMATIONS` and each concept: transformation, amount (pixels for
        thicken, the radius, and for shift; degrees for shear; a factor for scale), concept, unit
        (of the concept); over the images the medians of the expected change (nan where geometry
        does not say) and of the change, and low and high, between which 95 % of the changes lie;
        n, the images in which the concept is defined before and after.
    """
    before = stroke(images)
    rows = []
    for transformation in TRANSFORMATIONS:
        amount = transformation.amount
        changes = stroke(transformation.apply(images, amount)) - before
        expected = transformation.expected(before, amount)
        for concept in CONCEPTS:
            change = changes[concept].dropna()
            low, high = change.quantile([0.025, 0.975])
            rows.append(
                {
                    "transformation": transformation.name,
                    "amount": amount,
                    "concept": concept,
                    "unit": MORPHOMETRY[concept],
                    "expected": float(np.median(expected.get(concept, 0.0))),
                    "change": change.median(),
                    "low": low,
                    "high": high,
                    "n": len(change),
                }
            )
    return pd.DataFrame(rows)
