"""Figure: what answers the question of the page quality, all runs side by side."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.report import style
from glassgan.report.messages import say
from glassgan.report.results import Results

SHARES = ("coverage", "precision")
DISTANCE = "frechet_distance"
PANELS = (*SHARES, "density", DISTANCE)
FEW_DECADES = 1.5  # on an axis that has room for numbers between powers of ten


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw measures of the samples of every run, beside real images and untrained networks.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    tables = results.quality(runs)
    fig = style.wide(0.3)
    columns = 2 if fig.get_figwidth() < style.NARROW else len(PANELS)
    lines = len(PANELS) // columns
    fig.set_figheight(lines * (0.2 * len(tables) + 0.9) + (0.4 if columns > 2 else 0.7))
    axes = fig.subplots(lines, columns, sharey=True, squeeze=False)
    for number, (ax, measure) in enumerate(zip(axes.flat, PANELS, strict=True)):
        _panel(ax, tables, measure)
        ax.set_xlabel(say(f"quality_figures-answer-{measure}"))
        style.panel_letter(ax, "abcd"[number])
    axes[0, 0].set_yticks(range(len(tables)), list(tables))
    axes[0, 0].set_ylim(len(tables) - 0.4, -0.6)
    fig.align_xlabels()
    handles = [
        Line2D([], [], color=style.BLUE, marker="o", ms=4, label=say("quality_figures-last")),
        Line2D([], [], color=style.GREY, marker="x", ms=4, lw=0,
               label=say("common_figures-untrained")),
        Patch(color=style.NULL, label=say("quality_figures-real")),
    ]  # fmt: skip
    fig.legend(
        handles=handles, loc="outside lower center", ncols=len(handles) if columns > 2 else 1
    )
    return fig


def _panel(ax: Axes, tables: Mapping[str, pd.DataFrame], measure: str) -> None:
    lowest = np.inf
    for place, table in enumerate(tables.values()):
        known = table[(table["measure"] == measure) & table["n"].notna()]
        last = known.iloc[-1]
        if place == 0:
            ax.axvspan(last["real_low"], last["real_high"], color=style.NULL, lw=0)
            ax.axvline(last["real"], color=style.GREY, lw=0.8)
        ends = last[["ci_low", "ci_high"]].astype(float)
        arms = np.abs(ends - last["estimate"]).to_numpy()[:, None]
        ax.errorbar(
            [last["estimate"]], [place], xerr=arms, fmt="o", ms=4, capsize=2, color=style.BLUE
        )
        before = known.loc[known["step"] == 0, "estimate"]
        ax.plot(before, [place] * len(before), "x", ms=4, color=style.GREY)
        lowest = min([lowest, last["real_low"], ends.iloc[0], *before])
    ax.tick_params(axis="y", length=0)
    if measure in SHARES:
        ax.set_xlim(-0.04, 1.04)
    elif measure == DISTANCE and 0 < lowest < np.inf:
        ax.set_xscale("log")
        if np.ptp(np.log10(ax.get_xlim())) < FEW_DECADES:
            style.plain_log(ax, "x")
    else:
        ax.set_xlim(left=-0.04)
