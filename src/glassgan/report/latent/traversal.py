"""Figure: moves along single components of the latent space."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from glassgan.report import pictures, style, wording
from glassgan.report.messages import say
from glassgan.report.tables import arms, beyond, rows_of

WIDTH, LEFT, TILE, BETWEEN = 8.3, 0.65, 0.5, 0.2  # inches
TOP, PANEL, BELOW = 0.48, 2.0, 0.4
SAMPLES = 2


def draw(
    directions: pd.DataFrame,
    moves: Mapping[str, np.ndarray],
    moves_header: Mapping[str, Any],
    effects: pd.DataFrame,
) -> Figure:
    """Draw samples that are moved along the strongest axes, and the image change of all axes.

    Args:
        directions: a row a direction, with "name" and "method".
        moves: "sheet", samples that move, [K, M, S, H, W].
        moves_header: of the arrays, with the names of their directions and the steps.
        effects: the gathered rows of one run.
    """
    axes = directions.loc[directions["method"] == "axes", "name"].tolist()
    places = {name: place for place, name in enumerate(moves_header["sheet"])}
    shown = [name for name in axes if name in places]
    changes = rows_of(effects, "direction_image_change")
    changes = changes[changes["intervention"] == "axes"]
    height = TOP + len(shown) * TILE if shown else 0.1
    fig = Figure(figsize=(WIDTH, height + 0.35 + PANEL + BELOW))
    if shown:
        sheet = moves["sheet"][[places[name] for name in shown]]
        pictures.letter(fig, 0.08, 0.05, "a")
        wide = sheet.shape[2] * TILE
        for number in range(min(SAMPLES, sheet.shape[1])):
            ax = pictures.strip(fig, LEFT + number * (wide + BETWEEN), TOP, TILE, sheet[:, number])
            ax.xaxis.tick_top()
            pictures.middles(ax, sheet.shape[2], wording.step_labels(moves_header["sheet_steps"]))
            ax.set_title(say("latent_figures-sample", number=number + 1), pad=14)
            if number == 0:
                pictures.middles(ax, len(shown), shown, rows=True)
    pictures.letter(fig, 0.08, height + 0.13, "b")
    ax = style.axes_at(fig, LEFT, height + 0.3, WIDTH - LEFT - 0.1, PANEL)
    _changes(ax, changes, shown)
    return fig


def _changes(ax: Axes, changes: pd.DataFrame, shown: list[str]) -> None:
    ax.set_xlabel(say("latent_figures-rank"), labelpad=2)
    ax.set_ylabel(say("latent_figures-pixels"), labelpad=2)
    if not len(changes):
        ax.set_xticks([])
        ax.set_yticks([])
        style.nothing(ax, say("latent_figures-not-measured"))
        return
    rows = changes.sort_values("estimate", ascending=False, kind="stable")
    x, beats = np.arange(len(rows)) + 1, beyond(rows)
    band = float(rows["null_low"].iloc[0]), float(rows["null_high"].iloc[0])
    ax.axhspan(*band, color=style.NULL, lw=0, label=say("latent_figures-random-directions"))
    for mask, colour, marker, name in (
        (~beats, style.GREY, "o", "component"),
        (beats, style.RED, "D", "component-beyond"),
    ):
        if mask.any():
            some = rows[mask]
            ax.errorbar(
                x[mask], some["estimate"], arms(some), fmt=marker, ms=2.5, lw=0.8,
                color=colour, label=say(f"latent_figures-{name}"),
            )  # fmt: skip
    ringed = rows["target"].isin(shown).to_numpy()
    if ringed.any():
        ax.plot(
            x[ringed], rows["estimate"][ringed], "o", mfc="none", mec=style.BLUE, ms=7,
            label=say("latent_figures-in-a"),
        )  # fmt: skip
    ax.set_xlim(0, len(rows) + 1)
    ax.xaxis.set_major_locator(MaxNLocator(10, integer=True, steps=[1, 2, 5, 10]))
    ax.yaxis.set_major_locator(MaxNLocator(5, steps=[1, 2, 5, 10]))
    ax.set_ylim(0, 1.2 * max(float(rows["ci_high"].max()), band[1], 1e-3))
    ax.legend(loc="upper right", ncol=4, columnspacing=1.2)
