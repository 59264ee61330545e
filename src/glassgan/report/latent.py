"""What the figures of the latent space share: rows of a run, concepts, words, strips."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import style, units

# As in `glassgan.latent.bank`, which needs torch; a figure does not.
GROUPS = {
    "digits": [f"digit {number}" for number in range(10)],
    "image": ["no digit", "ink", "centre_x", "centre_y"],
    "stroke": ["area", "length", "thickness", "slant", "width", "height", "holes", "parts"],
}
MEASURED = [*GROUPS["digits"], *GROUPS["image"]]
STROKES = GROUPS["stroke"]
CONCEPTS = [*MEASURED, *STROKES]
GAP = 2  # pixels between pictures
WIDE = 28 + GAP
# Analyses of the phase whose names do not begin with "direction_".
OTHERS = ["paths", "latent_geometry", "inversion", "inversion_whole"]
EMPTY = "#EDEDED"  # of a cell without a value


def of_run(effects: pd.DataFrame, name: str, seed: int) -> pd.DataFrame:
    """Return the rows of gathered effects that belong to the phase `latent` of one run.

    Two seeds are compared once, in a row of the first; it is one of the second too.
    """
    own = effects["seed"] == seed
    own |= (effects["analysis"] == "direction_seeds") & (effects["intervention"] == f"seed {seed}")
    own &= effects["subject"] == name
    phase = effects["analysis"].str.startswith("direction_") | effects["analysis"].isin(OTHERS)
    return effects[own & phase].reset_index(drop=True)


def rows_of(effects: pd.DataFrame, analysis: str) -> pd.DataFrame:
    """Return the rows of one analysis that have an estimate."""
    chosen = (effects["analysis"] == analysis) & effects["estimate"].notna()
    return effects[chosen].reset_index(drop=True)


def beyond(rows: pd.DataFrame) -> np.ndarray:
    """Return which rows lie beyond their null, at a false discovery rate of `units.LEVEL`."""
    return (rows["q_value"] < units.LEVEL).to_numpy()


def arms(rows: pd.DataFrame) -> np.ndarray:
    """Return how far the intervals of rows reach below and above their estimates, [2, rows]."""
    below = rows["estimate"] - rows["ci_low"]
    above = rows["ci_high"] - rows["estimate"]
    return np.stack([below, above]).astype(float).clip(min=0)


def words(name: str) -> str:
    """Return the name of a direction or of a concept as labels have it."""
    return name.replace("centre_", "centre ")


def q_words(q: float) -> str:
    """Return a q-value as words have it."""
    return "q < 0.001" if q < 0.001 else f"q = {q:.3f}"


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


def strip(fig: Figure, left: float, top: float, tile: float, images: np.ndarray) -> Axes:
    """Show images [R, S, 28, 28] in R rows, each picture `tile` inches wide, as one picture."""
    rows, columns = images.shape[:2]
    ax = style.axes_at(fig, left, top, columns * tile, rows * tile)
    style.picture(ax, units.mosaic(list(images.astype(float)), GAP, empty=-1), aspect="auto")
    return ax


def middles(ax: Axes, count: int, labels: Sequence[str], rows: bool = False) -> None:
    """Label the columns (or the rows) of a strip, at the middles of its pictures."""
    places = [WIDE * number + 13.5 for number in range(count)]
    (ax.set_yticks if rows else ax.set_xticks)(places, labels)
    ax.tick_params(length=0, pad=2)


def below_strip(ax: Axes, count: int) -> None:
    """Give axes of the width of a strip the numbers of its pictures, from 0, as places."""
    reach = 14 / WIDE
    ax.set_xlim(-reach, count - 1 + reach)


def step_labels(steps: Sequence[float]) -> list[str]:
    """Return the lengths of moves as labels."""
    return [units.signed(step, "+g") if step else "0" for step in steps]


def letter(fig: Figure, left: float, top: float, which: str) -> None:
    """Write the letter by which a caption names a panel, at a place in inches."""
    style.words_at(fig, left, top, which, fontweight="bold", fontsize=9)
