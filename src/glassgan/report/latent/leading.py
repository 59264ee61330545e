"""Figure: the directions that change one concept most selectively, as pictures and as curves."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import pictures, style, wording
from glassgan.report.latent import shared
from glassgan.report.messages import say
from glassgan.report.tables import rows_of
from glassgan.report.wording import signed

WIDTH, LEFT, COLUMN, STEP = 8.3, 0.55, 2.3, 2.64  # inches
TOP, WORDS, CURVE, BELOW = 0.1, 0.9, 1.75, 0.66
NUMBERS = ("estimate", "ci_low", "ci_high", "null_low", "null_high")
BESIDE = 2  # concepts that are shown with the one that is meant


def draw(
    directions: pd.DataFrame,
    moves: Mapping[str, np.ndarray],
    moves_header: Mapping[str, Any],
    effects: pd.DataFrame,
) -> Figure:
    """Draw a column for each of the leading directions.

    Args:
        directions: a row a direction, with "name", "method", "concept" and "leading".
        moves: "sheet", samples that move, [K, M, S, H, W], and curves.
        moves_header: of the arrays, with the names of their directions and the steps.
        effects: the gathered rows of one run.
    """
    leading = directions[directions["leading"] > 0].sort_values("leading")
    if not len(leading):
        return style.empty_figure(1.2, say("latent_figures-no-leading"))
    samples, count = moves["sheet"].shape[1:3]
    tile = COLUMN / count
    fig = Figure(figsize=(WIDTH, TOP + WORDS + samples * tile + CURVE + BELOW))
    low, high, axes = -0.1, 0.1, []
    for place, (name, method, concept) in enumerate(
        zip(*(leading[column] for column in ("name", "method", "concept")), strict=True)
    ):
        left = LEFT + place * STEP
        style.words_at(
            fig, left, TOP, f"{'abc'[place]}   {shared.concept_label(concept)}", fontweight="bold"
        )
        lines = [say("latent_figures-moved-along", direction=shared.direction_label(name, method))]
        lines += _lines(name, effects)
        style.words_at(fig, left, TOP + 0.17, "\n".join(lines), fontsize=7, linespacing=1.3)
        images = moves["sheet"][list(moves_header["sheet"]).index(name)]
        pictures.strip(fig, left, TOP + WORDS, tile, images)
        ax = style.axes_at(fig, left, TOP + WORDS + samples * tile + 0.06, COLUMN, CURVE)
        ends = _curves(ax, shared.curves_of(name, moves, moves_header), concept)
        low, high = min(low, ends[0]), max(high, ends[1])
        pictures.below_strip(ax, count)
        ax.set_xticks(range(count), wording.step_labels(moves_header["sheet_steps"]))
        ax.set_xlabel(say("latent_figures-length"), labelpad=1)
        axes.append(ax)
    for ax in axes:
        ax.set_ylim(low - 0.05 * (high - low), high + 0.05 * (high - low))
        if ax is axes[0]:
            ax.set_ylabel(say("latent_figures-change"), labelpad=1)
        else:
            ax.set_yticklabels([])
    return fig


def _lines(name: str, effects: pd.DataFrame) -> list[str]:
    """Return what the direction does to its concept on held-out samples."""
    lines = []
    for analysis, what, form in (
        ("direction_effects", "effect", "+.2f"),
        ("direction_selectivity", "selective", ".2f"),
    ):
        rows = rows_of(effects, analysis)
        for row in rows[rows["target"] == name].to_dict("records"):
            mean, low, high, null_low, null_high = (signed(row[key], form) for key in NUMBERS)
            lines.append(say(f"latent_figures-{what}", value=f"{mean} [{low}, {high}]"))
            q = wording.q_words(row["q_value"])
            beside_random = say("latent_figures-range", low=null_low, high=null_high, q=q)
            lines.append(f"   {beside_random}")
    return lines


def _curves(
    ax: Axes, curves: Mapping[str, tuple[np.ndarray, np.ndarray]], concept: str
) -> tuple[float, float]:
    """Draw the curve of a concept and of those that change most beside it; return its ends."""
    ax.axhline(0, color=style.GREY, lw=0.6)
    low = high = 0.0
    for number, name in enumerate([concept, *beside(curves, concept)]):
        if name not in curves:
            continue
        mean, margin = curves[name]
        x = np.arange(len(mean))
        colour = (style.BLUE, style.RED, style.BLACK)[number]
        if number == 0:
            ax.fill_between(x, mean - margin, mean + margin, color=colour, alpha=0.25, lw=0)
            low, high = float(np.nanmin(mean - margin)), float(np.nanmax(mean + margin))
        marker, line = (("o", "-"), ("s", "--"), ("^", ":"))[number]
        look: dict[str, Any] = {"color": colour, "marker": marker, "ls": line}
        look |= {"lw": 0.9, "ms": 2} if number else {"lw": 1.8, "ms": 3.5}
        ax.plot(x, mean, label=shared.concept_label(name), **look)
        low, high = min(low, float(np.nanmin(mean))), max(high, float(np.nanmax(mean)))
    if ax.get_legend_handles_labels()[0]:
        ax.legend(
            loc="upper center", bbox_to_anchor=(0.5, -0.2), ncol=1 + BESIDE, columnspacing=0.9,
            handlelength=1.9, handletextpad=0.4,
        )  # fmt: skip
    else:
        style.nothing(ax, say("latent_figures-no-curve"))
    return low, high


def beside(curves: Mapping[str, tuple[np.ndarray, np.ndarray]], concept: str) -> list[str]:
    """Return the concepts that change most along a direction, other than its own."""
    sizes = {
        name: float(np.nanmax(np.abs(mean)))
        for name, (mean, _) in curves.items()
        if name != concept
    }
    return sorted(sizes, key=lambda name: -sizes[name])[:BESIDE]
