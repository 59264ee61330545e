"""Figure: what moves along directions show: reach, linearity, layers, agreement with estimates."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from glassgan.latent.moved import DIFFER, GAPS
from glassgan.report import pictures, style
from glassgan.report.latent import shared
from glassgan.report.messages import say
from glassgan.report.tables import arms, rows_of

WIDTH, LEFT, TOP, LINE = 8.3, 1.5, 0.3, 0.118  # inches
REACH, LINEAR, BETWEEN = 2.45, 0.95, 0.2
SCATTER = 2.15
ACROSS, SMALL, STEP = 5, (1.3, 0.8), (1.53, 1.05)  # of the layers: panels a row, and their sizes
ROOM = 30  # letters below a panel
CAPPED = {"+": ">", "−": "<"}  # markers of what goes beyond the longest step


def draw(effects: pd.DataFrame, moves_header: Mapping[str, Any]) -> Figure:
    """Draw reach and linearity a row a direction, a panel of layers each, and the check.

    Args:
        effects: the gathered rows of one run.
        moves_header: of the moves, with the names of the directions and the steps.
    """
    names = list(moves_header["moved"])
    if not names:
        return style.empty_figure(1.2, say("latent_figures-no-move"))
    labels = shared.labels_of(names, effects)
    rescored = rows_of(effects, "direction_rescoring")
    panels = [name for name in names if name in set(rescored["target"])]
    upper = TOP + max(len(names) * LINE, SCATTER + 1.3) + 0.75
    lower = -(-len(panels) // ACROSS) * STEP[1] + 0.3 if panels else 0
    fig = Figure(figsize=(WIDTH, upper + lower))
    reach = style.axes_at(fig, LEFT, TOP, REACH, len(names) * LINE)
    linear = style.axes_at(fig, LEFT + REACH + BETWEEN, TOP, LINEAR, len(names) * LINE)
    for ax, letter, place in ((reach, "a", LEFT), (linear, "b", LEFT + REACH + BETWEEN)):
        ax.set_ylim(len(names) - 0.4, -0.6)
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
        pictures.letter(fig, place - 0.08, 0.08, letter)
    reach.set_yticks(range(len(names)), [labels[name] for name in names], fontsize=6)
    reach.tick_params(axis="y", length=0, pad=2)
    _reach(reach, rows_of(effects, "direction_reach"), moves_header)
    _linearity(linear, rows_of(effects, "direction_linearity"), names)
    left = WIDTH - SCATTER - 0.12
    pictures.letter(fig, left - 0.55, 0.08, "c")
    _check(style.axes_at(fig, left, TOP, SCATTER, SCATTER), effects)
    _key(fig, left - 0.3, TOP + SCATTER + 0.42)
    if panels:
        pictures.letter(fig, 0.08, upper - 0.2, "d")
        _layers(fig, upper, panels, labels, rescored, rows_of(effects, "direction_moves"))
    return fig


def _reach(ax: Axes, rows: pd.DataFrame, header: Mapping[str, Any]) -> None:
    """Draw how far one can go to both sides, with arrows where the longest step is not enough."""
    longest = float(max(header["steps"]))
    names = list(header["moved"])
    ax.axvline(0, color=style.GREY, lw=0.6)
    for side, sign in (("−", -1), ("+", 1)):
        own = rows[(rows["group"] == side) & rows["target"].isin(names)]
        if not len(own):
            continue
        band = own[["null_low", "null_high"]].iloc[0].to_numpy(dtype=float)
        if np.isfinite(band).all():
            ax.axvspan(*sorted(sign * band), color=style.NULL, lw=0)
        y = own["target"].map(names.index).to_numpy()
        ax.hlines(y, sign * own["ci_low"], sign * own["ci_high"], color=style.BLUE, lw=0.8)
        capped = (own["estimate"] >= longest).to_numpy()
        for mask, marker in ((capped, CAPPED[side]), (~capped, "o")):
            some = own["estimate"][mask]
            ax.plot(sign * some, y[mask], marker, ms=2.6, color=style.BLUE, ls="", clip_on=False)
    if not len(rows):
        style.nothing(ax, say("latent_figures-none-accepted"))
    ax.set_xlim(-1.03 * longest, 1.03 * longest)
    far = longest / 3  # nearer ones would touch each other
    ticks = [step for step in header["steps"] if abs(step) > far or step == 0]
    labels = [f"≥{abs(step):g}" if abs(step) == longest else f"{abs(step):g}" for step in ticks]
    ax.set_xticks(ticks, labels)
    ax.set_xlabel(say("latent_figures-sides"), labelpad=2)


def _linearity(ax: Axes, rows: pd.DataFrame, names: list[str]) -> None:
    rows = rows[rows["target"].isin(names)]
    y = rows["target"].map(names.index).to_numpy(dtype=int)
    widths = rows["null_high"] - rows["null_low"]
    ax.barh(y, widths, 0.9, rows["null_low"], color=style.NULL, lw=0)
    ax.errorbar(rows["estimate"], y, xerr=arms(rows), fmt="o", ms=2.4, lw=0.8, color=style.BLUE)
    ax.set_xlim(0, 1.03)
    ax.set_xticks([0, 0.5, 1], ["0", ".5", "1"])
    ax.set_xlabel(say("latent_figures-straight"), labelpad=2)
    if not len(rows):
        style.nothing(ax, say("latent_figures-not-measured"), rotation=90)


def compared(effects: pd.DataFrame) -> pd.DataFrame:
    """Return moves beside the estimates of the same changes from unmoved samples.

    With "estimate" and "reach" (half an interval) of both, and whether the concept is the tested
    one, and whether the two differ.
    """
    kinds = [rows_of(effects, f"direction_{kind}") for kind in ("effects", "side_effects")]
    estimates = pd.concat([kinds[0].assign(tested=True), kinds[1].assign(tested=False)])
    moves = rows_of(effects, "direction_moves")
    estimates, moves = (
        rows.assign(reach=(rows["ci_high"] - rows["ci_low"]) / 2) for rows in (estimates, moves)
    )
    both = estimates[["target", "concept", "estimate", "reach", "tested"]].merge(
        moves[["target", "concept", "estimate", "reach"]],
        on=["target", "concept"],
        suffixes=("", "_moved"),
    )
    gaps = rows_of(effects, GAPS)
    gaps = gaps.assign(differ=gaps["status"] == DIFFER)
    return both.merge(gaps[["target", "concept", "differ"]], on=["target", "concept"])


def _check(ax: Axes, effects: pd.DataFrame) -> None:
    """Draw the changes that moves make against those that are told from unmoved samples."""
    both = compared(effects)
    ends = both[["estimate", "estimate_moved"]].abs().to_numpy()
    bound = 1.1 * float(ends.max()) if len(both) else 1.0
    ax.plot([-bound, bound], [-bound, bound], color=style.GREY, lw=0.6, zorder=0)
    for tested, colour in ((False, style.GREY), (True, style.RED)):
        own = both[both["tested"] == tested]
        look: dict[str, Any] = {"color": colour, "zorder": 3 if tested else 1}
        ax.plot(
            own["estimate"], own["estimate_moved"], "D" if tested else "o", ls="",
            ms=2.6 if tested else 1.4, rasterized=not tested, **look,
        )  # fmt: skip
        if tested:
            ax.errorbar(
                own["estimate"], own["estimate_moved"], own["reach_moved"], own["reach"],
                fmt="none", elinewidth=0.5, **look,
            )  # fmt: skip
    ax.set_xlim(-bound, bound)
    ax.set_ylim(-bound, bound)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(5, symmetric=True))
    ax.set_xlabel(say("latent_figures-unmoved"), labelpad=2)
    ax.set_ylabel(say("latent_figures-moves"), labelpad=1)
    if len(both):
        words = say(
            "latent_figures-differ", number=len(both), share=f"{100 * both['differ'].mean():.0f}"
        )
        ax.text(0.03, 0.98, words, transform=ax.transAxes, va="top", size=7)
    else:
        style.nothing(ax, say("latent_figures-not-measured"))


def _key(fig: Figure, left: float, top: float) -> None:
    point: dict[str, Any] = {"ls": "", "color": style.BLUE, "ms": 3}
    handles = [
        Line2D([], [], marker="o", label=say("latent_figures-key-direction"), **point),
        Line2D([], [], marker=">", label=say("latent_figures-key-farther"), **point),
        Patch(color=style.NULL, label=say("latent_figures-random-directions")),
        Line2D(
            [], [], marker="D", ms=3, ls="", color=style.RED, label=say("latent_figures-key-tested")
        ),
        Line2D(
            [],
            [],
            marker="o",
            ms=2,
            ls="",
            color=style.GREY,
            label=say("latent_figures-key-others"),
        ),
        Line2D([], [], color=style.RED, lw=1, label=say("latent_figures-key-whole")),
    ]
    width, height = fig.get_size_inches()
    fig.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(left / width, 1 - top / height),
        borderaxespad=0,
    )  # fmt: skip


def _layers(
    fig: Figure,
    top: float,
    names: list[str],
    labels: Mapping[str, str],
    rescored: pd.DataFrame,
    moves: pd.DataFrame,
) -> None:
    """Draw a panel a direction: the change when only one layer is moved, beside the whole move."""
    layers = rescored["layer"].unique().tolist()
    ends = rescored[["ci_low", "ci_high", "null_low", "null_high"]].to_numpy()
    low, high = min(float(np.nanmin(ends)), 0.0), max(float(np.nanmax(ends)), 0.0)
    turned: dict[str, Any] = {
        "rotation": 30 if len("  ".join(layers)) > ROOM else 0,
        "fontsize": 6.5,
    }
    for number, name in enumerate(names):
        down, across = divmod(number, ACROSS)
        ax = style.axes_at(fig, 0.68 + across * STEP[0], top + down * STEP[1], *SMALL)
        own = rescored[rescored["target"] == name]
        x = own["layer"].map(layers.index).to_numpy()
        ax.axhline(0, color=style.GREY, lw=0.6)
        ax.bar(x, own["null_high"] - own["null_low"], 0.6, own["null_low"], color=style.NULL, lw=0)
        concept = own["concept"].iloc[0]
        whole = moves[(moves["target"] == name) & (moves["concept"] == concept)]
        for move in whole.to_dict("records"):
            ax.axhspan(move["ci_low"], move["ci_high"], color=style.RED, alpha=0.15, lw=0)
            ax.axhline(move["estimate"], color=style.RED, lw=1)
            low, high = min(low, move["ci_low"]), max(high, move["ci_high"])
        ax.errorbar(x, own["estimate"], arms(own), fmt="o-", ms=3, lw=0.9, color=style.BLUE)
        ax.set_xlim(-0.5, len(layers) - 0.5)
        ax.yaxis.set_major_locator(MaxNLocator(4, steps=[1, 2, 5, 10]))
        of = "" if name.endswith(concept) else f": {shared.concept_label(concept)}"
        ax.set_title(labels[name] + of, fontsize=6.5, pad=2)
        last = number + ACROSS >= len(names)
        ax.set_xticks(range(len(layers)), layers if last else [""] * len(layers), **turned)
        if across == 0:
            ax.set_ylabel(say("latent_figures-sd-per-length"), labelpad=1)
        else:
            ax.set_yticklabels([])
    for ax in fig.axes[-len(names) :]:
        ax.set_ylim(low - 0.08 * (high - low), high + 0.08 * (high - low))
