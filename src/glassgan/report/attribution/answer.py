"""Figure: how discriminators decide, all runs side by side."""

from collections.abc import Mapping, Sequence
from itertools import cycle
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import NullLocator

from glassgan.attribution.trust import FAILS, PASSES
from glassgan.report import style
from glassgan.report.attribution import shared
from glassgan.report.attribution.pixel_numbers import verdicts
from glassgan.report.messages import name_of, say
from glassgan.report.results import Results
from glassgan.report.tables import arms, rows_of

PROBE, LOGIT = "linear probe", "the logit"
MARKS = {PASSES: ("✓", "#9FCBE6"), FAILS: (shared.FAILED, "#F0B183")}
UNTESTED = ("–", "#EDEDED")
KINDS = {"real": (style.REAL, "o", -0.17), "generated": (style.FAKE, "^", 0.17)}


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw how well layers tell real from generated, which methods pass, and what flips verdicts.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    effects = {run: results.of_run(run) for run in runs}
    apart = {run: _apart(rows) for run, rows in effects.items()}
    methods = {run: verdicts(rows) for run, rows in effects.items()}
    flips = {run: _flips(rows) for run, rows in effects.items()}
    shown = [run for run in runs if len(apart[run]) or methods[run] or len(flips[run])]
    if not shown:
        fig = style.wide(0.12)
        ax = fig.subplots()
        style.bare(ax)
        words = say("attribution_figures-no-discriminator")
        ax.text(0.5, 0.5, words, ha="center", va="center", color=style.GREY)
        return fig
    fig = style.wide(0.46)
    if fig.get_size_inches()[0] < style.NARROW:
        fig = style.wide(1.75)
        panels = fig.subplots(3, 1)
    else:
        panels = fig.subplots(1, 3, width_ratios=[1.3, 1, 1])
    looks = {
        run: {"color": colour, "marker": marker}
        for run, colour, marker in zip(runs, cycle(style.PALETTE), cycle("osD^vP*"), strict=False)
    }
    _layers(panels[0], {run: apart[run] for run in shown}, looks)
    _methods(panels[1], {run: methods[run] for run in shown})
    _radii(panels[2], {run: flips[run] for run in shown})
    for ax, letter in zip(panels, "abc", strict=True):
        style.panel_letter(ax, letter)
    _key(fig, {run: looks[run] for run in shown})
    return fig


def _apart(rows: pd.DataFrame) -> pd.DataFrame:
    """Return how well the pixels, each layer and the logit tell real from generated, in order."""
    own = rows_of(rows, "separation")
    own = own[own["epoch"] == own["epoch"].max()]
    return own[own["intervention"].isin([PROBE, LOGIT])]


def _flips(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the radii at which half of the images of each kind are flipped."""
    own = rows_of(rows, "adversarial")
    return own[(own["concept"] == "smallest radius") & (own["group"] == "PGD")]


def _layers(
    ax: Axes, apart: Mapping[str, pd.DataFrame], looks: Mapping[str, Mapping[str, Any]]
) -> None:
    known = pd.concat(list(apart.values()))
    ax.set_xticks([0, 1], [name_of("pixels"), say("attribution_figures-verdict")])
    ax.set_xlim(-0.05, 1.05)
    ax.set_xlabel(say("attribution_figures-depth"))
    ax.set_ylabel(say("attribution_figures-apart-y"))
    shared.nothing_unless(ax, len(known) > 0)
    if len(known):
        ax.axhspan(known["null_low"].min(), known["null_high"].max(), color=style.NULL, lw=0)
        ax.set_ylim(min(0.42, float(known["ci_low"].min()) - 0.03), 1.02)
    ax.axhline(0.5, color=style.GREY, lw=0.6, ls=":")
    for run, rows in apart.items():
        if len(rows):
            depth = np.linspace(0, 1, len(rows)) if len(rows) > 1 else np.ones(1)
            ax.errorbar(depth, rows["estimate"], arms(rows), ms=4, capsize=2, elinewidth=0.8,
                        **looks[run])  # fmt: skip


def _methods(ax: Axes, methods: Mapping[str, list[dict[str, Any]]]) -> None:
    names = list(dict.fromkeys(one["method"] for some in methods.values() for one in some))
    shared.nothing_unless(ax, bool(names))
    for column, some in enumerate(methods.values()):
        for one in some:
            mark, colour = MARKS.get(one["verdict"], UNTESTED)
            row = names.index(one["method"])
            ax.barh(row, 0.92, 0.88, column - 0.46, color=colour, lw=0)
            ax.text(column, row, mark, ha="center", va="center")
    ax.set_xlim(-0.5, len(methods) - 0.5)
    ax.set_ylim(max(len(names), 1) - 0.5, -0.5)
    ax.set_yticks(range(len(names)), [name_of(name) for name in names])
    for name, label in zip(names, ax.get_yticklabels(), strict=True):
        label.set_color(style.GREY if name == shared.EDGES else style.BLACK)
    ax.set_xticks(range(len(methods)), list(methods), rotation=35, ha="right",
                  rotation_mode="anchor")  # fmt: skip
    ax.set_title(say("attribution_figures-pixel-methods"))
    ax.tick_params(length=0)
    ax.spines[["left", "bottom"]].set_visible(False)


def _radii(ax: Axes, flips: Mapping[str, pd.DataFrame]) -> None:
    known = pd.concat(list(flips.values()))
    shared.nothing_unless(ax, len(known) > 0)
    for place, rows in enumerate(flips.values()):
        for kind, (colour, marker, aside) in KINDS.items():
            own = rows[rows["target"] == kind]
            if len(own):
                ax.plot(own["null_low"], [place + aside], ">", color=style.GREY, mfc="white", ms=5)
                ax.errorbar(own["estimate"], [place + aside], xerr=arms(own), fmt=marker, ms=4,
                            color=colour, elinewidth=1)  # fmt: skip
    ax.set_ylim(len(flips) - 0.5, -0.5)
    ax.set_yticks(range(len(flips)), list(flips))
    ax.tick_params(axis="y", length=0)
    if len(known):
        ax.set_xscale("log", base=2)
        ticks = [0.25, 1, 4, 16, 64]
        ax.set_xlim(min(0.8, 0.8 * float(known["ci_low"].clip(lower=0.05).min())), 90)
        ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
        ax.set_xlim(min(0.8, 0.8 * float(known["ci_low"].clip(lower=0.05).min())), 90)
        ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xlabel(say("attribution_figures-radius"))
    ax.set_title(say("attribution_figures-flips"))


def _key(fig: Figure, looks: Mapping[str, Mapping[str, Any]]) -> None:
    handles: list[Any] = [Line2D([], [], ms=4, label=run, **look) for run, look in looks.items()]
    handles.append(Patch(color=style.NULL, label=say("common_figures-null")))
    handles += [
        Line2D([], [], ls="", marker=marker, ms=4, color=colour,
               label=say(f"attribution_figures-{kind}"))
        for kind, (colour, marker, _) in KINDS.items()
    ]  # fmt: skip
    handles.append(
        Line2D([], [], ls="", marker=">", color=style.GREY, mfc="white", ms=5,
               label=say("attribution_figures-signs-at-least"))
    )  # fmt: skip
    columns = 2 if fig.get_size_inches()[0] < style.NARROW else 4
    fig.legend(handles=handles, loc="outside lower center", ncol=columns)
