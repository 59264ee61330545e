"""What the figures, the page and the numbers of units share: rows by unit, scales, labels."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from glassgan.concepts import is_named
from glassgan.data import DATA
from glassgan.effects import side
from glassgan.report import messages, style, wording

LEVELS = 16  # of a picture on either side of zero
# Interventions on a unit: colour, marker. Messages name them: units_figures-set-to-….
INTERVENTIONS = {
    "zero": (style.BLUE, "o"),
    "mean": (style.ORANGE, "s"),
    "another": (style.GREEN, "D"),
    "high": (style.RED, "^"),
}
# Rankings of units for sets: colour, marker. Messages name them: units_figures-by-….
RANKINGS = {
    "effect": (style.BLUE, "o"),
    "association": (style.ORANGE, "s"),
    "optimisation": (style.GREEN, "D"),
    "greed": (style.RED, "^"),
}
# Analyses whose target is the number of a unit.
OF_UNITS = frozenset(
    f"unit_{name}"
    for name in (
        "association",
        "life",
        "effects",
        "specificity",
        "damage",
        "dose",
        "overlap",
        "insertion",
        "stroke_effects",
    )
)
# GAN Dissection (Bau et al. 2019): share of the pixels of an object class in scenes that is gone
# without 20 units, from the class that resists most to the one that resists least; and the Fréchet
# distance of samples, without 20 artifact units, and without 20 random ones.
THEIR_REMOVAL = (0.12, 0.77)
THEIR_DISTANCE = {"before": 52.87, "without": 32.11, "random": 52.27}


def of_run(effects: pd.DataFrame, name: str, seed: int) -> pd.DataFrame:
    """Return the rows of gathered effects that belong to the phase `units` of one run."""
    own = (effects["subject"] == name) & (effects["seed"] == seed)
    phase = effects["analysis"].str.match("unit_|set_|artifact_units|concept_reliability")
    return effects[own & phase].reset_index(drop=True)


def shades(values: np.ndarray, bound: float) -> np.ndarray:
    """Round values in [−bound, bound] to few levels, of which zero is one: pictures pack better."""
    step = bound / LEVELS
    found: np.ndarray = np.rint(values / step) * step
    return found


def on_paper(image: np.ndarray) -> np.ndarray:
    """Return a stored image, uint8 [H, W], with few levels, ink dark; in colour [3, H, W] as is."""
    levels = shades(image, 255.0)
    return 255 - levels if image.ndim == 2 and DATA.dark_ground else levels


def called(concept: str) -> str:
    """Return a concept as labels in the language that is spoken have it."""
    return wording.label(messages.brief(concept))


def rows_of(effects: pd.DataFrame, analysis: str, epoch: int | None = None) -> pd.DataFrame:
    """Return the rows of one analysis, of the last epoch that it has or of a given one.

    With the column named, and, where an analysis has a row a unit (`OF_UNITS`), the column unit.
    """
    rows = effects[effects["analysis"] == analysis]
    if len(rows):
        rows = rows[rows["epoch"] == (rows["epoch"].max() if epoch is None else epoch)]
    rows = rows.assign(named=is_named(rows))
    return rows.assign(unit=rows["target"].astype(int)) if analysis in OF_UNITS else rows


def kind_of(sweep: Mapping[str, np.ndarray], kind: str, what: str) -> dict[str, np.ndarray]:
    """Return one tensor of every layer of a sweep, "trained" or "untrained", in order."""
    start = f"{kind}."
    own = {key.removeprefix(start): value for key, value in sweep.items() if key.startswith(start)}
    return {layer: value.astype(np.float32) for layer, value in style.ordered(own, what).items()}


def scale_of(header: Mapping[str, Any]) -> dict[str, float]:
    """Return the standard deviation over samples of each concept, from the header of a sweep.

    Infinite where a concept hardly varies, of which a header, which is JSON, has no number.
    """
    scales = (float("inf") if scale is None else float(scale) for scale in header["scale"])
    return dict(zip(header["concepts"], scales, strict=True))


def beyond(rows: pd.DataFrame) -> Any:
    """Return which effects have their whole interval outside the range of their null."""
    return side(rows) != 0


def in_deviations(rows: pd.DataFrame, scale: Mapping[str, float]) -> pd.DataFrame:
    """Return effects, intervals and nulls in standard deviations of their concepts."""
    numbers = ["estimate", "ci_low", "ci_high", "null_low", "null_high"]
    divided = rows[numbers].div(rows["concept"].map(scale).astype(float), axis=0)
    return rows.assign(**{name: divided[name] for name in numbers})
