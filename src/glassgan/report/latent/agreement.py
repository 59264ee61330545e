"""Figure: whether methods find the same, find it again, and find more than chance does."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.report import pictures, style, tables
from glassgan.report.latent import counts as latent_counts
from glassgan.report.messages import name_of, say
from glassgan.report.tables import rows_of

WIDTH, LEFT, TOP, LINE = 8.3, 1.4, 0.5, 0.26  # inches
CELL, BELOW = 0.245, 1.2
NARROW, HEAD = 0.21, 0.14  # a cell and more room for titles where there is a panel of other seeds
ROOM, KEY = 13, 1.25  # cells for which there is always room; width of the colour bar
STABLE, SHARES, BETWEEN = 1.15, 1.45, 0.3  # widths of panels to each other; inches between them
MEASURES = {  # by analysis: name in messages, colour, marker
    "direction_effects": ("does-effect", style.BLUE, "o"),
    "direction_effects_per_change": ("does-per-change", style.BLUE, "x"),
    "direction_selectivity": ("does-selective", style.RED, "s"),
    "direction_image_change": ("does-image", style.BLACK, "^"),
}


def draw(directions: pd.DataFrame, effects: pd.DataFrame) -> Figure:
    """Draw a row a method: overlaps with other methods, stability, and what beats the null.

    Where the same network was trained with other seeds, how far it draws the same in these too.

    Args:
        directions: a row a direction, with "method".
        effects: the gathered rows of one run.
    """
    methods = directions["method"].unique().tolist()
    if not methods:
        return style.empty_figure(1.2, say("latent_figures-no-direction"))
    pairs = rows_of(effects, "direction_agreement")
    stability = rows_of(effects, "direction_stability")
    seeds = rows_of(effects, "direction_seeds")
    known = {*pairs["target"], *pairs["intervention"], *stability["target"]}
    spans = [method for method in methods if method in known]
    order = [*spans, *(method for method in methods if method not in known)]
    height = len(order) * LINE
    cell, top = (NARROW, TOP + HEAD) if len(seeds) else (CELL, TOP)
    fig = Figure(figsize=(WIDTH, top + height + BELOW))
    titles = [say("latent_figures-with-itself")]
    titles += [say("latent_figures-in-another-seed")] if len(seeds) else []
    left = LEFT + cell * max(len(spans), ROOM) + BETWEEN
    weights = [STABLE] * len(titles) + [SHARES]
    wide = (WIDTH - left - 0.5 - BETWEEN * len(titles)) / sum(weights)
    matrix = style.axes_at(fig, LEFT, top, cell * max(len(spans), 1), LINE * max(len(spans), 1))
    places = [left + sum(weights[:n]) * wide + n * BETWEEN for n in range(len(weights))]
    panels = [
        style.axes_at(fig, place, top, wide * weight, height)
        for place, weight in zip(places, weights, strict=True)
    ]
    _matrix(fig, matrix, spans, pairs, cell, top)
    _labels(fig, order, top)
    # beside two other panels there is less room
    titles.append(say(f"latent_figures-do-more{'-narrow' if len(seeds) else ''}"))
    for place, letter, title in zip(
        [LEFT, *places], "abcd", [say("latent_figures-overlap"), *titles], strict=False
    ):
        pictures.letter(fig, place - 0.17, 0.14, letter)
        style.words_at(fig, place, 0.16, title)
    for ax in panels:
        ax.set_ylim(len(order) - 0.5, -0.5)
        ax.set_yticks([])
        for row in range(1, len(order), 2):
            ax.axhspan(row - 0.5, row + 0.5, color="#F7F7F7", lw=0, zorder=0)
    _beside_null(panels[0], order, stability, say("latent_figures-mean-cos2"))
    if len(seeds):
        _beside_null(panels[1], order, seeds, say("latent_figures-mean-cosine"))
    _key(panels[0], len(stability) + len(seeds), bool(len(seeds)), height)
    trained = set(directions.loc[directions["trained"], "method"])
    _shares(panels[-1], order, trained, effects, height)
    return fig


def _labels(fig: Figure, order: list[str], top: float) -> None:
    for row, method in enumerate(order):
        middle = top + (row + 0.5) * LINE
        style.words_at(fig, LEFT - 0.07, middle, name_of(method), ha="right", va="center",
                       fontsize=7)  # fmt: skip


def _matrix(
    fig: Figure, ax: Axes, spans: list[str], pairs: pd.DataFrame, cell: float, top: float
) -> None:
    """Draw the overlap of every pair below the diagonal; in colour those beyond the null."""
    style.bare(ax)
    if not len(pairs):
        style.nothing(ax, say("latent_figures-fewer-than-two"))
        return
    values = np.full((len(spans), len(spans)), np.nan)
    beats = tables.beyond(pairs)
    for row, beyond in zip(pairs.to_dict("records"), beats, strict=True):
        x, y = sorted((spans.index(row["target"]), spans.index(row["intervention"])))
        values[y, x] = row["estimate"] if beyond else np.nan
        dark = beyond and row["estimate"] > 0.55
        colour = "white" if dark else style.BLACK if beyond else style.GREY
        text = f"{row['estimate']:.2f}".replace("0.", ".", 1)
        ax.text(x, y, text, ha="center", va="center", size=5.5, color=colour)
    shown = ax.imshow(values, cmap="Blues", vmin=0, vmax=1, aspect="auto")
    ax.set_xticks(range(len(spans) - 1), map(name_of, spans[:-1]), rotation=90)
    ax.set_xlim(-0.5, len(spans) - 0.5)
    ax.tick_params(length=0, pad=2)
    key = LEFT + cell * max(len(spans), ROOM) - KEY
    bar = style.axes_at(fig, key, top + 0.12, KEY, 0.09)
    fig.colorbar(shown, cax=bar, orientation="horizontal", ticks=[0, 0.5, 1])
    bar.set_xticks([0, 0.5, 1], ["0", ".5", "1"])
    bar.tick_params(length=1.5, pad=1, labelsize=6.5)
    style.words_at(fig, key, top + 0.38, say("latent_figures-key-overlap"), fontsize=6.5)


def _beside_null(ax: Axes, order: list[str], rows: pd.DataFrame, label: str) -> None:
    """Draw estimates beside their null, one below the other where a method has several."""
    known = rows[rows["target"].isin(order)]
    groups = known.groupby("target")
    thick = 0.6 / groups["target"].transform("size").to_numpy(dtype=float)
    slot = groups.cumcount().to_numpy(dtype=float)
    y = known["target"].map(order.index).to_numpy(dtype=float) - 0.3 + (slot + 0.5) * thick
    ax.barh(
        y, known["null_high"] - known["null_low"], thick, known["null_low"], color=style.GREY,
        alpha=0.5, lw=0,
    )  # fmt: skip
    beats = tables.beyond(known)
    for mask, face in ((beats, style.BLUE), (~beats, "white")):
        if mask.any():
            ax.plot(
                known["estimate"][mask], y[mask], "o", ms=4, mfc=face, mec=style.BLUE, zorder=3,
                clip_on=False,
            )  # fmt: skip
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.5, 1], ["0", ".5", "1"])
    ax.set_xlabel(label, labelpad=2)
    if not len(known):
        style.nothing(ax, say("latent_figures-not-measured"))


def _key(ax: Axes, rows: int, seeds: bool, height: float) -> None:
    """Say below the first panel what dots and bands are, there and in the panel of seeds."""
    if not rows:
        return
    random = say(f"latent_figures-random-{'both' if seeds else 'subspaces'}")
    handles = [
        Line2D(
            [], [], marker="o", ms=4, ls="", color=style.BLUE, label=say("latent_figures-found")
        ),
        Patch(color=style.GREY, alpha=0.5, lw=0, label=random),
    ]
    middle = 1.15 if seeds else 0.42
    ax.legend(handles=handles, loc="upper center", bbox_to_anchor=(middle, -0.38 / height))


def _shares(
    ax: Axes, order: list[str], trained: set[str], effects: pd.DataFrame, height: float
) -> None:
    """Draw how many of the tested directions of each method lie beyond random ones.

    Ticks: how many of held-out random directions pass the same bound.
    """
    counts: dict[Any, int] = {}
    for number, (analysis, (label, colour, marker)) in enumerate(MEASURES.items()):
        rows = rows_of(effects, analysis)
        rows = rows.assign(beyond=tables.beyond(rows))
        groups = rows[rows["intervention"].isin(order)].groupby("intervention", sort=False)
        share = 100 * groups["beyond"].mean()
        counts = {**groups.size().to_dict(), **counts}
        y = np.array([order.index(method) for method in share.index]) + 0.2 * (number - 1.5)
        ax.plot(share, y, marker, ms=3.5, color=colour, ls="", label=say(f"latent_figures-{label}"),
                clip_on=False)  # fmt: skip
        for place, method in zip(y, share.index, strict=True):
            random, drawn = latent_counts.passed(effects, analysis, method in trained)
            if drawn:
                ax.plot([100 * random / drawn] * 2, [place - 0.1, place + 0.1], color=colour, lw=1,
                        clip_on=False)  # fmt: skip
    for row, method in enumerate(order):
        words = say("latent_figures-of", number=counts.get(method, 0))
        ax.text(1.06, row, words, va="center", size=7, transform=ax.get_yaxis_transform())
    ax.set_xlim(0, 100)
    ax.set_xticks([0, 25, 50, 75, 100])
    ax.grid(axis="x", color=style.NULL, lw=0.5)
    ax.set_axisbelow(True)
    ax.plot([], [], "|", ms=5, color=style.BLACK, label=say("latent_figures-held-out-random"))
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.22 / height))
