"""Figure: losses, outputs of the discriminator and gradients along training."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import LogLocator

from glassgan.report import style
from glassgan.report.messages import say

STYLES = ["-", "--", ":", "-."]
CROWDED = 1000  # so many times the least, numbers at 1, 2 and 5 of each decade are too many


def draw(traces: Mapping[str, Mapping[int, pd.DataFrame]], log_losses: bool) -> Figure:
    """Draw a column a subject and a line style a seed.

    Args:
        traces: by subject and seed, the whole trace of a run.
        log_losses: whether the axis of the losses is logarithmic.
    """
    seeds = sorted({seed for runs in traces.values() for seed in runs})
    looks = {seed: STYLES[number % len(STYLES)] for number, seed in enumerate(seeds)}
    fig = style.figure(min(3.0 * len(traces) + 1.4, 12), 6.0)
    axes = fig.subplots(3, len(traces), squeeze=False, sharex="col", sharey="row")
    players = (say("common_figures-of-d"), say("common_figures-of-g"))
    images = (say("common_figures-real"), say("common_figures-generated"))
    rows = [
        ("loss_d", "loss_g", say("training_figures-loss"), players, (np.log(2), 2 * np.log(2))),
        ("d_real", "d_fake", say("training_figures-output"), images, (0.5,)),
        ("gradient_norm_d", "gradient_norm_g", say("training_figures-gradient"), players, ()),
    ]
    for column, (subject, runs) in enumerate(traces.items()):
        for row, (first, second, label, names, levels) in enumerate(rows):
            ax = axes[row, column]
            for level in levels:
                ax.axhline(level, color=style.GREY, lw=0.6)
            for seed, trace in runs.items():
                _lines(ax, trace, (first, second), looks[seed])
            if column == 0:
                ax.set_ylabel(label)
            if column == len(traces) - 1:
                colours = zip(names, (style.REAL, style.FAKE), strict=True)
                handles = [Line2D([], [], color=colour, label=name) for name, colour in colours]
                if row == 0:
                    handles += [
                        Line2D([], [], color=style.BLACK, ls=look, label=_seed(seed))
                        for seed, look in looks.items()
                    ]
                ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.02, 1.0))
        for trace in runs.values():
            for step in trace.loc[trace["status"] == "diverged", "first_step"]:
                words = say("training_figures-diverges") + " "
                axes[1, column].text(step, 0.6, words, color=style.RED, size=7, ha="right")
        axes[0, column].set_title(subject)
        axes[1, column].set_ylim(-0.02, 1.02)
        axes[2, column].set_xlabel(say("common_figures-step"))
    if log_losses:
        _log(axes[0, 0])
    _log(axes[2, 0])
    return fig


def _seed(seed: int) -> str:
    return say("common_figures-seed-number", seed=str(seed))


def _log(ax: Axes) -> None:
    """Make the y axis logarithmic, with a number a decade where more would not have room."""
    style.plain_log(ax)
    low, high = ax.get_ylim()
    if high > CROWDED * low:
        ax.yaxis.set_major_locator(LogLocator())


def _lines(ax: Axes, trace: pd.DataFrame, columns: tuple[str, str], look: str) -> None:
    finite = trace[trace["status"] == "finite"]
    middle = (finite["first_step"] + finite["last_step"]) / 2
    for column, colour in zip(columns, (style.REAL, style.FAKE), strict=True):
        ax.plot(middle, finite[column], look, color=colour)
    for step in trace.loc[trace["status"] == "diverged", "first_step"]:
        ax.axvline(step, color=style.RED, lw=1.0)
