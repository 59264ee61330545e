"""Figure: what answers the question of the page theory, all runs side by side."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from glassgan.report import style
from glassgan.report.messages import say
from glassgan.report.results import Results
from glassgan.report.theory import ratios
from glassgan.report.theory.ratios import Row
from glassgan.theory.explanations import CLOSE

ENDS = 0.005, 5.0  # of the axis
AROUND = 6  # lines of labels, of the height of a row
TICKS = (0.01, 0.1, 1)
CLOSE_BY: dict[str, Any] = {"color": style.BLUE, "marker": "o", "mfc": "none"}
FAR_OFF: dict[str, Any] = {"color": style.RED, "marker": "x", "mfc": style.RED}


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw what was measured as a multiple of what theory predicts, a row a prediction.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    rows = ratios.of_all(results.rows, runs)
    if not rows:
        fig = style.wide(0.15)
        fig.text(0.5, 0.5, say("theory_figures-none"), ha="center", va="center", color=style.GREY)
        return fig
    groups = [part for given in (True, False) if (part := [r for r in rows if r.given == given])]
    heights = [len(part) + 0.6 for part in groups]
    fig = style.wide(1)
    line = rcParams["font.size"] / 72  # inches
    fig.set_figheight(1.8 * line * (sum(heights) + AROUND))
    axes = fig.subplots(
        len(groups), 1, sharex=True, squeeze=False, gridspec_kw={"height_ratios": heights}
    )[:, 0]
    for ax, part in zip(axes, groups, strict=True):
        _rows(ax, part)
        ax.set_title(say(f"theory_figures-{'given' if part[0].given else 'training'}"), loc="left")
    for ax in axes[:-1]:
        ax.tick_params(bottom=False)
        ax.spines["bottom"].set_visible(False)
    axes[-1].set_xlabel(say("theory_figures-ratio"))
    above: Any = "outside upper center"
    fig.legend(handles=_keys(), loc=above, ncols=2)
    return fig


def _rows(ax: Axes, rows: Sequence[Row]) -> None:
    ax.axvspan(1 - CLOSE, 1 + CLOSE, color=style.NULL, lw=0)
    ax.axvline(1, color=style.GREY, lw=0.6)
    for place, row in enumerate(rows):
        for close, look in ((True, CLOSE_BY), (False, FAR_OFF)):
            _points(ax, place, row.ratios[row.close == close], look)
    ax.set_xscale("log")
    ax.set_xlim(*ENDS)
    ax.xaxis.set_major_locator(FixedLocator(TICKS))
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:g}"))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_yticks(range(len(rows)), [say(f"theory_figures-{r.name}", run=r.run) for r in rows])
    ax.tick_params(left=False)
    ax.set_ylim(len(rows) - 0.4, -0.6)


def _points(ax: Axes, place: int, points: np.ndarray, look: dict[str, Any]) -> None:
    """Draw ratios with their intervals, [N, 3]; one beyond the axis is a triangle at its end."""
    shown = np.clip(points, *ENDS)
    inside = shown[:, 0] == points[:, 0]
    # one above another, so that equal ones are seen
    at = place + (
        np.linspace(-0.22, 0.22, len(points)) if len(points) > 1 else np.zeros(len(points))
    )
    ax.hlines(at, shown[:, 1], shown[:, 2], color=look["color"], lw=0.9)
    ax.plot(shown[inside, 0], at[inside], ls="", ms=3, mew=0.7, **look)
    for end, marker in zip(ENDS, "<>", strict=True):
        out = ~inside & (shown[:, 0] == end)
        if out.any():
            ax.plot(shown[out, 0], at[out], marker, ms=4, color=look["color"])


def _keys() -> list[Any]:
    grey: dict[str, Any] = {"color": style.GREY}
    return [
        Line2D([], [], ls="", ms=3, label=say("theory_figures-within"), **CLOSE_BY),
        Line2D([], [], ls="", ms=3, label=say("theory_figures-beyond"), **FAR_OFF),
        Line2D([], [], lw=0.9, label=say("common_figures-interval"), **grey),
        Patch(color=style.NULL, label=say("theory_figures-tenth")),
    ]
