"""Figure: how easily runs can be interpreted, against how near their samples are to the data."""

from itertools import cycle

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from glassgan.claims import trade_off
from glassgan.report import style
from glassgan.report.messages import name_of, say

DISTANCE = "frechet_distance"
MARKERS = ("o", "s", "^", "D", "v", "P", "X")
LABELS = {
    trade_off.NAMED: "quality_figures-named",
    trade_off.ALIGNED: "quality_figures-aligned",
    trade_off.SELECTIVE: "quality_figures-selective",
    trade_off.DISENTANGLED: "quality_figures-disentangled",
}


def draw(effects: pd.DataFrame) -> Figure:
    """Draw a panel for each measure of interpretability, a colour and a marker a subject.

    Args:
        effects: of the quality of all runs, with the rows that `claims.trade_off` makes.
    """
    own = effects[(effects["intervention"] == "") & (effects["epoch"] > 0)]
    quality = own[(own["analysis"] == "quality") & (own["target"] == "samples")]
    distance = quality[quality["concept"] == DISTANCE]
    key = ["subject", "seed", "epoch"]
    easy = own[own["analysis"] == trade_off.MEASURED]
    pairs = easy.merge(distance, on=key, suffixes=("", "_of_distance"))
    subjects = distance["subject"].unique()
    looks = dict(zip(subjects, cycle(zip(MARKERS, style.PALETTE, strict=True)), strict=False))
    told = effects[
        (effects["analysis"] == trade_off.TRADE_OFF) & (effects["concept"] == DISTANCE)
    ].set_index(["target", "group"])["estimate"]
    fig = style.figure(8.4, 6.2)
    axes = fig.subplots(2, 2, sharex=True)
    for ax, measure, letter in zip(axes.flat, trade_off.MEASURES, "abcd", strict=True):
        _panel(ax, pairs[pairs["target"] == measure], looks)
        ax.set_ylabel(say(LABELS[measure]))
        ax.set_title(_title(told, measure))
        style.panel_letter(ax, letter)
    for ax in axes[-1]:
        ax.set_xlabel(say("quality_figures-distance"))
    handles = [
        Line2D([], [], color=colour, marker=marker, ms=4, label=name)
        for name, (marker, colour) in looks.items()
    ]
    fig.legend(handles=handles, loc="outside lower center", ncol=8)
    return fig


def _panel(ax: Axes, pairs: pd.DataFrame, looks: dict[str, tuple[str, str]]) -> None:
    for (subject, _), course in pairs.sort_values("epoch").groupby(["subject", "seed"]):
        marker, colour = looks[str(subject)]
        place = course["estimate_of_distance"], course["estimate"]
        ax.plot(*place, "-", color=colour, lw=0.7, alpha=0.6)
        ax.plot(*place, marker, color=colour, ms=3.5, mfc="white")
        # the last checkpoint is filled
        ax.plot(place[0].iloc[-1:], place[1].iloc[-1:], marker, color=colour, ms=6)
    ax.set_xscale("log")


def _title(told: pd.Series, measure: str) -> str:
    """Return the rank correlations of a measure with the distance, those that there are."""
    parts = [
        say(
            "quality_figures-correlation",
            group=name_of(group),
            rho=f"{told[measure, group]:z.2f}".replace("-", "−"),
        )
        for group in (trade_off.TRAINING, trade_off.RUNS, trade_off.SEEDS)
        if (measure, group) in told.index and pd.notna(told[measure, group])
    ]
    return "\n".join(parts)
