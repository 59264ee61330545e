"""Figure: one direction of every method, on the same samples."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from glassgan.effects import FDR
from glassgan.report import pictures, style, tables, wording
from glassgan.report.latent import shared
from glassgan.report.messages import name_of, say

WIDTH, LEFT, TILE, BETWEEN = 8.3, 1.5, 0.4, 0.12  # inches
TOP, BELOW = 0.5, 0.08
SAMPLES = 2


def draw(
    directions: pd.DataFrame,
    moves: Mapping[str, np.ndarray],
    moves_header: Mapping[str, Any],
    effects: pd.DataFrame,
) -> Figure:
    """Draw a row a method: samples that are moved along a direction, and what that does.

    Its first one, or of those that are trained on concepts the one with the largest selective
    effect where it was chosen.

    Args:
        directions: a row a direction, with "method", "name", "number", "trained" and "selectivity".
        moves: "sheet", samples that move, [K, M, S, H, W].
        moves_header: of the arrays, with the names of their directions and the steps.
        effects: the gathered rows of one run.
    """
    places = {name: place for place, name in enumerate(moves_header["sheet"])}
    shown = directions[directions["name"].isin(places)]
    best = shown[shown["trained"]].sort_values("selectivity", ascending=False, kind="stable")
    first = pd.concat([shown[(shown["number"] == 0) & ~shown["trained"]], best])
    first = first.drop_duplicates("method").sort_index()
    if not len(first):
        return style.empty_figure(1.2, say("latent_figures-no-direction"))
    sheet = moves["sheet"][[places[name] for name in first["name"]]]
    samples, steps = sheet.shape[1:3]
    fig = Figure(figsize=(WIDTH, TOP + len(first) * TILE + BELOW))
    for number in range(min(SAMPLES, samples)):
        left = LEFT + number * (steps * TILE + BETWEEN)
        ax = pictures.strip(fig, left, TOP, TILE, sheet[:, number])
        ax.xaxis.tick_top()
        pictures.middles(ax, steps, wording.step_labels(moves_header["sheet_steps"]))
        ax.set_title(say("latent_figures-sample", number=number + 1), pad=14)
    right = LEFT + min(SAMPLES, samples) * (steps * TILE + BETWEEN)
    unit = say("latent_figures-sd-per-length")
    style.words_at(fig, right, TOP - 0.02, unit, va="bottom", fontsize=7)
    tested = tables.rows_of(effects, "direction_effects")
    for row, (method, name) in enumerate(zip(first["method"], first["name"], strict=True)):
        middle = TOP + (row + 0.5) * TILE
        style.words_at(fig, LEFT - 0.08, middle, _label(method, name), ha="right", va="center",
                       fontsize=7)  # fmt: skip
        for effect in tested[tested["target"] == name].to_dict("records"):
            bold = "bold" if effect["q_value"] < FDR else "normal"
            what = (
                f"{shared.concept_label(effect['concept'])}\n{wording.signed(effect['estimate'])}"
            )
            style.words_at(fig, right, middle, what, va="center", fontsize=7, fontweight=bold)
    return fig


def _label(method: str, name: str) -> str:
    """Return the method, and below it what tells its direction from others."""
    own, method = name.removeprefix(method).strip(), name_of(method)
    return method if own == "1" else f"{method}\n{shared.concept_label(own)}"
