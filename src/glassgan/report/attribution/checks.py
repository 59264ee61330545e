"""Figure: what every check says of every method of attribution."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.attribution.trust import FAILS, PASSES
from glassgan.report import pictures, style, tables, wording
from glassgan.report.attribution import shared
from glassgan.report.attribution.pixel_numbers import verdicts
from glassgan.report.messages import name_of, say

WIDTH, LEFT, TOP, ROW = 8.3, 1.33, 0.66, 0.19  # inches
PANEL, PITCH = 1.18, 1.4
LOWER, TALL = 0.85, 1.95  # between the two rows of panels, and the height of the second
BANDS = "#CFCFCF"
GOOD, BAD, OTHER = style.BLUE, style.RED, style.BLACK
# panels a to e: analysis, which of its rows, and the check that it decides
PANELS: tuple[tuple[str, dict[str, str], str], ...] = (
    ("attribution_weights", {"concept": "rank correlation"}, "weights"),
    ("attribution_labels", {"intervention": "shuffled labels"}, "labels"),
    ("attribution_deletion", {}, "deletion"),
    ("attribution_infidelity", {}, ""),
    ("attribution_sensitivity", {}, ""),
)


def draw(effects: pd.DataFrame) -> Figure:
    """Draw the checks, a row a method, then depth by depth, and who agrees with whom.

    Args:
        effects: the gathered rows of one run.
    """
    found = verdicts(effects)
    if not found:
        return style.empty_figure(1.2, say("attribution_figures-no-method"))
    names = [one["method"] for one in found]
    middle = TOP + ROW * len(names) + LOWER
    fig = Figure(figsize=(WIDTH, middle + TALL + 0.8))
    for number, (analysis, where, check) in enumerate(PANELS):
        ax = style.axes_at(fig, LEFT + number * PITCH, TOP, PANEL, ROW * len(names))
        rows = _of(effects, analysis, where)
        if analysis == "attribution_weights":
            rows = rows[rows["layer"] == rows["layer"].iloc[-1]] if len(rows) else rows
        _forest(ax, names, rows, [one["checks"].get(check, {}) for one in found])
        if check == "labels":
            _right(ax, names, _of(effects, analysis, {"intervention": "right labels"}))
        if check in ("weights", "labels"):
            ax.set_xlim(-0.68, 1.12)
            ax.set_xticks([-0.5, 0, 0.5, 1], ["−.5", "0", ".5", "1"])
        if analysis == "attribution_infidelity":
            ax.set_xlim(0, 1.05)
        if analysis == "attribution_sensitivity":
            ax.set_xlim(left=0)
        what = analysis.removeprefix("attribution_")
        ax.set_title(say(f"attribution_figures-{what}"), pad=3)
        ax.set_xlabel(say(f"attribution_figures-{what}-axis"), fontsize=7)
        pictures.letter(fig, LEFT + number * PITCH, TOP - 0.33, "abcde"[number])
        if number == 0:
            _names(ax, found)
    _key(fig)
    pictures.letter(fig, 0.12, middle - 0.24, "f")
    _cascade(style.axes_at(fig, 0.5, middle, 2.05, TALL), effects, names)
    pictures.letter(fig, 2.75, middle - 0.24, "g")
    _agreement(style.axes_at(fig, 3.62, middle, 2.0, TALL), effects, names)
    pictures.letter(fig, 5.75, middle - 0.24, "h")
    _baselines(style.axes_at(fig, 6.4, middle, 1.8, TALL), effects)
    return fig


def _of(effects: pd.DataFrame, analysis: str, where: dict[str, str]) -> pd.DataFrame:
    rows = effects[effects["analysis"] == analysis]
    for column, value in where.items():
        rows = rows[rows[column] == value]
    return rows


def _forest(
    ax: Axes, names: Sequence[str], rows: pd.DataFrame, checks: Sequence[dict[str, Any]]
) -> None:
    """Draw a row a method: estimate with its interval, beside the band of its null."""
    shared.nothing_unless(ax, bool(rows["estimate"].notna().any()))
    ax.axvline(0, color=style.GREY, lw=0.6, zorder=0)
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.set_yticks([])
    for row in rows.to_dict("records"):
        place = names.index(row["target"])
        if np.isfinite(row["null_low"]):
            ax.barh(place, row["null_high"] - row["null_low"], 0.72, row["null_low"],
                    color=BANDS, lw=0, zorder=1)  # fmt: skip
        if not np.isfinite(row["estimate"]):
            continue
        passed = checks[place].get("passed")
        colour = OTHER if passed is None else GOOD if passed else BAD
        arms = tables.arms(pd.DataFrame([row]))
        look: dict[str, Any] = {"fmt": "X" if passed is False else "o", "ms": 4, "lw": 1}
        ax.errorbar(row["estimate"], place, xerr=np.nan_to_num(arms), color=colour, zorder=3,
                    **look)  # fmt: skip


def _right(ax: Axes, names: Sequence[str], rows: pd.DataFrame) -> None:
    """Draw how alike maps are of networks that learnt the same."""
    for row in rows[rows["estimate"].notna()].to_dict("records"):
        ax.plot(row["estimate"], names.index(row["target"]), "o", ms=4, mfc="white", mec=OTHER,
                mew=0.7, zorder=2)  # fmt: skip


def _names(ax: Axes, found: Sequence[dict[str, Any]]) -> None:
    marks = {PASSES: " ✓", FAILS: f" {shared.FAILED}"}
    labels = [name_of(one["method"]) + marks.get(one["verdict"], " –") for one in found]
    ax.set_yticks(range(len(labels)), labels)
    for label, one in zip(ax.get_yticklabels(), found, strict=True):
        label.set_color(style.BLACK if one["verdict"] == PASSES else style.GREY)
    ax.tick_params(axis="y", length=0)


def _key(fig: Figure) -> None:
    look: dict[str, Any] = {"ls": "-", "lw": 1, "ms": 4}
    handles = [
        *(Line2D([], [], marker=marker, color=colour, label=say(f"attribution_figures-{means}"),
                 **look)
          for means, marker, colour in (("passes", "o", GOOD), ("fails", "X", BAD),
                                        ("decides-nothing", "o", OTHER))),
        Line2D([], [], marker="o", mfc="white", mec=OTHER, ls="", ms=4,
               label=say("attribution_figures-right-labels")),
        Patch(color=BANDS, label=say("common_figures-null")),
    ]  # fmt: skip
    across, down = fig.get_size_inches()
    fig.legend(handles=handles, loc="upper left", ncol=5, borderaxespad=0, handletextpad=0.5,
               bbox_to_anchor=(LEFT / across, 1 - 0.05 / down))  # fmt: skip


def _cascade(ax: Axes, effects: pd.DataFrame, names: Sequence[str]) -> None:
    """Draw the rank correlation against how many layers were drawn anew."""
    rows = _of(effects, "attribution_weights", {"concept": "rank correlation"})
    layers = list(rows["layer"].unique())
    colours = shared.colours(names)
    known = rows[rows["estimate"].notna()]
    last = rows[rows["layer"] == layers[-1]] if layers else rows
    bands = last[["null_low", "null_high"]][last["target"] != shared.EDGES]
    if bands.notna().to_numpy().any():
        low, high = bands["null_low"].min(), bands["null_high"].max()
        place = len(layers) + np.array([-0.25, 0.25])
        ax.fill_between(place, low, high, color=BANDS, lw=0)
    for name in names:
        own = known[known["target"] == name]
        if len(own):
            x = [0, *(1 + layers.index(layer) for layer in own["layer"])]
            dashes = "--" if name == shared.EDGES else "-"
            y = [1.0, *own["estimate"]]
            ax.plot(x, y, marker="o", ms=2.5, color=colours[name],
                    label=name_of(name), ls=dashes)  # fmt: skip
    shared.nothing_unless(ax, not known.empty)
    if len(known):
        ax.legend(fontsize=5.5, loc="upper left", bbox_to_anchor=(0.34, 0.93), handlelength=1.2,
                  labelspacing=0.15, borderaxespad=0)  # fmt: skip
    ax.axhline(0, color=style.GREY, lw=0.6, zorder=0)
    labels = [say("attribution_figures-no-layer"), *layers]
    ax.set_xticks(range(len(labels)), labels, rotation=30, ha="right", rotation_mode="anchor")
    ax.set_xlim(-0.2, len(layers) + 0.35)
    ax.set_ylim(-0.35, 1.08)
    ax.set_ylabel(say("attribution_figures-cascade-y"), labelpad=1)
    ax.set_xlabel(say("attribution_figures-cascade-x"))


def _agreement(ax: Axes, effects: pd.DataFrame, names: Sequence[str]) -> None:
    """Draw the agreement of each two methods, above the diagonal that of maps of other images."""
    count = len(names)
    values = np.full((count, count), np.nan)
    for row in _of(effects, "attribution_agreement", {}).to_dict("records"):
        one, other = sorted((names.index(row["target"]), names.index(row["intervention"])))
        values[other, one] = row["estimate"]
        values[one, other] = row["null_high"]
    _cells(ax, values, 5.5)
    ax.plot([-0.5, count - 0.5], [-0.5, count - 0.5], color=style.GREY, lw=0.6)
    labels = [name_of(name) for name in names]
    ax.set_xticks(range(count), labels, rotation=45, ha="right", rotation_mode="anchor",
                  fontsize=6)  # fmt: skip
    ax.set_yticks(range(count), labels, fontsize=6)
    ax.set_title(say("attribution_figures-methods"), pad=3)


def _baselines(ax: Axes, effects: pd.DataFrame) -> None:
    """Draw the agreement of each two baselines, for each method that takes one."""
    rows = _of(effects, "attribution_baselines", {})
    names = list(rows["target"].unique())
    pairs = list(rows["intervention"].unique())
    values = np.full((len(pairs), len(names)), np.nan)
    for row in rows.to_dict("records"):
        values[pairs.index(row["intervention"]), names.index(row["target"])] = row["estimate"]
    _cells(ax, values, 6)
    labels = [name_of(name) for name in names]
    ax.set_xticks(range(len(names)), labels, rotation=45, ha="right", rotation_mode="anchor",
                  fontsize=6)  # fmt: skip
    ax.set_yticks(range(len(pairs)), [shared.pair(name, "\n") for name in pairs], fontsize=6)
    ax.set_title(say("attribution_figures-baselines"), pad=3)


def _cells(ax: Axes, values: np.ndarray, size: float) -> None:
    """Draw numbers in coloured cells."""
    ax.set_facecolor(pictures.EMPTY)
    shared.nothing_unless(ax, bool(np.isfinite(values).any()))
    if values.size:
        ax.imshow(values, cmap="RdBu_r", vmin=-1.2, vmax=1.2, aspect="auto")
    for (row, column), value in np.ndenumerate(values):
        if np.isfinite(value):
            words = wording.signed(round(value, 2) or 0.0, ".2f").replace("0.", ".", 1)
            ax.text(column, row, words, ha="center", va="center", fontsize=size,
                    color="white" if abs(value) > 0.8 else style.BLACK)  # fmt: skip
    ax.tick_params(length=0, pad=2)
    for spine in ax.spines.values():
        spine.set_visible(False)
