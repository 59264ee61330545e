"""Figure: what each layer of a discriminator adds to its verdict."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from glassgan.report import pictures, style
from glassgan.report.messages import say
from glassgan.report.tables import arms, rows_of

WIDTH, LEFT, RIGHT = 8.3, 0.8, 0.12  # inches
WIDEST, BETWEEN, APART = 3.4, 0.55, 0.72  # of panels; between them, and in the last row
TOPS, TALL = (0.42, 2.62, 4.9), (1.6, 1.6, 1.5)
HEIGHT = 6.7
KINDS = {
    "real": ("real images", style.REAL, "o", -0.12),
    "generated": ("generated images", style.FAKE, "^", 0.12),
}
LETTERS = "abc"


def draw(
    layers: Mapping[str, np.ndarray], layers_header: Mapping[str, Any], effects: pd.DataFrame
) -> Figure:
    """Draw units, how the verdict is shared among them, and what that comes to layer by layer.

    Args:
        layers: "conductance", "influence" and "carried" of units, as `layer_attribution` writes.
        layers_header: of what `layer_attribution` writes: with "left_out" or "without_gradient",
            the reason, where there is nothing to see.
        effects: the gathered rows of one run.
    """
    if why := layers_header.get("left_out", layers_header.get("without_gradient")):
        return style.left_out(why)
    own = style.ordered(dict(layers), "conductance_real")
    rows = rows_of(effects, "layer_conductance")
    if not own or not len(rows):
        return style.empty_figure(1.2, say("attribution_figures-no-layer-contributes"))
    fig = Figure(figsize=(WIDTH, HEIGHT))
    for row, letter in enumerate(LETTERS):
        pictures.letter(fig, 0.05, TOPS[row] - 0.25, letter)
    places = _places(len(own))
    for number, layer in enumerate(own):
        upper = style.axes_at(fig, places[number][0], TOPS[0], places[number][1], TALL[0])
        _units(upper, layers, layer)
        upper.set_title(layer)
        lower = style.axes_at(fig, places[number][0], TOPS[1], places[number][1], TALL[1])
        _carried(lower, layers, layer)
        if number == 0:
            upper.set_ylabel(say("attribution_figures-conductance-real"))
            lower.set_ylabel(say("attribution_figures-share-of-conductance"))
    panels = [style.axes_at(fig, left, TOPS[2], wide, TALL[2]) for left, wide in _places(3, APART)]
    last, first = rows["epoch"].max(), rows["epoch"].min()
    now, then = rows[rows["epoch"] == last], rows[rows["epoch"] == first]
    then = then if first < last else then.iloc[:0]
    _parts(panels[0], now, list(own))
    wide = {layer: len(values[0]) for layer, values in _pairs(layers, "conductance").items()}
    scale = {layer: 1 / count for layer, count in wide.items()}
    _by_layer(panels[1], now, then, "units that carry it", scale)
    panels[1].set_ylabel(say("attribution_figures-carrying"))
    _by_layer(panels[2], now, then, "agreement with internal influence", dict.fromkeys(own, 1.0))
    panels[2].set_ylabel(say("attribution_figures-with-influence"))
    _key(fig, bool(len(then)))
    return fig


def _places(count: int, between: float = BETWEEN) -> list[tuple[float, float]]:
    """Return left edge and width of panels side by side, in inches."""
    room = WIDTH - LEFT - RIGHT
    wide = min((room - (count - 1) * between) / count, WIDEST)
    return [(LEFT + number * (wide + between), wide) for number in range(count)]


def _pairs(arrays: Mapping[str, np.ndarray], name: str) -> dict[str, list[np.ndarray]]:
    """Return what units have for real and for generated images, by layer."""
    both = [style.ordered(dict(arrays), f"{name}_{kind}") for kind in KINDS]
    return {layer: [one[layer] for one in both] for layer in both[0]}


def _units(ax: Axes, arrays: Mapping[str, np.ndarray], layer: str) -> None:
    real, generated = _pairs(arrays, "conductance")[layer]
    bound = 1.08 * max(float(np.abs([real, generated]).max()), 1e-12)
    ax.axhline(0, color=style.NULL, lw=0.6, zorder=0)
    ax.axvline(0, color=style.NULL, lw=0.6, zorder=0)
    ax.plot([-bound, bound], [-bound, bound], color=style.GREY, lw=0.7, ls=":", zorder=0)
    ax.scatter(generated, real, s=5, lw=0, alpha=0.5, color=style.BLACK, rasterized=True)
    ax.set_xlim(-bound, bound)
    ax.set_ylim(-bound, bound)
    ax.set_xlabel(say("attribution_figures-for-generated"), labelpad=2)
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(4, symmetric=True))


def _carried(ax: Axes, arrays: Mapping[str, np.ndarray], layer: str) -> None:
    """Draw the share that the strongest units of an image have together."""
    looks = {
        "untrained_real": (style.GREY, "--", 1.0),
        "real": (style.REAL, "-", 2.4),
        "generated": (style.FAKE, "-", 1.0),
    }
    for kind, (colour, line, thick) in looks.items():
        found = style.ordered(dict(arrays), f"carried_{kind}").get(layer)
        if found is not None:
            x = np.linspace(0, 1, len(found) + 1)
            ax.plot(x, np.concatenate([[0], found]), color=colour, ls=line, lw=thick)
    ax.plot([0, 1], [0, 1], color=style.GREY, lw=0.7, ls=":")
    ax.set_xlim(0, 1)
    ax.set_ylim(0, 1.02)
    ax.set_xlabel(say("attribution_figures-strongest-first"), labelpad=2)


def _of(rows: pd.DataFrame, target: str, concept: str, layers: Sequence[str]) -> pd.DataFrame:
    chosen = rows[(rows["target"] == target) & (rows["concept"] == concept)]
    return chosen.set_index("layer").reindex(list(layers))


def _parts(ax: Axes, rows: pd.DataFrame, layers: Sequence[str]) -> None:
    """Draw what speaks for and against, and their sum."""
    for target, colour, marker, aside in KINDS.values():
        x = np.arange(len(layers)) + 1.5 * aside
        for concept in ("positive part", "negative part"):
            some = _of(rows, target, concept, layers)
            ax.bar(x, some["estimate"], 0.3, color=colour, alpha=0.45, lw=0)
            ax.errorbar(x, some["estimate"], arms(some), fmt="none", color=colour, lw=0.8)
        sums = _of(rows, target, "conductance", layers)["estimate"]
        ax.plot(x, sums, marker, color=style.BLACK,
                ms=3.5, mfc=colour, mew=0.6)  # fmt: skip
    ax.axhline(0, color=style.BLACK, lw=0.6)
    ax.set_xticks(range(len(layers)), layers)
    ax.set_ylabel(say("attribution_figures-conductance-sum"))


def _by_layer(
    ax: Axes, now: pd.DataFrame, then: pd.DataFrame, concept: str, scale: Mapping[str, float]
) -> None:
    layers = list(scale)
    factor = np.array(list(scale.values()))
    for rows, old in ((then, True), (now, False)):
        for target, colour, marker, aside in KINDS.values():
            some = _of(rows, target, concept, layers)
            ax.errorbar(
                np.arange(len(layers)) + aside + 0.06 * old,
                some["estimate"] * factor,
                np.nan_to_num(arms(some)) * factor,
                marker=marker,
                ms=3.5,
                ls="",
                capsize=2,
                color=style.GREY if old else colour,
                mfc="white" if old else colour,
            )
    ax.set_xticks(range(len(layers)), layers)
    ax.set_xlim(-0.5, len(layers) - 0.5)
    low, high = ax.get_ylim()
    ax.set_ylim(min(low, 0), max(high, 0))


def _key(fig: Figure, untrained: bool) -> None:
    handles = [
        Line2D([], [], color=colour, marker=marker, ms=4, label=say(f"attribution_figures-{kind}"))
        for kind, (_, colour, marker, _) in KINDS.items()
    ]
    if untrained:
        handles.append(Line2D([], [], color=style.GREY, marker="o", mfc="white", ms=4, ls="--",
                              label=say("attribution_figures-before-training")))  # fmt: skip
    place = (1 - RIGHT / WIDTH, 1 - 0.02 / HEIGHT)
    fig.legend(handles=handles, loc="upper right", bbox_to_anchor=place, ncol=3, borderaxespad=0)
