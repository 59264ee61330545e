"""Figure: whether units have counterparts in the same subject trained with another seed."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from glassgan.report import style
from glassgan.report.messages import say

KINDS = {
    "trained": (style.BLUE, "o"),
    "untrained": (style.GREY, "s"),
    "random basis": (style.RED, "D"),
}


def draw(matches: pd.DataFrame) -> Figure:
    """Draw how alike best matches are, and how many units have a counterpart, by layer.

    Args:
        matches: a row a unit and pair of seeds, as `scripts/units/matches.py` writes it.
    """
    fig = style.wide(0.33)
    layers = list(matches["layer"].unique())
    left, right = fig.subplots(1, 2)
    for number, (kind, (colour, marker)) in enumerate(KINDS.items()):
        rows = matches[matches["kind"] == kind]
        places = np.arange(len(layers)) + 0.22 * (number - 1)
        for place, layer in zip(places, layers, strict=True):
            some = rows[rows["layer"] == layer]
            if len(some):
                _unit(left, right, float(place), some, colour, marker)
    left.set_ylim(-0.05, 1.05)
    right.set_ylim(-3, 103)
    for ax, letter in ((left, "a"), (right, "b")):
        style.panel_letter(ax, letter)
        ax.set_xlim(-0.5, len(layers) - 0.5)
        ax.set_xticks(range(len(layers)), layers)
        ax.tick_params(axis="x", length=0)
    left.set_ylabel(say("units_figures-correlation"))
    right.set_ylabel(say("units_figures-counterparts-percent"))
    labels = {
        "trained": say("units_figures-trained"),
        "untrained": say("common_figures-untrained"),
        "random basis": say("units_figures-random-basis"),
    }
    handles = [
        Line2D([], [], color=colour, marker=marker, ms=4, lw=0, label=labels[kind])
        for kind, (colour, marker) in KINDS.items()
    ]
    fig.legend(handles=handles, loc="outside lower center", ncol=3)
    return fig


def _unit(
    left: Axes, right: Axes, place: float, rows: pd.DataFrame, colour: str, marker: str
) -> None:
    """Draw the spread of similarities of one layer, and the share of counterparts of each pair."""
    levels = np.quantile(rows["similarity"], [0.05, 0.25, 0.5, 0.75, 0.95])
    left.vlines(place, levels[0], levels[4], color=colour, lw=0.8)
    left.vlines(place, levels[1], levels[3], color=colour, lw=4, alpha=0.5)
    look: dict[str, Any] = {"color": colour, "marker": marker, "lw": 0}
    left.plot([place], [levels[2]], ms=4, **look)
    shares = 100 * rows.groupby(["seed", "other_seed"])["counterpart"].mean()
    right.plot([place] * len(shares), shares, ms=2 if len(shares) > 1 else 4, alpha=0.6, **look)
    right.hlines(shares.mean(), place - 0.09, place + 0.09, color=colour, lw=1.2)
