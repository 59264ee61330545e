"""Figure: whether methods find the same, find it again, and find more than chance does."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.report import latent, style

WIDTH, LEFT, TOP, LINE = 8.3, 1.4, 0.5, 0.26  # inches
CELL, BELOW = 0.245, 0.95
ROOM, KEY = 13, 1.25  # cells for which there is always room; width of the colour bar
STABLE, SHARES, BETWEEN = 1.15, 1.45, 0.3
MEASURES = {
    "direction_effects": ("effect on the concept", style.BLUE, "o"),
    "direction_selectivity": ("selective effect", style.RED, "s"),
    "direction_image_change": ("image change", style.BLACK, "^"),
}


def draw(table: pd.DataFrame, effects: pd.DataFrame) -> Figure:
    """Draw a row a method: overlaps with other methods, stability, and what beats the null.

    Args:
        table: a row a direction, with "method".
        effects: the gathered rows of one run.
    """
    methods = table["method"].unique().tolist()
    if not methods:
        return latent.nothing(1.2, "no method found a direction")
    pairs = latent.rows_of(effects, "direction_agreement")
    stability = latent.rows_of(effects, "direction_stability")
    known = {*pairs["target"], *pairs["intervention"], *stability["target"]}
    spans = [method for method in methods if method in known]
    order = [*spans, *(method for method in methods if method not in known)]
    height = len(order) * LINE
    fig = Figure(figsize=(WIDTH, TOP + height + BELOW))
    across = CELL * max(len(spans), ROOM)
    left = LEFT + across + BETWEEN
    wide = (WIDTH - left - 0.5 - BETWEEN) / (STABLE + SHARES)
    matrix = style.axes_at(fig, LEFT, TOP, CELL * max(len(spans), 1), LINE * max(len(spans), 1))
    right = left + wide * STABLE + BETWEEN
    panels = [
        style.axes_at(fig, left, TOP, wide * STABLE, height),
        style.axes_at(fig, right, TOP, wide * SHARES, height),
    ]
    _matrix(fig, matrix, spans, pairs)
    _labels(fig, order)
    for place, letter, title in (
        (LEFT, "a", "overlap of what methods find"),
        (left, "b", "with itself, from\nother samples"),
        (right, "c", "directions that do more than\nrandom ones (q < 0.05), %"),
    ):
        latent.letter(fig, place - 0.17, 0.14, letter)
        style.words_at(fig, place, 0.16, title)
    for ax in panels:
        ax.set_ylim(len(order) - 0.5, -0.5)
        ax.set_yticks([])
        for row in range(1, len(order), 2):
            ax.axhspan(row - 0.5, row + 0.5, color="#F7F7F7", lw=0, zorder=0)
    _stability(panels[0], order, stability, height)
    _shares(panels[1], order, effects, height)
    return fig


def _labels(fig: Figure, order: list[str]) -> None:
    for row, method in enumerate(order):
        style.words_at(fig, LEFT - 0.07, TOP + (row + 0.5) * LINE, method, ha="right", va="center",
                       fontsize=7)  # fmt: skip


def _matrix(fig: Figure, ax: Axes, spans: list[str], pairs: pd.DataFrame) -> None:
    """Draw the overlap of every pair below the diagonal; in colour those beyond the null."""
    style.bare(ax)
    if not len(pairs):
        ax.text(0.5, 0.5, "fewer than two methods", transform=ax.transAxes, va="center")
        return
    values = np.full((len(spans), len(spans)), np.nan)
    beats = latent.beyond(pairs)
    for row, beyond in zip(pairs.to_dict("records"), beats, strict=True):
        x, y = sorted((spans.index(row["target"]), spans.index(row["intervention"])))
        values[y, x] = row["estimate"] if beyond else np.nan
        dark = beyond and row["estimate"] > 0.55
        colour = "white" if dark else style.BLACK if beyond else style.GREY
        text = f"{row['estimate']:.2f}".replace("0.", ".", 1)
        ax.text(x, y, text, ha="center", va="center", size=5.5, color=colour)
    shown = ax.imshow(values, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    ax.set_xticks(range(len(spans) - 1), spans[:-1], rotation=90)
    ax.set_xlim(-0.5, len(spans) - 0.5)
    ax.tick_params(length=0, pad=2)
    key = LEFT + CELL * max(len(spans), ROOM) - KEY
    bar = style.axes_at(fig, key, TOP + 0.12, KEY, 0.09)
    fig.colorbar(shown, cax=bar, orientation="horizontal", ticks=[0, 0.5, 1])
    bar.set_xticks([0, 0.5, 1], ["0", ".5", "1"])
    bar.tick_params(length=1.5, pad=1, labelsize=6.5)
    words = "mean cos² of principal\nangles; grey number:\nnot beyond random\nsubspaces"
    style.words_at(fig, key, TOP + 0.38, words, fontsize=6.5)


def _stability(ax: Axes, order: list[str], stability: pd.DataFrame, height: float) -> None:
    known = stability[stability["target"].isin(order)]
    y = known["target"].map(order.index).to_numpy(dtype=int)
    ax.barh(
        y, known["null_high"] - known["null_low"], 0.6, known["null_low"], color=style.GREY,
        alpha=0.5, lw=0,
    )  # fmt: skip
    beats = latent.beyond(known)
    for mask, face in ((beats, style.BLUE), (~beats, "white")):
        if mask.any():
            ax.plot(
                known["estimate"][mask], y[mask], "o", ms=4, mfc=face, mec=style.BLUE, zorder=3,
                clip_on=False,
            )  # fmt: skip
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.5, 1], ["0", ".5", "1"])
    ax.set_xlabel("mean cos²", labelpad=2)
    if not len(known):
        ax.text(0.5, 0.5, "not measured", transform=ax.transAxes, ha="center")
        return
    handles = [
        Line2D([], [], marker="o", ms=4, ls="", color=style.BLUE, label="found; q < 0.05"),
        Patch(color=style.GREY, alpha=0.5, lw=0, label="random subspaces, 95 %"),
    ]
    ax.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.42, -0.38 / height))


def _shares(ax: Axes, order: list[str], effects: pd.DataFrame, height: float) -> None:
    """Draw how many of the tested directions of each method lie beyond random ones."""
    counts: dict[Any, int] = {}
    for number, (analysis, (label, colour, marker)) in enumerate(MEASURES.items()):
        rows = latent.rows_of(effects, analysis)
        rows = rows.assign(beyond=latent.beyond(rows))
        groups = rows[rows["intervention"].isin(order)].groupby("intervention", sort=False)
        share = 100 * groups["beyond"].mean()
        counts = {**groups.size().to_dict(), **counts}
        y = np.array([order.index(method) for method in share.index]) + 0.25 * (number - 1)
        ax.plot(share, y, marker, ms=3.5, color=colour, ls="", label=label, clip_on=False)
    for row, method in enumerate(order):
        ax.text(1.04, row, f"of {counts.get(method, 0)}", va="center", size=7,
                transform=ax.get_yaxis_transform())  # fmt: skip
    ax.set_xlim(0, 100)
    ax.set_xticks([0, 25, 50, 75, 100])
    ax.grid(axis="x", color=style.NULL, lw=0.5)
    ax.set_axisbelow(True)
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.22 / height))
