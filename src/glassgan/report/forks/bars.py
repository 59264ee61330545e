"""Effects as points beside what noise gives, a row each, on an axis that shows both."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from glassgan.effects import FDR
from glassgan.report import style
from glassgan.report.messages import say
from glassgan.report.wording import signed

NUMBERS = ("estimate", "ci_low", "ci_high", "null_low", "null_high")
LOOK: dict[str, Any] = {"ms": 4.5, "color": style.BLUE, "lw": 1.0}
DECADES = 30  # so many times the band, and an axis is logarithmic beyond it


def scaled(rows: pd.DataFrame, factor: float) -> pd.DataFrame:
    """Return rows of effects with all `NUMBERS` multiplied."""
    return rows.assign(**{name: rows[name] * factor for name in NUMBERS})


def bars(ax: Axes, rows: pd.DataFrame, y: np.ndarray, height: float = 0.8) -> None:
    """Draw effects with their intervals and what noise gives, filled where they are beyond it.

    Args:
        ax: axes.
        rows: of an effects table.
        y: where each of them stands, [rows].
        height: of the band of noise.
    """
    value, low, high, null_low, null_high = rows[list(NUMBERS)].to_numpy(dtype=float).T
    beyond = (rows["q_value"] < FDR).to_numpy()
    ax.axvline(0, color=style.GREY, lw=0.6)
    ax.barh(y, null_high - null_low, height, left=null_low, color=style.NULL, lw=0, zorder=0)
    for mask, face in ((beyond, style.BLUE), (~beyond, "white")):
        arms = [value[mask] - low[mask], high[mask] - value[mask]]
        ax.errorbar(value[mask], y[mask], xerr=arms, fmt="o", mfc=face, **LOOK)


def axis(ax: Axes, ends: np.ndarray, band: np.ndarray) -> None:
    """Choose the range, and a scale on which noise is not hidden by effects many times as large."""
    ends, band = ends[np.isfinite(ends)], band[np.isfinite(band)]
    if len(ends) == 0:
        ax.set_xlim(-1, 1)
        ax.set_xticks([])
        return
    span = float(np.abs(ends).max()) or 1.0
    reach = min(float(band.max()), 1.5 * span) if len(band) else 0.0  # a wider band is cut
    low, high = min(float(ends.min()), -reach), max(float(ends.max()), reach)
    margin = 0.06 * (high - low)
    small = float(np.median(band if len(band) else np.abs(ends)))
    if small > 0 and span > DECADES * small:
        unit = 10 ** np.ceil(np.log10(small))
        decades = unit * 10.0 ** np.arange(0, np.ceil(np.log10(span / unit)))
        ticks = decades[:: 1 + len(decades) // 4]
        ax.set_xscale("symlog", linthresh=unit, linscale=1.0)
        ax.set_xlim(min(1.6 * low, -0.5 * unit), max(1.6 * high, 0.5 * unit))
        ticks = np.concatenate([-ticks[::-1], [0], ticks])
        ticks = ticks[(ticks >= ax.get_xlim()[0]) & (ticks <= ax.get_xlim()[1])]
        ax.set_xticks(ticks, [signed(tick, "g") for tick in ticks])
        ax.minorticks_off()
    else:
        ax.set_xlim(low - margin, high + margin)
        ax.xaxis.set_major_locator(MaxNLocator(5))


def handles() -> list[Line2D | Patch]:
    """Return what explains `bars` in a legend."""
    return [
        Line2D([], [], label=say("forks_figures-beyond", q=f"{FDR}"), marker="o", **LOOK),
        Line2D([], [], mfc="white", label=say("forks_figures-undecided"), marker="o", **LOOK),
        Patch(color=style.NULL, label=say("forks_figures-band")),
    ]
