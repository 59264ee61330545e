"""Figure: when units come to have a name, whether they keep it, and when they begin to matter."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from glassgan.concepts import NAMED
from glassgan.report import style
from glassgan.report.messages import say
from glassgan.report.units import shared

WIDTH, TOP, STEP = 8.3, 0.55, (2.05, 1.95)  # inches
LEFT = 0.62
MANY = 60  # lines, which become a picture
LOOK = [(style.BLUE, "o"), (style.ORANGE, "s"), (style.GREEN, "D"), (style.RED, "^")]


def draw(
    effects: pd.DataFrame,
    life: pd.DataFrame,
    quality: pd.DataFrame,
    sweep_header: Mapping[str, Any],
) -> Figure:
    """Draw names and quality over time, then a row of AUROCs and a row of effects, by layer.

    Args:
        effects: the gathered rows of one run.
        life: a row a checkpoint and unit, as `units.life.life_lines` gives it.
        quality: a row a checkpoint and measure.
        sweep_header: of the sweep, with the deviations of the concepts.
    """
    if "left_out" in sweep_header:
        return style.left_out(sweep_header["left_out"])
    epochs = sorted(effects.loc[effects["analysis"] == "unit_life", "epoch"].unique())
    names = {epoch: shared.rows_of(effects, "unit_life", int(epoch)) for epoch in epochs}
    layers = list(names[epochs[-1]]["layer"].unique()) if epochs else []
    fig = Figure(figsize=(WIDTH, TOP + 3 * STEP[1] - 0.15))

    def panel(row: int, column: int, columns: int, letter: str) -> Axes:
        step = (WIDTH - 0.1) / columns
        ax = style.axes_at(
            fig, LEFT + column * step, TOP + row * STEP[1], step - 0.72, STEP[1] - 0.68
        )
        place = (LEFT + column * step - 0.52, TOP + row * STEP[1] - 0.22)
        style.words_at(fig, *place, letter, fontweight="bold", fontsize=9)
        _epochs(ax, epochs)
        return ax

    looks = {layer: LOOK[number % len(LOOK)] for number, layer in enumerate(layers)}
    ax = panel(0, 0, 4, "a")
    _shares(ax, shares_named(names), looks, say("units_figures-named-percent"))
    handles, labels = ax.get_legend_handles_labels()
    fig.legend(handles, labels, loc="upper left", bbox_to_anchor=(0.06, 1), ncol=len(looks) or 1)
    _shares(panel(0, 1, 4, "b"), shares_kept(names), looks, say("units_figures-kept-percent"))
    _quality(panel(0, 2, 4, "c"), quality, "coverage", 100, say("units_figures-coverage-percent"))
    ax = panel(0, 3, 4, "d")
    _quality(ax, quality, "frechet_distance", 1, say("units_figures-frechet"))
    scale = shared.scale_of(sweep_header)
    effect = shared.in_deviations(effects[effects["analysis"] == "unit_life_effects"], scale)
    for number, layer in enumerate(layers):
        end = names[epochs[-1]]
        named = set(end.loc[(end["layer"] == layer) & end["named"], "unit"])
        own = life[(life["layer"] == layer) & life["unit"].isin(named)]
        lines = own.pivot(index="unit", columns="epoch", values="auroc").reindex(columns=epochs)
        ax = panel(1, number, len(layers), "e" if number == 0 else "")
        values = turned(lines.to_numpy(dtype=float) - 0.5) + 0.5
        ax.axhline(0.5, color=style.GREY, lw=0.6)
        ax.axhline(0.5 + NAMED, color=style.GREY, lw=0.6, ls=":")
        _lines(ax, epochs, values, looks[layer][0])
        ax.set_ylim(-0.03, 1.03)
        ax.set_title(say("units_figures-named-of", layer=layer, units=len(lines)), pad=3)
        if number == 0:
            ax.set_ylabel(say("units_figures-auroc-of-last"), labelpad=1)
        own = effect[effect["layer"] == layer]
        lines = own.pivot(index="target", columns="epoch", values="estimate")
        ax = panel(2, number, len(layers), "f" if number == 0 else "")
        ax.axhline(0, color=style.GREY, lw=0.6)
        values = turned(lines.reindex(columns=epochs).to_numpy(dtype=float))
        _lines(ax, epochs, values, looks[layer][0])
        ax.set_title(say("units_figures-followed", layer=layer, units=len(lines)), pad=3)
        ax.set_xlabel(say("common_figures-epoch"), labelpad=1)
        if number == 0:
            ax.set_ylabel(say("units_figures-effect-of-ablation"), labelpad=1)
    return fig


def shares_named(names: Mapping[int, pd.DataFrame]) -> pd.DataFrame:
    """Return the share of the units of each layer (a column) that are named at each epoch."""
    found = {
        epoch: rows.groupby("layer", sort=False)["named"].mean() for epoch, rows in names.items()
    }
    return pd.DataFrame(found).T


def shares_kept(names: Mapping[int, pd.DataFrame]) -> pd.DataFrame:
    """Return how many units keep their concept, of those named at a checkpoint and the one before.

    A row an epoch, from the second on, and a column a layer; nan where there are none.
    """
    epochs = list(names)
    found = {}
    for before, after in pairwise(epochs):
        keys = ["layer", "unit"]
        both = names[before].merge(names[after], on=keys, suffixes=("_before", "_after"))
        both = both[both["named_before"] & both["named_after"]]
        kept = both["concept_before"] == both["concept_after"]
        found[after] = kept.groupby(both["layer"], sort=False).mean()
    columns = list(names[epochs[-1]]["layer"].unique()) if epochs else []
    return pd.DataFrame(found).T.reindex(index=epochs[1:], columns=columns)


def turned(values: np.ndarray) -> np.ndarray:
    """Turn rows [U, E] so that their last number is above zero."""
    sign = np.where(values[:, -1:] < 0, -1.0, 1.0) if values.shape[1] else 1.0
    found: np.ndarray = values * sign
    return found


def _epochs(ax: Axes, epochs: list[int]) -> None:
    ends = (min(epochs), max(epochs)) if epochs else (0, 1)
    room = max(0.04 * (ends[1] - ends[0]), 0.2)
    ax.set_xlim(ends[0] - room, ends[1] + room)
    if len(epochs) > 8:
        ax.xaxis.set_major_locator(MaxNLocator(7, integer=True))
    else:
        ax.set_xticks(epochs)


def _shares(
    ax: Axes, shares: pd.DataFrame, looks: Mapping[str, tuple[str, str]], label: str
) -> None:
    for layer, (colour, marker) in looks.items():
        if layer in shares:
            ax.plot(
                shares.index, 100 * shares[layer], marker=marker, ms=3, color=colour, label=layer
            )
    ax.set_ylim(-3, 103)
    ax.set_title(label, pad=3)
    ax.set_xlabel(say("common_figures-epoch"), labelpad=1)
    if not np.isfinite(shares.to_numpy(dtype=float)).any():
        style.nothing(ax, say("units_figures-none-named-twice"), size=7)


def _quality(ax: Axes, quality: pd.DataFrame, measure: str, factor: float, label: str) -> None:
    rows = quality[(quality["measure"] == measure) & quality["estimate"].notna()]
    arms = [rows["estimate"] - rows["ci_low"], rows["ci_high"] - rows["estimate"]]
    arms = [(factor * arm).clip(lower=0) for arm in arms]
    ax.errorbar(
        rows["epoch"], factor * rows["estimate"], arms, fmt="o-", ms=3, color=style.BLACK, lw=0.9
    )
    if measure == "frechet_distance" and (rows["estimate"] > 0).all() and len(rows):
        style.plain_log(ax)
    else:
        ax.set_ylim(bottom=min(0, ax.get_ylim()[0]))
    ax.set_title(label, pad=3)
    ax.set_xlabel(say("common_figures-epoch"), labelpad=1)


def _lines(ax: Axes, epochs: list[int], values: np.ndarray, colour: str) -> None:
    """Draw a thin line a unit, values [U, E], and their median and quartiles."""
    if not np.isfinite(values).any():
        style.nothing(ax, say("units_figures-none"), size=7)
        return
    x = np.asarray(epochs, dtype=float)
    paths = [np.column_stack([x, row])[np.isfinite(row)] for row in values]
    alpha = float(np.clip(12 / len(paths), 0.06, 0.5))
    ax.add_collection(
        LineCollection(paths, colors=colour, lw=0.5, alpha=alpha, rasterized=len(paths) > MANY)
    )
    known = np.isfinite(values).any(0)
    low, middle, high = np.nanquantile(values[:, known], [0.25, 0.5, 0.75], axis=0)
    ax.plot(x[known], middle, "o-", color=style.BLACK, ms=2.5, lw=1.6)
    ax.plot(x[known], low, color=style.BLACK, lw=0.8, ls="--")
    ax.plot(x[known], high, color=style.BLACK, lw=0.8, ls="--")
    ax.autoscale_view(scalex=False)
