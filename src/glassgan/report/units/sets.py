"""Figure: how much of each class disappears with a set of units, and what else does."""

import textwrap
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from glassgan.concepts import CLASS_CONCEPTS, CLASSES, NO_CLASSES
from glassgan.data import DATA
from glassgan.report import messages, pictures, style, wording
from glassgan.report.messages import say
from glassgan.report.units import shared
from glassgan.units import names

WIDTH = 8.3  # inches
PANEL, STEP = (1.3, 1.25), (1.53, 1.72)  # width, height; across, down
ACROSS = 5  # panels in a row
TOP, LEFT, LEGEND = 0.25, 0.6, 0.5
MATRIX, TILE = 2.9, 0.29
PAIRS = 6  # samples of a class
LINE = {"en": 18, "zh": 10}  # letters that a panel is wide


def draw(
    effects: pd.DataFrame, sets: Mapping[str, np.ndarray], sets_header: Mapping[str, Any]
) -> Figure:
    """Draw a panel a class, a matrix of side effects, and samples before and after.

    Args:
        effects: the gathered rows of one run.
        sets: "draws.<class>", the share that each random set of full size removes, [R];
            "before.<class>" and "after.<class>", samples [n, H, W].
        sets_header: with "left_out", the reason, where there is nothing to see.
    """
    if why := sets_header.get("left_out", NO_CLASSES):
        return style.left_out(why)
    curves = pd.concat([shared.rows_of(effects, name) for name in ("set_curves", "set_removal")])
    curves = curves.rename(columns={"group": "ranking", "dose": "size"})
    eyes = shared.rows_of(effects, "set_removal_seen")
    eyes = eyes[(eyes["target"] == names.ALL) & eyes["estimate"].notna()]
    down = max(-(-CLASSES // ACROSS), 1)
    upper = TOP + down * STEP[1] + LEGEND
    fig = Figure(figsize=(WIDTH, upper + MATRIX + 0.75 + style.class_room()))
    known = curves["estimate"].notna()
    ends = curves.loc[known, ["ci_low", "ci_high"]].to_numpy()
    nulls = [sets[name].min() for name in sets if name.startswith("draws.")]
    low = min([-0.1, *nulls, *ends[:, 0]]) if len(ends) else -0.1
    for label, concept in enumerate(CLASS_CONCEPTS):
        row, column = divmod(label, ACROSS)
        ax = style.axes_at(fig, LEFT + column * STEP[0], TOP + row * STEP[1], *PANEL)
        own = curves[curves["concept"] == concept]
        _panel(ax, own, sets.get(f"draws.{label}"), eyes[eyes["concept"] == concept])
        ax.set_title(shared.called(concept), pad=2)
        ax.set_ylim(max(low, -1.0) - 0.03, 1.03)
        ax.xaxis.set_major_locator(MaxNLocator(4, integer=True))
        if column:
            ax.set_yticklabels([])
        else:
            ax.set_ylabel(say("units_figures-share-removed"), labelpad=1)
        if row == down - 1:
            ax.set_xlabel(say("units_figures-units-set-to-zero"), labelpad=1)
    style.words_at(fig, 0.08, 0.05, "a", fontweight="bold", fontsize=9)
    _legend(fig, 1 - (TOP + down * STEP[1] - 0.02) / fig.get_size_inches()[1])
    style.words_at(fig, 0.08, upper, "b", fontweight="bold", fontsize=9)
    _matrix(fig, upper + 0.25, shared.rows_of(effects, "set_side_effects"))
    left = LEFT + 0.35 + MATRIX + 0.65
    style.words_at(fig, left - 0.2, upper, "c", fontweight="bold", fontsize=9)
    _samples(fig, left, upper + 0.25, sets)
    return fig


def _panel(ax: Axes, rows: pd.DataFrame, draws: np.ndarray | None, eyes: pd.DataFrame) -> None:
    """Draw the curves of one class, and the share of its samples that lose it for all eyes."""
    ax.axhline(0, color=style.GREY, lw=0.6)
    known = rows[rows["estimate"].notna()]
    full = float(known["size"].max()) if len(known) else 20.0
    banded = known[known["null_high"].notna()]
    heights = banded["null_high"] - banded["null_low"]
    ax.bar(banded["size"], heights, 0.07 * full, banded["null_low"], color=style.NULL, lw=0)
    if draws is not None and len(draws):
        ax.vlines(full, draws.min(), draws.max(), color=style.GREY, lw=1.2, zorder=1)
    for place, (ranking, (colour, marker)) in enumerate(shared.RANKINGS.items()):
        own = known[known["ranking"] == ranking].sort_values("size")
        arms = [own["estimate"] - own["ci_low"], own["ci_high"] - own["estimate"]]
        shift = (place - 1.5) * 0.009 * full  # so that intervals do not hide each other
        ax.errorbar(
            own["size"] + shift, own["estimate"], arms, marker=marker, ms=2, lw=0.8,
            elinewidth=0.5, color=colour,
        )  # fmt: skip
    if len(known) and len(eyes):
        arms = [eyes["estimate"] - eyes["ci_low"], eyes["ci_high"] - eyes["estimate"]]
        beside = [1.07 * full] * len(eyes)
        ax.errorbar(beside, eyes["estimate"], arms, fmt="x", ms=3.5, lw=0.8, color=style.BLACK)
    if len(known):
        theirs = 2 * [1.14 * full]
        ax.plot(theirs, shared.THEIR_REMOVAL, color=style.BLACK, lw=0.7, marker="_", ms=4)
    else:
        reason = rows["reason"].iloc[0] if len(rows) else ""
        why = messages.name_of(reason) if reason else say("units_figures-not-measured")
        why = textwrap.fill(why, LINE[messages.spoken()])
        style.nothing(ax, why, size=7, color=style.RED)
    ax.set_xlim(0, 1.2 * full)
    ax.set_yticks([0, 0.5, 1], ["0", ".5", "1"])


def _legend(fig: Figure, bottom: float) -> None:
    handles: list[Any] = [
        Line2D(
            [],
            [],
            color=colour,
            marker=marker,
            ms=3,
            lw=0.8,
            label=say(f"units_figures-by-{ranking}"),
        )
        for ranking, (colour, marker) in shared.RANKINGS.items()
    ]
    handles += [
        Patch(color=style.NULL, label=say("units_figures-random-sets")),
        Line2D([], [], color=style.GREY, lw=1.2, label=say("units_figures-all-sets")),
        Line2D(
            [],
            [],
            color=style.BLACK,
            marker="x",
            ms=3.5,
            lw=0.8,
            label=say("units_figures-gone-for-all"),
        ),
        Line2D(
            [],
            [],
            color=style.BLACK,
            marker="|",
            ms=4,
            lw=0.7,
            label=say("units_figures-dissection"),
        ),
    ]
    fig.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.5, bottom), ncol=4,
        columnspacing=1.2, handlelength=1.6,
    )  # fmt: skip


def _matrix(fig: Figure, top: float, rows: pd.DataFrame) -> None:
    """Draw what the set for one class, a row, removes of every class, a column."""
    ax = style.axes_at(fig, LEFT + 0.35, top, MATRIX, MATRIX)
    table = rows.pivot(index="group", columns="concept", values="estimate")
    values = table.reindex(index=CLASS_CONCEPTS, columns=CLASS_CONCEPTS).to_numpy(dtype=float)
    ax.set_facecolor("#F2F2F2")
    ax.imshow(values, cmap="RdBu", vmin=-1, vmax=1)
    for (row, column), value in np.ndenumerate(values):
        if np.isnan(value):
            continue
        colour = "white" if abs(value) > 0.6 else "black"
        rounded = round(float(value), 2) + 0.0  # no minus before a zero
        text = wording.signed(rounded, ".2f").replace("0.", ".", 1)
        ax.text(column, row, text, ha="center", va="center", size=5.5, color=colour)
    style.class_ticks(ax)
    style.class_ticks(ax, "y")
    ax.tick_params(length=0)
    ax.set_ylabel(say("units_figures-set-of"), labelpad=6)
    ax.set_xlabel(say("units_figures-removes"), labelpad=2)
    for spine in ax.spines.values():
        spine.set_visible(False)


def _samples(fig: Figure, left: float, top: float, tensors: Mapping[str, np.ndarray]) -> None:
    """Draw, in the row of each class, samples with its set and without."""
    blank = np.full(DATA.picture, DATA.ground)
    parts: dict[str, list[list[np.ndarray]]] = {"before": [], "after": []}
    for label in range(CLASSES):
        for kind, tiles in parts.items():
            some = list(tensors.get(f"{kind}.{label}", np.empty((0, *DATA.picture))))[:PAIRS]
            some = [shared.shades(tile, 1) for tile in some]
            tiles.append([*some, *[blank] * (PAIRS - len(some))])
    for number, (kind, tiles) in enumerate(parts.items()):
        ax = style.axes_at(fig, left + number * (PAIRS * TILE + 0.1), top, PAIRS * TILE, MATRIX)
        style.picture(ax, pictures.mosaic(tiles, empty=DATA.ground), aspect="auto")
        ax.set_title(say(f"units_figures-{kind}"), pad=2)
