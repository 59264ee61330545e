"""Figure: what single units of a discriminator do to its logit and to the gradient."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from glassgan.report import pictures, style, tables
from glassgan.report.messages import say
from glassgan.report.tables import rows_of

WIDTH, LEFT, RIGHT = 8.3, 0.85, 0.12  # inches
WIDEST, BETWEEN = 3.4, 0.55
TOPS, TALL, HEIGHT = (0.42, 2.8), 1.75, 5.0
REAL, GENERATED, GRADIENT = "logit of real", "logit of generated", "gradient"
LOOKS = {
    REAL: (style.REAL, "o", "-"),
    GENERATED: (style.FAKE, "^", "-"),
    GRADIENT: (style.GREEN, "s", "-"),
}
# what a unit does for the verdict: colour and marker
WORKS, OPPOSES, NEITHER = ("#CC79A7", "v"), ("#56B4E9", "D"), (style.GREY, "o")
LEAST = 0.01  # of the ratio that is drawn


def draw(effects: pd.DataFrame, layers_header: Mapping[str, Any]) -> Figure:
    """Draw the effects of all units of each layer, and their ratio to those of random directions.

    Args:
        effects: the gathered rows of one run.
        layers_header: of what `layer_attribution` writes: with "left_out", the reason, where there
            is nothing to see.
    """
    if "left_out" in layers_header:
        return style.left_out(layers_header["left_out"])
    rows = rows_of(effects, "discriminator_units")
    if not len(rows):
        return style.empty_figure(1.2, say("attribution_figures-no-unit"))
    gaps = rows_of(effects, "discriminator_unit_gaps")
    layers = list(rows["layer"].unique())
    fig = Figure(figsize=(WIDTH, HEIGHT))
    room = WIDTH - LEFT - RIGHT
    wide = min((room - (len(layers) - 1) * BETWEEN) / len(layers), WIDEST)
    for top, letter in zip(TOPS, "ab", strict=True):
        pictures.letter(fig, 0.05, top - 0.25, letter)
    for number, layer in enumerate(layers):
        own = rows[rows["layer"] == layer]
        left = LEFT + number * (wide + BETWEEN)
        upper = style.axes_at(fig, left, TOPS[0], wide, TALL)
        _logits(upper, own, gaps[gaps["layer"] == layer])
        units = own["target"].nunique()
        upper.set_title(say("attribution_figures-units-of", layer=layer, units=units))
        lower = style.axes_at(fig, left, TOPS[1], wide, TALL)
        _ratios(lower, own)
        if number == 0:
            upper.set_ylabel(say("attribution_figures-change-of-real"))
            lower.set_ylabel(say("attribution_figures-relative-effect"))
    _key(fig)
    return fig


def _logits(ax: Axes, rows: pd.DataFrame, gaps: pd.DataFrame) -> None:
    """Draw what each unit does to the logit of real against that of generated images.

    A unit works for the verdict where the two come closer without it.
    """
    values = rows.pivot(index="target", columns="concept", values="estimate")
    beyond = rows.assign(beyond=tables.beyond(rows))
    beyond = beyond.pivot(index="target", columns="concept", values="beyond").reindex(values.index)
    clear = beyond[[REAL, GENERATED]].any(axis=1).to_numpy(dtype=bool)
    apart = gaps.assign(sign=np.sign(gaps["estimate"]) * tables.beyond(gaps))
    sign = apart.set_index("target")["sign"].reindex(values.index).fillna(0).to_numpy()
    x, y = values[GENERATED].to_numpy(), values[REAL].to_numpy()
    bound = 1.08 * max(float(np.abs([x, y]).max()), 1e-12)
    for line in (ax.axhline, ax.axvline):
        line(0, color=style.NULL, lw=0.6, zorder=0)
    ax.plot([-bound, bound], [-bound, bound], color=style.GREY, lw=0.7, ls=":", zorder=0)
    for which, (colour, marker) in ((0, NEITHER), (-1, WORKS), (1, OPPOSES)):
        faint, strong = (sign == which) & ~clear, (sign == which) & clear
        ax.scatter(x[faint], y[faint], s=7, lw=0, alpha=0.6, color=colour, marker=marker,
                   rasterized=True)  # fmt: skip
        ax.scatter(x[strong], y[strong], s=14, lw=0.6, color=colour, ec=style.BLACK, marker=marker,
                   zorder=3)  # fmt: skip
    ax.set_xlim(-bound, bound)
    ax.set_ylim(-bound, bound)
    ax.set_xlabel(say("attribution_figures-of-generated"), labelpad=2)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(4, symmetric=True))


def _ratios(ax: Axes, rows: pd.DataFrame) -> None:
    """Draw how large each effect is beside random directions of its energy, largest first."""
    ax.axhspan(LEAST, 1, color=style.NULL, lw=0, alpha=0.6)
    highest = 1.5
    for concept, (colour, marker, line) in LOOKS.items():
        own = rows[(rows["concept"] == concept) & (rows["null_high"] > 0)]
        ratio = (own["estimate"].abs() / own["null_high"]).to_numpy()
        order = np.argsort(-ratio, kind="stable")
        ratio, clear = ratio[order], tables.beyond(own)[order]
        if not len(ratio):
            continue
        highest = max(highest, 1.3 * float(ratio[0]))
        x = (np.arange(len(ratio)) + 0.5) / len(ratio)
        ax.plot(x, np.maximum(ratio, LEAST), color=colour, ls=line, lw=1)
        ax.plot(x[clear], ratio[clear], marker, color=colour, ms=3.5, mec="white", mew=0.3)
    ax.set_xlim(-0.02, 1)
    ax.set_ylim(LEAST, highest)
    style.plain_log(ax)
    ax.set_xlabel(say("attribution_figures-largest-first"), labelpad=2)


def _key(fig: Figure) -> None:
    of_units = [
        Line2D([], [], color=colour, marker=marker, ms=4, ls="",
               label=say(f"attribution_figures-{name}"))
        for name, (colour, marker) in (("works", WORKS), ("opposes", OPPOSES),
                                       ("neither", NEITHER))
    ]  # fmt: skip
    of_units.append(Line2D([], [], color="white", mec=style.BLACK, mew=0.6, marker="o", ms=4.5,
                           ls="", label=say("attribution_figures-ringed")))  # fmt: skip
    of_effects = [
        Line2D([], [], color=colour, marker=marker, ms=4,
               label=say(f"attribution_figures-{name.replace(' ', '-')}"))
        for name, (colour, marker, _) in LOOKS.items()
    ]  # fmt: skip
    for handles, top in ((of_units, 0.02), (of_effects, TOPS[1] - 0.22)):
        place = (1 - RIGHT / WIDTH, 1 - top / HEIGHT)
        fig.legend(handles=handles, loc="upper right", bbox_to_anchor=place, ncol=4,
                   borderaxespad=0, columnspacing=1.2, handletextpad=0.4)  # fmt: skip
