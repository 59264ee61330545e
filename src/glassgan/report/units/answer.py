"""Figure: what single units and sets of units do, beside chance, all runs side by side."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.concepts import CLASS_CONCEPTS
from glassgan.effects import FDR
from glassgan.report import style
from glassgan.report.messages import class_name, say
from glassgan.report.results import Results
from glassgan.report.units import shared
from glassgan.statistics.intervals import wilson

LEAST = -100  # percent: a class that becomes more frequent still is not told apart
BESIDE = 0.17  # from the middle of a layer to its units and to the random ones


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw, for each run, the share of single units and, with labels, what its sets remove.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    fig = style.wide(0.46)
    narrow = fig.get_size_inches()[0] < style.NARROW
    if narrow:
        fig = style.wide(1)
    rows = 2 if CLASS_CONCEPTS else 1
    fig.set_figheight(fig.get_figheight() * (0.4 + 0.3 * rows))
    panels = fig.subplots(rows, len(runs), sharey="row", squeeze=False)
    for column, run in enumerate(runs):
        subject, seed = run.split("/")
        own = shared.of_run(results.rows, subject, int(seed))
        _single(panels[0, column], own, narrow)
        panels[0, column].set_title(run)
        if CLASS_CONCEPTS:
            _sets(panels[1, column], shared.rows_of(own, "set_removal"), narrow)
    panels[0, 0].set_ylabel(say("units_figures-beyond"))
    if CLASS_CONCEPTS:
        panels[1, 0].set_ylim(bottom=max(panels[1, 0].get_ylim()[0], LEAST))
        panels[1, 0].set_ylabel(say("units_figures-removed-of-kind"))
    fig.legend(
        handles=_handles(), loc="outside lower center", ncol=2 if narrow else 4,
        columnspacing=0.8, handlelength=1.0, handletextpad=0.4,
    )  # fmt: skip
    return fig


def _single(ax: Axes, effects: pd.DataFrame, narrow: bool) -> None:
    """Draw how many units of each layer are beyond random ones, and how many random ones are."""
    counts = shared.rows_of(effects, "unit_counts")
    counts = counts[counts["intervention"] == "zero"]
    random = shared.rows_of(effects, "unit_effects_of_random")
    random = random[random["intervention"] == "zero"]
    layers = list(counts["layer"])
    for place, (_, row) in enumerate(counts.iterrows()):
        full = row["q_value"] < FDR
        _share(ax, place - BESIDE, float(row["estimate"]), int(row["n"]), style.BLUE, "o", full)
        others = shared.beyond(random[random["layer"] == row["layer"]])
        if len(others):
            share = float(np.mean(others))
            _share(ax, place + BESIDE, share, len(others), style.GREY, "s", True)
    ax.set_xlim(-0.5, max(len(layers), 1) - 0.5)
    ax.set_xticks(range(len(layers)), layers, rotation=90 if narrow or len(layers) > 3 else 0)
    ax.set_ylim(-3, 103)
    if not layers:
        style.nothing(ax, say("units_figures-no-hidden-layer"))


def _share(
    ax: Axes, place: float, share: float, count: int, colour: str, marker: str, full: bool
) -> None:
    """Draw a share of a count with its interval (Wilson 1927), in percent."""
    low, high = (100 * float(end) for end in wilson(share, count))
    arms = [[100 * share - low], [high - 100 * share]]
    face = colour if full else "white"
    ax.errorbar([place], [100 * share], arms, fmt=marker, ms=3.5, color=colour, mfc=face)


def _sets(ax: Axes, removal: pd.DataFrame, narrow: bool) -> None:
    """Draw what goes of each class without its set, and what random sets take of it."""
    numbers = {concept: number for number, concept in enumerate(CLASS_CONCEPTS)}
    known = removal[removal["estimate"].notna() & removal["concept"].isin(CLASS_CONCEPTS)]
    ax.axhline(0, color=style.GREY, lw=0.6)
    for _, row in known.iterrows():
        place = numbers[row["concept"]]
        share, low, high = (100 * float(row[name]) for name in ("estimate", "ci_low", "ci_high"))
        null = [100 * float(row[name]) for name in ("null_low", "null_high")]
        if np.isfinite(null).all():
            ax.bar([place], [null[1] - null[0]], 0.7, null[0], color=style.NULL, lw=0)
        face = style.ORANGE if row["q_value"] < FDR else "white"
        arms = [[share - low], [high - share]]
        ax.errorbar([place], [share], arms, fmt="D", ms=3, color=style.ORANGE, mfc=face)
    ax.set_xlim(-0.7, len(CLASS_CONCEPTS) - 0.3)
    turn = 90 if style.long_class_names() else 0
    shown = range(0, len(CLASS_CONCEPTS), 3 if narrow else 1)
    ax.set_xticks(shown, [class_name(label) for label in shown], rotation=turn)
    ax.set_xlabel(say("units_figures-kind"))
    if known.empty:
        style.nothing(ax, say("units_figures-no-kind"))


def _handles() -> list[Line2D | Patch]:
    look: dict[str, Any] = {"ms": 4, "lw": 1.0}
    alike = say("units_figures-random-alike")
    single: list[Line2D | Patch] = [
        Line2D([], [], color=style.BLUE, marker="o", label=say("units_figures-units"), **look),
        Line2D([], [], color=style.GREY, marker="s", label=alike, **look),
    ]
    if not CLASS_CONCEPTS:
        return single
    return [
        *single,
        Line2D([], [], color=style.ORANGE, marker="D", label=say("units_figures-sets"), **look),
        Patch(color=style.NULL, label=say("units_figures-random-sets")),
    ]
