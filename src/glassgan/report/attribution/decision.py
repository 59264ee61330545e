"""Figure: where the discriminator decides."""

from itertools import cycle
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from glassgan.concepts import CLASSES, SEEN
from glassgan.data import DATA
from glassgan.effects import FDR
from glassgan.report import pictures, style, wording
from glassgan.report.messages import name_of, say
from glassgan.report.tables import arms

WIDTH, LEFT = 8.3, 0.5  # inches
TOP, HIGH, BETWEEN = 0.55, 1.55, 0.95
LINE, BELOW = 0.2, 0.52
WIDE, STEP = 1.55, 2.02  # a panel by epoch, and to the next
NAMES = 0.85  # of concepts
OF_STROKES = ["ink", "area", "thickness", "length", "width", "height", "slant", "holes",
              "centre_x", "centre_y"]  # fmt: skip
CONCEPTS = OF_STROKES if DATA.stroked else list(SEEN)


def draw(effects: pd.DataFrame) -> Figure:
    """Draw what can be read off each layer along training, and concepts before and after.

    Args:
        effects: the gathered rows of the run, of the analyses "separation", "probes",
            "probe_changes", "lens" and "lens_gap".
    """
    known = effects[effects["estimate"].notna()]
    probes = known[known["analysis"] == "probes"]
    if probes.empty:
        return style.empty_figure(1.2, say("attribution_figures-nothing-read"))
    layers = list(dict.fromkeys(probes["layer"]))
    fig = Figure(figsize=(WIDTH, TOP + HIGH + BETWEEN + LINE * len(CONCEPTS) + BELOW))
    apart = known[(known["analysis"] == "separation") & (known["intervention"] == "linear probe")]
    panels = (
        ("apart", apart, (0.4, 1.03), 0.5),
        (
            "kind",
            probes[probes["concept"] == DATA.kind],
            (0, 1.03),
            1 / CLASSES if CLASSES else None,
        ),
        ("lens", known[known["analysis"] == "lens"], (None, 1.03), None),
        ("lens-gap", known[known["analysis"] == "lens_gap"], None, 0.0),
    )
    looks = _looks(layers)
    for number, (title, rows, limits, chance) in enumerate(panels):
        ax = style.axes_at(fig, LEFT + number * STEP, TOP, WIDE, HIGH)
        _by_epoch(ax, rows, looks)
        if title == "kind" and not CLASSES:
            style.nothing(ax, say("attribution_figures-no-labels"))
            ax.set_xticks([])
        if chance is not None:
            ax.axhline(chance, color=style.BLACK, lw=0.6, ls=":")
        if limits:
            bottom = min(0.0, ax.get_ylim()[0]) if limits[0] is None else limits[0]
            ax.set_ylim(max(bottom, -0.3), limits[1])
        ax.set_title(say(f"attribution_figures-{title}"), fontsize=7.5, pad=4)
        ax.set_xlabel(say("attribution_figures-epochs"), labelpad=1)
        pictures.letter(fig, LEFT + number * STEP - 0.36, TOP - 0.22, "abcd"[number])
    handles = [Line2D([], [], label=name_of(layer), ms=4, **look) for layer, look in looks.items()]
    fig.legend(
        handles=handles, loc="upper center", ncol=len(layers), bbox_to_anchor=(0.5, 1.0),
        borderaxespad=0.2,
    )  # fmt: skip
    _concepts(fig, probes, known[known["analysis"] == "probe_changes"], layers)
    return fig


def _looks(layers: list[str]) -> dict[str, dict[str, Any]]:
    """Return colour, marker and line of each layer; the pixels are grey."""
    shades = matplotlib.colormaps["viridis"](np.linspace(0, 0.85, max(len(layers) - 1, 1)))
    looks: dict[str, dict[str, Any]] = {layers[0]: {"color": style.GREY, "ls": "--"}}
    for layer, shade, marker in zip(layers[1:], shades, cycle("osD^vP*"), strict=False):
        looks[layer] = {"color": shade, "marker": marker}
    return looks


def _by_epoch(ax: Axes, rows: pd.DataFrame, looks: dict[str, dict[str, Any]]) -> None:
    for layer, look in looks.items():
        own = rows[rows["layer"] == layer].sort_values("epoch")
        if len(own):
            ax.errorbar(
                own["epoch"], own["estimate"], arms(own), ms=3.2, elinewidth=0.6,
                capsize=1.2, **look,
            )  # fmt: skip
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))


def _concepts(fig: Figure, probes: pd.DataFrame, changes: pd.DataFrame, layers: list[str]) -> None:
    """Draw R² of every concept before and after training, a panel a layer."""
    top = TOP + HIGH + BETWEEN
    left, gap = LEFT + NAMES - 0.1, 0.15
    wide = (WIDTH - left - 0.1 - gap * (len(layers) - 1)) / len(layers)
    first, last = probes["epoch"].min(), probes["epoch"].max()
    pictures.letter(fig, LEFT - 0.36, top - 0.28, "e")
    for number, layer in enumerate(layers):
        ax = style.axes_at(fig, left + number * (wide + gap), top, wide, LINE * len(CONCEPTS))
        own = probes[(probes["layer"] == layer) & probes["concept"].isin(CONCEPTS)]
        found = changes[(changes["layer"] == layer) & (changes["q_value"] < FDR)]
        there = own["concept"].isin(found["concept"])
        trained = own["epoch"] == last
        looks = [
            (own[trained & there], style.BLUE, style.BLUE, 0.17),
            (own[trained & ~there], style.BLUE, "white", 0.17),
        ]
        if first < last:
            looks.append((own[own["epoch"] == first], style.GREY, "white", -0.17))
        if number == 0:  # the pixels do not change
            looks = [(own[trained], style.BLACK, style.BLACK, 0.0)]
        for rows, colour, face, shift in looks:
            ax.errorbar(
                rows["estimate"], [CONCEPTS.index(concept) + shift for concept in rows["concept"]],
                xerr=arms(rows), fmt="o", ms=3.5, color=colour, mfc=face, mew=0.8,
                elinewidth=0.8,
            )  # fmt: skip
        ax.axvline(0, color=style.BLACK, lw=0.6, ls=":")
        ax.set_xlim(-0.12, 1.05)
        ax.set_ylim(len(CONCEPTS) - 0.5, -0.5)
        ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
        labels = [name_of(wording.label(name)) for name in CONCEPTS] if number == 0 else []
        ax.set_yticks(range(len(CONCEPTS)) if number == 0 else [], labels)
        ax.tick_params(axis="y", length=0)
        ax.set_xlabel(say("attribution_figures-probe"), labelpad=2)
        ax.set_title(name_of(layer), fontsize=7.5, pad=3)
    look: dict[str, Any] = {"marker": "o", "ls": "", "ms": 4, "mew": 0.8}
    handles = [
        Line2D(
            [], [], color=style.GREY, mfc="white", label=say("common_figures-untrained"), **look
        ),
        Line2D([], [], color=style.BLUE, label=say("attribution_figures-changed"), **look),
        Line2D(
            [],
            [],
            color=style.BLUE,
            mfc="white",
            label=say("attribution_figures-unchanged"),
            **look,
        ),
    ]
    height = fig.get_size_inches()[1]
    fig.legend(
        handles=handles, loc="upper right", ncol=3, borderaxespad=0,
        bbox_to_anchor=(1 - 0.1 / WIDTH, 1 - (top - 0.42) / height),
    )  # fmt: skip
