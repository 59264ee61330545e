"""Figure: how the logit changes along the vector of each concept."""

from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.attribution import trust
from glassgan.concepts import CONCEPTS
from glassgan.report import style, wording
from glassgan.report.messages import brief, say
from glassgan.report.tables import arms, beyond, rows_of

WIDTH, LEFT, RIGHT = 8.3, 0.78, 0.12  # inches
TOP, ROW, BELOW = 0.58, 0.165, 0.5
BETWEEN = 0.18  # panels of a layer, and twice that between layers
SHARES = {"concept_derivatives": 0.54, "concept_scores": 0.24, "concept_readings": 0.22}
KINDS = {
    "real images": (style.REAL, "o", -0.18),
    "generated images": (style.FAKE, "^", 0.18),
}
FAINT = 0.3  # of the vector of a concept that cannot be read


def draw(effects: pd.DataFrame, layers_header: Mapping[str, Any]) -> Figure:
    """Draw a row a concept: derivative, score and how well it is read, layer by layer.

    Args:
        effects: the gathered rows of one run.
        layers_header: of what `layer_attribution` writes: with "left_out" or "without_gradient",
            the reason, where there is nothing to see.
    """
    if why := layers_header.get("left_out", layers_header.get("without_gradient")):
        return style.left_out(why)
    found = {name: rows_of(effects, name) for name in SHARES}
    derivatives = found["concept_derivatives"]
    if not len(derivatives):
        return style.empty_figure(1.2, say("attribution_figures-no-vector"))
    layers = list(derivatives["layer"].unique())
    names = [name for name in CONCEPTS if name in set(derivatives["concept"])]
    height = TOP + ROW * len(names) + BELOW
    fig = Figure(figsize=(WIDTH, height))
    block = (WIDTH - LEFT - RIGHT + 2 * BETWEEN) / len(layers) - 2 * BETWEEN
    bound = 1.15 * float(
        derivatives[["estimate", "ci_low", "ci_high", "null_low", "null_high"]].abs().max().max()
    )
    for number, layer in enumerate(layers):
        left = LEFT + number * (block + 2 * BETWEEN)
        style.words_at(
            fig, left + block / 2, TOP - 0.52, layer, ha="center", fontsize=8, fontweight="bold"
        )
        read = _readable(effects, layer)
        for analysis, share in SHARES.items():
            rows = found[analysis]
            rows = rows[rows["layer"] == layer]
            wide = share * (block - 2 * BETWEEN)
            if len(rows):
                ax = style.axes_at(fig, left, TOP, wide, ROW * len(names))
                lowest = 0 if analysis == "concept_readings" else -np.inf
                _panel(ax, rows, names, read, lowest)
                title = analysis.replace("_", "-")
                ax.set_title(say(f"attribution_figures-{title}"), fontsize=7, pad=3)
                _axis(ax, analysis, bound)
                if number == 0 and analysis == "concept_derivatives":
                    labels = [wording.label(brief(name)) for name in names]
                    ax.set_yticks(range(len(names)), labels, fontsize=7)
            else:
                middle = TOP + ROW * len(names) / 2
                words = say("attribution_figures-no-score")
                style.words_at(fig, left + wide / 2, middle, words, rotation=90, ha="center",
                               va="center", fontsize=7, color=style.GREY)  # fmt: skip
            left += wide + BETWEEN
    _key(fig)
    return fig


def _readable(effects: pd.DataFrame, layer: str) -> set[str]:
    """Return the concepts that can be read off a layer for real images."""
    decided = effects[(effects["analysis"] == trust.CONCEPTS) & (effects["layer"] == layer)]
    return set(decided.loc[decided["status"] == trust.READ, "concept"])


def _axis(ax: Axes, analysis: str, bound: float) -> None:
    if analysis == "concept_derivatives":
        ax.axvline(0, color=style.GREY, lw=0.6, zorder=0)
        ax.set_xlim(-bound, bound)
        ax.locator_params(axis="x", nbins=5)
    else:
        ax.set_xlim(-0.06, 1.06)
        ax.set_xticks([0, 0.5, 1], ["0", ".5", "1"])
        ax.axvline(0.5 if analysis == "concept_scores" else 0, color=style.GREY, lw=0.6, zorder=0)


def _panel(
    ax: Axes, rows: pd.DataFrame, names: list[str], read: set[str], low: float = -np.inf
) -> None:
    for kind, (colour, marker, aside) in KINDS.items():
        own = rows[rows["target"] == kind]
        y = own["concept"].map(names.index).to_numpy() + aside
        if own["null_high"].notna().any():
            ax.barh(y, own["null_high"] - own["null_low"], 0.3, own["null_low"],
                    color=style.NULL, lw=0, rasterized=True)  # fmt: skip
        clear = beyond(own) | own["null_high"].isna().to_numpy()
        read_off, shown = own["concept"].isin(read).to_numpy(), (own["estimate"] >= low).to_numpy()
        for solid, strong in product((True, False), repeat=2):
            some = shown & (clear == solid) & (read_off == strong)
            if some.any():
                ax.errorbar(
                    own["estimate"][some],
                    y[some],
                    xerr=arms(own[some]),
                    fmt=marker,
                    ms=3,
                    mew=0.6,
                    color=colour,
                    mfc=colour if solid else "white",
                    elinewidth=0.7,
                    alpha=1 if strong else FAINT,
                )
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.set_yticks([])
    ax.tick_params(axis="y", length=0)
    ax.tick_params(axis="x", labelsize=6)
    for edge in np.arange(len(names) - 1) + 0.5:
        ax.axhline(edge, color="#F2F2F2", lw=0.5, zorder=0)
    ax.spines["left"].set_visible(False)


def _key(fig: Figure) -> None:
    height = fig.get_size_inches()[1]
    handles = [
        *(Line2D([], [], color=colour, marker=marker, ms=4, ls="",
                 label=say(f"attribution_figures-{kind.split()[0]}"))
          for kind, (colour, marker, _) in KINDS.items()),
        Line2D([], [], color=style.BLACK, marker="o", mfc="white", ms=4, ls="",
               label=say("attribution_figures-not-beyond-arbitrary")),
        Line2D([], [], color=style.BLACK, marker="o", ms=4, ls="", alpha=FAINT,
               label=say("attribution_figures-unread")),
        Patch(color=style.NULL, label=say("attribution_figures-arbitrary")),
    ]  # fmt: skip
    fig.legend(handles=handles, loc="lower center", bbox_to_anchor=(0.5, 0.04 / height), ncol=5,
               borderaxespad=0, columnspacing=1.4, handletextpad=0.3)  # fmt: skip
