"""Does what is measured move as it is named? Known changes of real images, and what moves."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from glassgan.concepts import SEEN
from glassgan.data import DATA
from glassgan.judge import transformations as change
from glassgan.judge.appearance import CUT

Expected = Callable[[pd.DataFrame, float], Mapping[str, pd.Series | float]]

# By how much a change may miss what is expected: this share of it, or this one of the most that any
# of the changes moves the concept, whichever is more.
OF_EXPECTED, OF_MOST = 1 / 2, 1 / 10


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


def of_strokes() -> tuple[Transformation, ...]:
    """Return the transformations of strokes."""
    return (
        *(Transformation("thicken", r, change.thickened, _of_thickening) for r in (0.5, 1.0)),
        *(Transformation("shear", a, change.sheared, _of_shear) for a in (-20.0, 20.0)),
        *(Transformation("scale", s, change.scaled, _of_scaling) for s in (0.8, 1.2)),
        *_moves(),
    )


def of_appearance() -> tuple[Transformation, ...]:
    """Return the transformations of any images; those of colours where there are any."""
    coloured = DATA.channels > 1
    return (
        Transformation("brighten", 0.1, change.brightened, _of_brightening),
        Transformation("darken", 0.1, change.darkened, _of_darkening),
        *(Transformation("take contrast", s, change.flattened, _of_flattening) for s in (0.1, 0.3)),
        *(Transformation("blur", w, change.blurred, _of_blur) for w in (0.5, 1.0)),
        Transformation("mirror", 1.0, change.mirrored, _of_mirror),
        Transformation("mix with the mirror image", 0.5, change.mirrored, _of_symmetry),
        *(Transformation("scale", s, change.scaled, _of_size) for s in (0.8, 1.2)),
        *_moves(symmetry=np.nan, **_grounded()),
        *(
            Transformation("turn hues", a, change.turned, _of_turn)
            for a in (-120.0, 120.0)
            if coloured
        ),
        *(
            Transformation("take colour", s, change.desaturated, _of_desaturation)
            for s in (0.2, 0.5)
            if coloured
        ),
    )


def validation(
    images: np.ndarray,
    measure: Callable[[np.ndarray], pd.DataFrame],
    units: Mapping[str, str] = SEEN,
    transformations: Sequence[Transformation] | None = None,
) -> pd.DataFrame:
    """Return by how much known transformations of images move each concept.

    Args:
        images: real ones, [N, C, H, W] in [−1, 1].
        measure: images → a row an image, a column a concept.
        units: of measure, of the concepts that are looked at.
        transformations: those of strokes or of appearance, as the data set has one or the other.

    Returns:
        A row for each of the transformations and each concept: transformation, amount (pixels for
        thicken, the radius, for shift and for blur; degrees for shear and for hues; a factor for
        scale; the share of what is mixed in for the others), concept, unit (of the concept); over
        the images the medians of the expected change (nan where geometry does not say, as it
        never does of factors and of a user's own concepts) and of the change, and low and high,
        between which 95 % of the changes lie; n, the images in which the concept is defined before
        and after; right, whether the change is as it should be, see `right` (missing where nothing
        is expected or nothing was measured).
    """
    before = measure(images)
    rows = []
    if transformations is None:
        transformations = of_strokes() if DATA.stroked else of_appearance()
    for transformation in transformations:
        amount = transformation.amount
        changes = measure(transformation.apply(images, amount)) - before
        expected = transformation.expected(before, amount)
        for concept, unit in units.items():
            unknown = 0.0 if concept in SEEN else np.nan
            moved = changes[concept].dropna()
            low, high = moved.quantile([0.025, 0.975])
            rows.append(
                {
                    "transformation": transformation.name,
                    "amount": amount,
                    "concept": concept,
                    "unit": unit,
                    "expected": float(np.median(expected.get(concept, unknown))),
                    "change": moved.median(),
                    "low": low,
                    "high": high,
                    "n": len(moved),
                }
            )
    table = pd.DataFrame(rows)
    return table.assign(right=right(table))


def right(table: pd.DataFrame) -> pd.Series:
    """Return whether changes are as they should be, missing where that is not known.

    A change is where it misses the expected one by at most `OF_EXPECTED` of it or `OF_MOST` of the
    most that any of the changes moves the concept. So a concept that should stay may move by a
    tenth of what moves it most.

    Args:
        table: concept, expected and change, as `validation` gives them.
    """
    expected, change = table["expected"], table["change"]
    most = change.abs().groupby(table["concept"]).transform("max")
    allowed = np.maximum(OF_EXPECTED * expected.abs(), OF_MOST * most)
    fits = ((change - expected).abs() <= allowed).astype("boolean")
    return fits.mask(expected.isna() | change.isna())


def _moves(**others: float) -> tuple[Transformation, ...]:
    """Return the transformations that move images, and which further concepts they may move."""
    return (
        Transformation(
            "shift right",
            2.0,
            lambda x, a: change.moved(x, int(a), 0),
            lambda _, a: {"centre_x": a, **others},
        ),
        Transformation(
            "shift down",
            1.0,
            lambda x, a: change.moved(x, 0, int(a)),
            lambda _, a: {"centre_y": a, **{k: v for k, v in others.items() if k != "symmetry"}},
        ),
    )


def _grounded() -> dict[str, float]:
    """Return what a shift moves where no plain ground comes in: all that is seen may."""
    if DATA.dark_ground:
        return {}
    return dict.fromkeys((name for name in SEEN if not name.startswith("centre")), np.nan)


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


# Mixing with black, white or grey is linear: it scales every difference of lumas by 1 − share. The
# threshold of edges, and that of the foreground, are fixed.
def _of_flattening(before: pd.DataFrame, share: float) -> dict[str, pd.Series | float]:
    unknown = ("edge density", "extent", "saturation", "centre_x", "centre_y")
    return {"contrast": -share * before["contrast"], **dict.fromkeys(unknown, np.nan)}


def _of_brightening(before: pd.DataFrame, share: float) -> dict[str, pd.Series | float]:
    return {**_of_flattening(before, share), "brightness": share * (1 - before["brightness"])}


def _of_darkening(before: pd.DataFrame, share: float) -> dict[str, pd.Series | float]:
    darker = {**_of_flattening(before, share), "brightness": -share * before["brightness"]}
    return {**darker, "saturation": 0.0}


def _of_blur(before: pd.DataFrame, width: float) -> dict[str, pd.Series | float]:
    unknown = ("contrast", "edge density", "sharpness", "symmetry", "extent", "saturation")
    return dict.fromkeys(unknown, np.nan)


def _of_mirror(before: pd.DataFrame, share: float) -> dict[str, pd.Series | float]:
    return {"centre_x": -2 * before["centre_x"]}


def _of_symmetry(before: pd.DataFrame, share: float) -> dict[str, pd.Series | float]:
    unknown = ("contrast", "edge density", "sharpness", "extent", "saturation", "centre_y")
    moved = {"symmetry": 1 - before["symmetry"], "centre_x": -before["centre_x"]}
    return {**moved, **dict.fromkeys(unknown, np.nan)}


def _of_size(before: pd.DataFrame, factor: float) -> dict[str, pd.Series | float]:
    unknown: tuple[str, ...] = ("contrast", "edge density", "sharpness", "symmetry")
    grown = {name: (factor**2 - 1) * before[name] for name in ("extent", "brightness")}
    if not DATA.dark_ground:  # what lies beyond the frame is not known
        unknown += ("brightness", "hue", "saturation")
    centre = {name: (factor - 1) * before[name] for name in ("centre_x", "centre_y")}
    return {**grown, **centre, **dict.fromkeys(unknown, np.nan)}


def _of_turn(before: pd.DataFrame, degrees: float) -> dict[str, pd.Series | float]:
    after = CUT - np.mod(CUT - before["hue"] - degrees, 360)
    unknown = ("brightness", "contrast")
    return {"hue": after - before["hue"], **dict.fromkeys(unknown, np.nan)}


def _of_desaturation(before: pd.DataFrame, share: float) -> dict[str, pd.Series | float]:
    moved = (
        "saturation",
        "edge density",
        "sharpness",
        "symmetry",
        "extent",
        "centre_x",
        "centre_y",
    )
    return dict.fromkeys(moved, np.nan)
