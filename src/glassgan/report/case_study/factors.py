"""Figure: the gradient that reaches the generator, factor by factor, along training."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import style
from glassgan.report.messages import say

# quantity, layer, its message, colour, line
PRODUCT = [
    ("loss", "", "case_study_figures-of-loss", style.BLUE, "-"),
    ("logit", "", "case_study_figures-of-logit", style.GREEN, "--"),
    ("tanh", "", "case_study_figures-of-output", style.RED, "-"),
    ("reaches", "pre-activation", "case_study_figures-together", style.BLACK, ":"),
]


def draw(factors: pd.DataFrame) -> Figure:
    """Draw a column a fork: factors above, what reaches the weights of each layer below.

    Args:
        factors: fork (what to call it), step, quantity, layer, value; forks in order.
    """
    names = list(dict.fromkeys(factors["fork"]))
    fig = style.figure(9.2, 5.4)
    grid = fig.subplots(2, len(names), sharex=True, sharey="row", squeeze=False)
    for column, fork in enumerate(names):
        own = factors[factors["fork"] == fork].sort_values("step")
        upper, lower = grid[:, column]
        _product(upper, own)
        _weights(lower, own)
        upper.set_title(fork)
        lower.set_xlabel(say("common_figures-step"))
    style.panel_letter(grid[0, 0], "a")
    style.panel_letter(grid[1, 0], "b")
    grid[0, 0].set_ylabel(say("case_study_figures-mean"))
    grid[1, 0].set_ylabel(say("case_study_figures-norm"))
    for ax in grid[:, -1]:
        ax.legend(loc="center left", bbox_to_anchor=(1.0, 0.5))
    return fig


def _line(ax: Axes, own: pd.DataFrame, quantity: str, layer: str, **look: Any) -> None:
    chosen = own[(own["quantity"] == quantity) & (own["layer"] == layer)]
    ax.plot(chosen["step"], chosen["value"].replace(0, np.nan), **look)


def _product(ax: Axes, own: pd.DataFrame) -> None:
    for quantity, layer, name, colour, line in PRODUCT:
        _line(ax, own, quantity, layer, label=say(name), color=colour, ls=line)
    ax.set_yscale("log")
    ax.grid(axis="y", lw=0.3)


def _weights(ax: Axes, own: pd.DataFrame) -> None:
    layers = list(dict.fromkeys(own[own["quantity"] == "weights"]["layer"]))
    looks = [(style.BLUE, "-."), (style.GREEN, "--"), (style.ORANGE, "-"), (style.BLACK, ":")]
    for layer, (colour, line) in zip(layers, looks, strict=False):
        _line(ax, own, "weights", layer, label=layer, color=colour, ls=line)
    ax.set_yscale("log")
    ax.grid(axis="y", lw=0.3)
