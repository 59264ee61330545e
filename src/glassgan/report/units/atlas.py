"""Figure: the units of each layer whose effects are clearest, a row a unit."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from glassgan.concepts import NAMED
from glassgan.report import style
from glassgan.report.messages import say
from glassgan.report.pictures import mosaic, on_own_scale
from glassgan.report.units import shared

WIDTH, ROW, HEAD, GAP = 8.3, 0.51, 0.52, 0.44  # inches
TILE = 0.5
NUMBER, TOPS, CONCEPT, TARGET = 0.1, 0.62, 3.42, 5.62  # from the left
AUROC, EFFECT = (4.3, 1.2), (6.3, 1.85)  # left and width
OFFSETS = (-0.27, -0.09, 0.09, 0.27)


def draw(
    effects: pd.DataFrame,
    association: Mapping[str, np.ndarray],
    sweep: Mapping[str, np.ndarray],
    sweep_header: Mapping[str, Any],
    units: int,
) -> Figure:
    """Draw samples, picture, association and effect of a few units of each layer.

    Args:
        effects: the gathered rows of one run.
        association: "top.<number>.<layer>", the samples on which a unit is highest,
            uint8 [U, T, H, W].
        sweep: "trained.pictures.<number>.<layer>", what ablation changes, [U, H, W].
        sweep_header: of the sweep.
        units: units a layer.
    """
    if "left_out" in sweep_header:
        return style.left_out(sweep_header["left_out"])
    scale = shared.scale_of(sweep_header)
    tops = style.ordered(dict(association), "top")
    pictures = shared.kind_of(sweep, "trained", "pictures")
    tested = shared.in_deviations(shared.rows_of(effects, "unit_effects"), scale)
    associated = shared.rows_of(effects, "unit_association")
    chosen = {layer: clearest(tested[tested["layer"] == layer], units) for layer in tops}
    heights = {layer: ROW * max(len(some), 1) for layer, some in chosen.items()}
    total = HEAD + sum(heights.values()) + (GAP + 0.2) * len(heights) + 0.4
    fig = Figure(figsize=(WIDTH, total))
    _head(fig)
    top = HEAD
    for layer, some in chosen.items():
        _layer(
            fig,
            top,
            layer,
            some,
            tops[layer],
            pictures[layer],
            associated[associated["layer"] == layer].set_index("unit"),
            tested[tested["layer"] == layer],
        )
        top += heights[layer] + GAP + 0.2
    _legend(fig)
    return fig


def clearest(tested: pd.DataFrame, count: int) -> list[int]:
    """Return the units whose ablation does something most clearly: smallest p, then largest."""
    zero = tested[tested["intervention"] == "zero"]
    order = zero.assign(size=-zero["estimate"].abs()).sort_values(["p_value", "size", "unit"])
    return [int(unit) for unit in order["unit"][:count]]


def _head(fig: Figure) -> None:
    look: dict[str, Any] = {"va": "bottom", "linespacing": 1.1}
    tall = HEAD - 0.06
    style.words_at(fig, NUMBER, tall, say("common_figures-unit"), **look)
    style.words_at(fig, TOPS, tall, say("units_figures-highest"), **look)
    style.words_at(
        fig, TOPS + 4 * TILE + 0.1, tall, say("units_figures-change-by-ablation"), **look
    )
    style.words_at(fig, CONCEPT, tall, say("units_figures-goes-with"), **look)
    style.words_at(fig, TARGET, tall, say("units_figures-changes"), **look)


def _layer(
    fig: Figure,
    top: float,
    layer: str,
    chosen: list[int],
    tops: np.ndarray,
    pictures: np.ndarray,
    associated: pd.DataFrame,
    tested: pd.DataFrame,
) -> None:
    """Draw the rows of one layer, from `top` inches on."""
    style.words_at(fig, NUMBER, top, layer, fontweight="bold")
    top += 0.2
    if not chosen:
        style.words_at(fig, TOPS, top, say("units_figures-nothing-measured"))
        return
    height = ROW * len(chosen)
    shown = tops.shape[1]
    ax = style.axes_at(fig, TOPS, top, TILE * 4, height)
    tiles = [[shared.on_paper(tops[unit, k]) for k in range(shown)] for unit in chosen]
    sheet = mosaic(tiles, empty=255)
    look: dict[str, Any] = {"cmap": "gray", "vmin": 0, "vmax": 255, "aspect": "auto"}
    ax.imshow(sheet if sheet.ndim == 2 else np.moveaxis(sheet, 0, -1).astype(np.uint8), **look)
    style.bare(ax)
    ax = style.axes_at(fig, TOPS + 4 * TILE + 0.1, top, TILE, height)
    changes = [[shared.shades(on_own_scale(pictures[unit]), 1)] for unit in chosen]
    ax.imshow(mosaic(changes, empty=0), cmap="RdBu_r", vmin=-1, vmax=1, aspect="auto")
    style.bare(ax)
    auroc = style.axes_at(fig, AUROC[0], top, AUROC[1], height)
    effect = style.axes_at(fig, EFFECT[0], top, EFFECT[1], height)
    for row, unit in enumerate(chosen):
        middle = top + ROW * (row + 0.5)
        style.words_at(fig, NUMBER, middle, str(unit), va="center")
        own = associated.loc[unit]
        known = own["concept"]
        goes = shared.called(known) if known else say("units_figures-nothing-varies")
        named: dict[str, Any] = {"va": "center", "fontweight": "bold" if own["named"] else None}
        style.words_at(fig, CONCEPT, middle, goes, **named)
        arms = [[own["estimate"] - own["ci_low"]], [own["ci_high"] - own["estimate"]]]
        face = style.BLACK if own["named"] else "white"
        auroc.errorbar(
            [own["estimate"]], [row], xerr=arms, fmt="o", ms=4, color=style.BLACK, mfc=face
        )
        rows = tested[tested["unit"] == unit]
        style.words_at(fig, TARGET, middle, shared.called(rows["concept"].iloc[0]), va="center")
        _interventions(effect, row, rows.set_index("intervention"))
    auroc.axvspan(0.5 - NAMED, 0.5 + NAMED, color="#F2F2F2", lw=0, zorder=0)
    auroc.axvline(0.5, color=style.GREY, lw=0.6)
    auroc.set_xlim(-0.03, 1.03)
    auroc.set_xticks([0, 0.5, 1], ["0", ".5", "1"])
    auroc.set_xlabel("AUROC", labelpad=1)
    effect.axvline(0, color=style.GREY, lw=0.6)
    effect.use_sticky_edges = False  # bands end within the panel
    effect.autoscale_view(scaley=False)
    effect.xaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    effect.set_xlabel(say("units_figures-deviations"), labelpad=1)
    for ax in (auroc, effect):
        ax.set_ylim(len(chosen) - 0.5, -0.5)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        for row in range(1, len(chosen)):
            ax.axhline(row - 0.5, color="#E6E6E6", lw=0.5, zorder=0)


def _interventions(ax: Axes, row: int, rows: pd.DataFrame) -> None:
    """Draw the four interventions on one unit, each on its null."""
    outside = shared.beyond(rows)
    for offset, (way, (colour, marker)) in zip(OFFSETS, shared.INTERVENTIONS.items(), strict=True):
        if way not in rows.index:
            continue
        own = rows.loc[way]
        y = row + offset
        width = own["null_high"] - own["null_low"]
        ax.barh([y], [width], 0.16, left=own["null_low"], color=style.NULL, lw=0, zorder=1)
        arms = [[own["estimate"] - own["ci_low"]], [own["ci_high"] - own["estimate"]]]
        face = colour if outside[way] else "white"
        ax.errorbar(
            [own["estimate"]],
            [y],
            xerr=arms,
            fmt=marker,
            ms=3.2,
            mew=0.8,
            lw=0.8,
            color=colour,
            mfc=face,
        )


def _legend(fig: Figure) -> None:
    handles: list[Any] = [
        Line2D(
            [],
            [],
            color=colour,
            marker=marker,
            ms=4,
            lw=0.8,
            label=say(f"units_figures-set-to-{way}"),
        )
        for way, (colour, marker) in shared.INTERVENTIONS.items()
    ]
    handles.append(Patch(color=style.NULL, label=say("units_figures-random-units")))
    fig.legend(handles=handles, loc="lower center", ncol=5, columnspacing=1.2, handlelength=1.4)
