"""What the figures and the numbers of special samples share: groups, scales of logits, words."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from glassgan.data import DATA
from glassgan.report import style
from glassgan.report.messages import class_name, say

# As in `glassgan.attribution.special`, which needs torch; a figure does not.
GROUPS = {
    "real": style.REAL,
    "generated": style.FAKE,
    "changed": style.GREEN,
    f"no {DATA.kind}": style.GREY,
    "made by gradient": "#CC79A7",
}
REAL_TEST, OWN = f"real test {DATA.plural}", "own samples"
TICKS = [0.0, *(sign * size * 10.0**power for power in range(-3, 5)
                for size in (1, 3) for sign in (-1, 1))]  # fmt: skip


def rows_of(effects: pd.DataFrame, analysis: str) -> pd.DataFrame:
    """Return the rows of one analysis that have an estimate, at the last epoch that it has."""
    rows = effects[(effects["analysis"] == analysis) & effects["estimate"].notna()]
    return rows[rows["epoch"] == rows["epoch"].max()].reset_index(drop=True)


def unit_of(logits: Mapping[str, np.ndarray]) -> float:
    """Return the size of logits up to which an axis is about linear: that of their spread.

    The standard deviation of real and own samples, each around its mean; 1 where nothing varies.
    """
    parts = [logits[name] - logits[name].mean() for name in (REAL_TEST, OWN) if name in logits]
    spread = float(np.concatenate(parts).std()) if parts else 0.0
    return spread if spread > 0 else 1.0


def ticks(low: float, high: float, unit: float, apart: float) -> list[float]:
    """Return round logits between two for an axis of arsinh(logit / unit), zero first.

    Args:
        low: logit at its left end.
        high: at its right end.
        unit: as `unit_of` gives it.
        apart: least distance on the axis.
    """
    found: list[float] = []
    for tick in TICKS:
        place = np.arcsinh(tick / unit)
        if low <= tick <= high and all(
            abs(place - np.arcsinh(other / unit)) >= apart for other in found
        ):
            found.append(tick)
    return found


def judged_words(label: int) -> str:
    """Return what the judge names in an image, below zero: nothing."""
    if label < 0:
        return say("attribution_figures-no-kind")
    name = class_name(label)
    vowel = "yes" if name[:1] in "aeiou" else "no"
    return say("attribution_figures-a-kind", label=name, vowel=vowel)


def logit_words(value: float) -> str:
    """Return a logit in two figures or so, with a proper minus sign."""
    size = abs(value)
    form = ".0f" if size >= 9.95 else ".1f" if size >= 0.995 else ".2f"
    text = format(value, form)
    return text.replace("-", "−") if float(text) else text.lstrip("-")
