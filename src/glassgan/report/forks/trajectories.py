"""Figure: how far forks go from their parent, step by step, beside the chaos floor."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, LogLocator, NullFormatter, NullLocator

from glassgan.forks.design import FLOOR, NOISE
from glassgan.report import style
from glassgan.report.messages import say

PANELS = ("image", "weights_g", "weights_d")  # quantities
# One look a fork in a row of panels; a row holds no more forks than there are looks.
LOOKS = list(
    zip(
        [style.BLUE, style.RED, style.GREEN, style.ORANGE, "#CC79A7", "#56B4E9"],
        ["o", "s", "^", "D", "v", "P"],
        strict=True,
    )
)
WIDTH, HEIGHT = 8.6, 2.75  # inches, of a row


def draw(trajectories: pd.DataFrame, above_floor: pd.DataFrame) -> Figure:
    """Draw a row of panels for each epoch from which forks start, more rows for many forks.

    Args:
        trajectories: as `forks.trajectory.trajectories` gives it.
        above_floor: as `forks.trajectory.above_floor` gives it.
    """
    # the logarithmic axes begin at the first step
    drawn = trajectories[trajectories["since"] >= 1]
    groups = [
        (origin, names)
        for origin, table in drawn.groupby("origin", sort=True)
        for names in rows_of(table)
    ]
    if not groups:
        fig = style.figure(WIDTH, 0.8)
        fig.text(0.02, 0.5, say("forks_figures-no-trajectories"))
        return fig
    fig = style.figure(WIDTH, HEIGHT * len(groups))
    for part, (origin, names) in zip(style.bands(fig, [1.0] * len(groups)), groups, strict=True):
        own = drawn[drawn["origin"] == origin]
        notes = above_floor[above_floor["origin"] == origin].set_index("fork")
        _row(part, own, names, notes)
        title = say("forks_figures-origin", epoch=str(origin))
        part.suptitle(title, fontsize=8, x=0.01, ha="left")
    return fig


def rows_of(table: pd.DataFrame) -> list[list[str]]:
    """Return the interventions of one origin in rows as equal as can be, in order of their names.

    One empty row where there are only noise and floor.
    """
    names = sorted(table.loc[~table["change"].isin([NOISE, FLOOR]), "fork"].unique())
    count = max(1, -(-len(names) // len(LOOKS)))
    return [part.tolist() for part in np.array_split(np.array(names, dtype=object), count)]


def note(name: str, notes: pd.DataFrame) -> str:
    """Return in words when the samples of a fork are twice as far away as the floor."""
    if name not in notes.index:
        return say("forks_figures-floor-unknown")
    row = notes.loc[name]
    if pd.isna(row["rises"]):
        return say("forks_figures-floor-never")
    rises, until = f"{row['rises']:,}", f"{row['until']:,}"
    if row["until"] == row["recorded"]:
        return say("forks_figures-floor-from", rises=rises)
    return say("forks_figures-floor-between", rises=rises, until=until)


def _row(fig: SubFigure, table: pd.DataFrame, names: list[str], notes: pd.DataFrame) -> None:
    axes = fig.subplots(1, len(PANELS) + 1, width_ratios=[1.0] * len(PANELS) + [1.25])
    looks = dict(zip(names, LOOKS, strict=False))
    for ax, quantity in zip(axes, PANELS, strict=False):
        here = table[(table["quantity"] == quantity) & (table["distance"] > 0)]
        for name, line in here.groupby("fork", sort=True):
            change = line["change"].iloc[0]
            if change == NOISE:
                ax.plot(line["since"], line["distance"], color=style.GREY, lw=2.0, zorder=1)
            elif change == FLOOR:
                ax.plot(line["since"], line["distance"], "--", color=style.BLACK, lw=1.4, zorder=3)
            elif name in looks:
                colour, marker = looks[str(name)]
                ax.plot(
                    line["since"], line["distance"], marker=marker, ms=3.5, lw=0.9, color=colour
                )
        _decades(ax, here["distance"])
        ax.set_title(say(f"forks_figures-{quantity}"))
        ax.set_xlabel(say("forks_figures-since"))
        ax.set_ylabel(say(f"forks_figures-{quantity}-axis"))
    _legend(axes[-1], table, looks, notes)


def _decades(ax: Axes, distances: pd.Series) -> None:
    """Make both axes logarithmic, the y axis the same in all rows of an origin."""
    ax.set_xscale("log")
    ax.set_yscale("log")
    if len(distances):
        ax.set_ylim(0.5 * distances.min(), 2 * distances.max())
    ax.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    ax.yaxis.set_major_locator(LogLocator(numticks=7))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.xaxis.set_minor_formatter(NullFormatter())


def _legend(
    ax: Axes, table: pd.DataFrame, looks: dict[str, tuple[str, str]], notes: pd.DataFrame
) -> None:
    changes = set(table["change"])
    handles = []
    if NOISE in changes:
        handles.append(
            Line2D([], [], color=style.GREY, lw=2.0, label=say("forks_figures-other-numbers"))
        )
    if FLOOR in changes:
        label = say("forks_figures-floor")
        handles.append(Line2D([], [], color=style.BLACK, ls="--", lw=1.4, label=label))
    for name, (colour, marker) in looks.items():
        label = f"{name}\n{note(name, notes)}"
        handles.append(Line2D([], [], color=colour, marker=marker, ms=3.5, label=label))
    style.bare(ax)
    # no wider than its axes, so that the panels of all rows are alike
    ax.legend(handles=handles, loc="center left", labelspacing=0.5, borderaxespad=0)
