"""Figure: the leading eigenvalues of the game at checkpoints of small networks, a column a run."""

from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from glassgan.report import style
from glassgan.report.messages import say
from glassgan.theory.names import MAGNITUDE, MEASURED, REAL_PART

MOST = 6  # runs in a figure
ENDS = {  # of a spectrum: colour, message
    MAGNITUDE: (style.BLUE, "theory_figures-magnitude"),
    REAL_PART: (style.RED, "theory_figures-real"),
}


def draw(effects: pd.DataFrame) -> Figure:
    """Draw eigenvalues, what is left of them on other images, and what played steps show.

    Args:
        effects: the gathered rows of the phase.
    """
    rows = effects[effects["analysis"].str.startswith("jacobian_") & effects["estimate"].notna()]
    runs = list(rows[["subject", "seed"]].drop_duplicates().itertuples(index=False, name=None))
    if not runs:
        return style.empty_figure(1.2, say("theory_figures-no-eigenvalues"))
    own = {run: rows[(rows["subject"] == run[0]) & (rows["seed"] == run[1])] for run in runs[:MOST]}
    across = [sorted(each["epoch"].unique()) for each in own.values()]
    columns = max(map(len, across))
    fig = style.figure(8.2, 2.5 * len(own) + 0.7)
    grid = fig.subplots(len(own), columns, sharex=True, sharey=True, squeeze=False)
    for panels, ((subject, seed), each), epochs in zip(grid, own.items(), across, strict=True):
        for ax, epoch in zip(panels, epochs, strict=False):
            _plane(ax, each[each["epoch"] == epoch])
            ax.set_title(_title(subject, seed, epoch))
        for ax in panels[len(epochs) :]:
            ax.set_axis_off()
        panels[0].set_ylabel(say("theory_figures-imaginary-part"))
    for ax in grid[-1]:
        ax.set_xlabel(say("theory_figures-real-part"))
    look: dict[str, Any] = {"color": style.GREY, "ls": ""}
    keys = [
        *(Line2D([], [], marker="o", ls="", color=colour, ms=4, label=say(label))
          for colour, label in ENDS.values()),
        Line2D([], [], marker="o", mfc="none", ms=4, label=say("theory_figures-others"), **look),
        Line2D([], [], marker="x", ms=6, label=say("theory_figures-played-near"), **look),
        Line2D([], [], marker="+", ms=7, label=say("theory_figures-played-far"), **look),
    ]  # fmt: skip
    place: Any = "outside upper center"
    fig.legend(handles=keys, loc=place, ncols=3)
    return fig


def _title(subject: str, seed: int, epoch: int) -> str:
    return say("theory_figures-run-epoch", subject=subject, seed=str(seed), epoch=str(epoch))


def _plane(ax: Axes, rows: pd.DataFrame) -> None:
    """Draw eigenvalues of a checkpoint; both axes are linear between −1 and 1, then logarithmic."""
    ax.axvline(0, color=style.BLACK, lw=0.8)
    ax.axhline(0, color=style.GREY, lw=0.5)
    for end, (colour, _) in ENDS.items():
        own = rows[rows["target"] == end]
        found = own[own["analysis"] == "jacobian_eigenvalue"]
        first, again = (_parts(found[found["split"] == s]) for s in ("discovery", "held-out"))
        for (x, y), (other_x, other_y) in zip(first, again, strict=True):
            ax.plot([x, other_x], [y, other_y], color=colour, lw=0.4)
            ax.plot(x, y, "o", color=colour, ms=4)
            ax.plot(other_x, other_y, "o", mfc="none", mec=colour, ms=4)
        played = own[(own["analysis"] == "jacobian_played") & (own["group"] == MEASURED)]
        for (x, y), marker, size in zip(_parts(played), ("x", "+"), (6, 7), strict=False):
            ax.plot(x, y, marker, color=style.BLACK, ms=size, mew=0.8, zorder=3)
    ax.set_xscale("symlog", linthresh=1)
    ax.set_yscale("symlog", linthresh=1)
    ax.set_ylim(-0.3, max(1.2, ax.get_ylim()[1]))


def _parts(rows: pd.DataFrame) -> list[tuple[float, float]]:
    """Return real and imaginary parts, in order of `dose`."""
    parts = rows.pivot_table(index="dose", columns="concept", values="estimate")
    if parts.empty:
        return []
    return list(parts[["real part", "imaginary part"]].itertuples(index=False, name=None))
