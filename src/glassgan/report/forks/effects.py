"""Figure: what each change did to the quality of the samples and to their classes."""

from collections.abc import Mapping, Sequence
from string import ascii_lowercase
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.patches import Rectangle

from glassgan.effects import FDR
from glassgan.forks.compare import CLASSES
from glassgan.forks.design import FLOOR, NOISE, UNCHANGED, places
from glassgan.report import style
from glassgan.report.forks.bars import axis, bars, handles, scaled
from glassgan.report.forks.words import of_measure
from glassgan.report.messages import name_of, say
from glassgan.report.wording import signed

# Of each measure: a factor, and what the axis says, by the end of a message's name.
PANELS = {
    "frechet_distance": (1, "distance"),
    "kernel_distance": (1, "distance"),
    "precision": (100, "more"),
    "recall": (100, "more"),
    "density": (1, "density"),
    "coverage": (100, "more"),
    "different_bins": (100, "less"),
    "effective_modes": (1, "modes"),
    "abstains": (100, "less"),
}
COLUMNS = 3
WIDTH, ROW = 8.4, 0.19  # inches


def draw(effects: pd.DataFrame, forks: Sequence[Mapping[str, Any]]) -> Figure:
    """Draw a row a fork, a panel a measure, and, with labels, a heat map of the classes.

    Args:
        effects: gathered rows of one run, of the analyses "fork_effects" and "fork_classes".
        forks: entries of `design.forks`, all of that run.
    """
    shown = compared(forks)
    if not shown:
        fig = style.figure(WIDTH, 0.8)
        fig.text(0.02, 0.5, say("forks_figures-no-change"))
        return fig
    effects = at_last_places(effects, shown)
    shares = effects[effects["analysis"] == "fork_classes"]
    effects = effects[effects["analysis"] == "fork_effects"]
    known = set(effects.loc[effects["estimate"].notna(), "concept"])
    measured = [m for m in PANELS if m in known] or list(PANELS)[:1]
    lines = -(-len(measured) // COLUMNS)
    of_classes = 0.22 * len(shown) + 0.9 + style.class_room() if CLASSES else 0.01
    heights = [lines * (ROW * len(shown) + 0.75) + 0.35, of_classes]
    fig = style.figure(WIDTH, sum(heights))
    top, bottom = style.bands(fig, heights)
    axes = top.subplots(lines, COLUMNS, sharey=True, squeeze=False)
    noise = any(fork["change"] == NOISE for fork in forks)
    for ax, measure, letter in zip(axes.flat, measured, ascii_lowercase, strict=False):
        rows = effects[effects["concept"] == measure].set_index("intervention")
        _measure(ax, rows.reindex([fork["name"] for fork in shown]), measure, noise)
        style.panel_letter(ax, letter)
    for ax in axes.flat[len(measured) :]:
        ax.set_visible(False)
    axes[0, 0].set_yticks(range(len(shown)), row_labels(shown, effects))
    axes[0, 0].set_ylim(len(shown) - 0.4, -0.6)
    _why_nothing(axes, measured, shown, effects)
    top.legend(handles=handles(), loc="outside lower center", ncol=3)
    if CLASSES:
        _classes(bottom, shown, shares, effects, ascii_lowercase[len(measured)])
    return fig


def compared(forks: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Return the forks that have effects, the chaos floor first."""
    chosen = [fork for fork in forks if fork["change"] not in (UNCHANGED, NOISE)]
    return sorted(chosen, key=lambda fork: fork["change"] != FLOOR)


def at_last_places(effects: pd.DataFrame, forks: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """Return the effects of each fork at its last place."""
    last = {fork["name"]: places(fork)[-1] for fork in forks}
    return effects[effects["group"] == effects["intervention"].map(last)]


def row_labels(forks: Sequence[Mapping[str, Any]], effects: pd.DataFrame) -> list[str]:
    """Return the names of forks, with where they go where they differ in it, and their status."""
    ways = [f"{fork['from']} → {places(fork)[-1]}" for fork in forks]
    last_finite = (effects["status"] == "diverged") & effects["estimate"].notna()
    diverged = set(effects.loc[last_finite, "intervention"])
    labels = []
    for fork, way in zip(forks, ways, strict=True):
        notes = [way] if len(set(ways)) > 1 else []
        notes += [say("forks_figures-diverged")] if fork["name"] in diverged else []
        labels.append(fork["name"] + (f" ({', '.join(notes)})" if notes else ""))
    return labels


def _measure(ax: Axes, rows: pd.DataFrame, measure: str, noise: bool) -> None:
    """Draw the effects on one measure, rows being indexed by fork and in order."""
    factor, unit = PANELS[measure]
    rows = scaled(rows, factor)
    low, high, null_high = rows[["ci_low", "ci_high", "null_high"]].to_numpy(dtype=float).T
    bars(ax, rows, np.arange(len(rows)))
    axis(ax, np.concatenate([low, high]), null_high)
    ax.set_xlabel(say(f"forks_figures-unit-{unit}"))
    title = of_measure(measure)
    if len(rows) and rows["estimate"].notna().any() and np.isnan(null_high).all():
        title = say(f"forks_figures-no-{'band' if noise else 'noise'}", measure=title)
    ax.set_title(title)
    ax.tick_params(axis="y", length=0)


def _why_nothing(
    axes: np.ndarray,
    measured: Sequence[str],
    forks: Sequence[Mapping[str, Any]],
    effects: pd.DataFrame,
) -> None:
    """Write on rows without an estimate why; once a row of panels where a fork has none at all."""
    known = effects[effects["estimate"].notna()].groupby("intervention")["concept"].agg(set)
    look: dict[str, Any] = {"size": 7, "color": style.RED, "va": "center"}
    look["bbox"] = {"fc": "white", "ec": "none", "pad": 0.5}  # over the line at zero
    for number, ax in enumerate(axes.flat[: len(measured)]):
        across = ax.get_yaxis_transform()
        for row, fork in enumerate(forks):
            why = _reason(fork["name"], effects)
            if why and number % COLUMNS == 0:
                ax.text(0.03, row, why, transform=across, **look)
            elif not why and measured[number] not in known[fork["name"]]:
                ax.text(0.03, row, say("forks_figures-not-defined"), transform=across, **look)


def _reason(name: str, effects: pd.DataFrame) -> str:
    """Return why a fork has no estimate, nothing where it has one."""
    own = effects[effects["intervention"] == name]
    if own["estimate"].notna().any():
        return ""
    return "; ".join(map(name_of, own["reason"].unique())) or say("forks_figures-not-measured")


def _classes(
    fig: SubFigure,
    forks: Sequence[Mapping[str, Any]],
    shares: pd.DataFrame,
    effects: pd.DataFrame,
    letter: str,
) -> None:
    """Draw the changes of the shares of the classes, a row a fork."""
    names = [fork["name"] for fork in forks]
    tables = {
        column: shares.pivot(index="intervention", columns="concept", values=column)
        .reindex(index=names, columns=CLASSES)
        .to_numpy(dtype=float)
        for column in ("estimate", "q_value")
    }
    changes = 100 * tables["estimate"]
    bound = float(np.nanmax(np.abs(changes))) if np.isfinite(changes).any() else 1.0
    ax = fig.subplots()
    ax.imshow(changes, cmap="RdBu_r", vmin=-bound, vmax=bound, aspect="auto")
    for (row, column), value in np.ndenumerate(changes):
        if np.isnan(value):
            continue
        beyond = tables["q_value"][row, column] < FDR
        look: dict[str, Any] = {
            "color": "white" if abs(value) > 0.6 * bound else "black",
            "fontweight": "bold" if beyond else "normal",
        }
        text = signed(value, "+.1f") if round(value, 1) else "0.0"
        ax.text(column, row, text, ha="center", va="center", size=7, **look)
        if beyond:
            place = (column - 0.46, row - 0.42)
            ax.add_patch(Rectangle(place, 0.92, 0.84, fill=False, ec=style.BLACK, lw=0.9))
    for row, name in enumerate(names):
        if not np.isfinite(changes[row]).any():
            why = _reason(name, effects) or say("forks_figures-shares-not-defined")
            ax.text(-0.4, row, why, va="center", size=7, color=style.RED)
    style.class_ticks(ax)
    ax.set_yticks(range(len(names)), row_labels(forks, effects))
    ax.set_xlabel(say("forks_figures-class-axis"))
    ax.set_title(say("forks_figures-shares"))
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    style.panel_letter(ax, letter)
