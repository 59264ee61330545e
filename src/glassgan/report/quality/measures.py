"""Figure: how good the samples of all runs are along training, beside real images."""

from collections.abc import Mapping
from string import ascii_lowercase

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from glassgan.concepts import CLASSES
from glassgan.report import style, wording
from glassgan.report.messages import say
from glassgan.report.quality import looks

PANELS = (
    "frechet_distance",
    "kernel_distance",
    "precision",
    "density",
    "recall",
    "coverage",
    "different_bins",
    *(("effective_modes", "histogram_distance", "abstains") if CLASSES else ()),
    "nearest_distance",
    "copied",
)
COLUMNS = 4 if CLASSES else 3
OVER_DECADES = ("frechet_distance", "kernel_distance")
SHARES = ("precision", "recall", "coverage", "different_bins", "histogram_distance", "abstains")


def draw(tables: Mapping[str, pd.DataFrame]) -> Figure:
    """Draw a panel a measure, a colour a run.

    Args:
        tables: by run, a row a checkpoint and measure, as `scripts/quality/quality.py` writes it.
    """
    fig = style.figure(9.6, 6.6)
    axes = fig.subplots(-(-len(PANELS) // COLUMNS), COLUMNS, sharex=True)
    own = looks.of_runs(tables)
    for ax, measure, letter in zip(axes.flat, PANELS, ascii_lowercase, strict=False):
        runs = {name: table[table["measure"] == measure] for name, table in tables.items()}
        _real(ax, next(iter(runs.values())))
        for name, rows in runs.items():
            _run(ax, rows, *own[name])
        if measure in OVER_DECADES:
            _decades(ax, pd.concat(runs.values()))
        if measure in SHARES:
            ax.set_ylim(-0.04, 1.04)
        ax.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        ax.set_title(wording.measure(measure))
        style.panel_letter(ax, letter)
    for ax in axes[-1]:
        ax.set_xlabel(say("common_figures-epoch"))
    handles = [
        Line2D([], [], color=colour, ls=line, marker="o", ms=3.5, label=name)
        for name, (line, colour) in own.items()
    ]
    ended, real = say("quality_figures-diverged"), say("quality_figures-real")
    cross = Line2D([], [], color=style.BLACK, marker="x", ms=6, lw=0, label=ended)
    band = Patch(color=style.NULL, label=real)
    fig.legend(handles=[*handles, cross, band], loc="outside lower center", ncol=8)
    return fig


def _real(ax: Axes, rows: pd.DataFrame) -> None:
    """Draw what real images give, with its interval."""
    real = rows.iloc[0]
    ax.axhspan(real["real_low"], real["real_high"], color=style.NULL, lw=0)
    ax.axhline(real["real"], color=style.GREY, lw=0.8)


def _run(ax: Axes, rows: pd.DataFrame, line: str, colour: str) -> None:
    value, low, high = (rows[name].to_numpy() for name in ("estimate", "ci_low", "ci_high"))
    arms = np.array([value - low, high - value])
    ax.errorbar(rows["epoch"], value, arms, fmt=f"o{line}", ms=3, color=colour)
    ended = rows[(rows["status"] == "diverged") & rows["estimate"].notna()]
    ax.plot(ended["epoch"], ended["estimate"], "x", ms=7, color=colour)


def _decades(ax: Axes, rows: pd.DataFrame) -> None:
    """Make the y axis logarithmic, but for a linear piece around zero if there are such values."""
    lowest = rows[["ci_low", "real_low"]].min().min()
    if lowest > 0:
        ax.set_yscale("log")
        return
    small = 10 ** np.ceil(np.log10(rows[["real_low", "real_high"]].abs().max().max()))
    ax.set_yscale("symlog", linthresh=small)
    ax.set_ylim(bottom=-small)
