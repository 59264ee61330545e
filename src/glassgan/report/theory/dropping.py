"""Figure: what a generator that nearly drops one of two modes is told by each form of its loss."""

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import style
from glassgan.report.messages import say
from glassgan.report.theory.shared import FORMS
from glassgan.theory.names import MEASURED, PREDICTED

DIVERGENCES = {
    "KL(p‖q)": style.GREY,
    "KL(q‖p)": style.GREEN,
    "2 JSD": style.BLUE,
    "KL(q‖p) − 2 JSD": style.ORANGE,
}


def draw(effects: pd.DataFrame) -> Figure:
    """Draw divergences against the share of a mode, and their slopes.

    Args:
        effects: the gathered rows of the phase.
    """
    rows = effects[effects["analysis"] == "dropped_mode"].sort_values("dose")
    fig = style.figure(8.3, 2.8)
    left, right = fig.subplots(1, 2)
    for name, colour in DIVERGENCES.items():
        _curve(left, rows[rows["concept"] == name], name, colour)
    for form, colour in FORMS.items():
        own = rows[(rows["concept"] == "slope") & (rows["intervention"] == form)]
        _curve(right, own, say(f"theory_figures-{form}-loss"), colour)
    left.set_ylim(-0.05, 2)
    left.set_ylabel(say("theory_figures-divergence-nats"))
    right.set_ylabel(say("theory_figures-slope-nats"))
    right.axhline(0, color=style.GREY, lw=0.6)
    for ax, where in ((left, "upper right"), (right, "lower right")):
        ax.set_xlabel(say("theory_figures-share-of-mode"))
        ax.set_xlim(0, 0.5)
        ax.legend(loc=where)
    return fig


def _curve(ax: Axes, rows: pd.DataFrame, label: str, colour: str) -> None:
    """Draw what a formula says as a line, what was measured as points."""
    predicted, measured = (rows[rows["group"] == group] for group in (PREDICTED, MEASURED))
    ax.plot(predicted["dose"], predicted["estimate"], color=colour, label=label)
    ax.plot(measured["dose"], measured["estimate"], "o", color=colour, ms=4, mfc="none")
