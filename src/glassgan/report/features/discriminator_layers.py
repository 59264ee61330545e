"""Figure: how real and generated images come apart in the discriminator."""

from itertools import cycle
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from glassgan.report import style
from glassgan.report.messages import name_of, say

LOOKS = ((style.REAL, "o"), (style.FAKE, "^"))


def draw(discriminator_layers: dict[str, np.ndarray], effects: pd.DataFrame, points: int) -> Figure:
    """Draw a plane a layer, and how well the layers separate, by layer and along training.

    Args:
        discriminator_layers: what `features.discriminator_layers.planes` returns.
        effects: the gathered rows of one run, of "separation" at all checkpoints among others.
        points: how many images of each kind are shown.
    """
    separation = effects[effects["analysis"] == "separation"]
    real, fake = (
        style.ordered(discriminator_layers, "real"),
        style.ordered(discriminator_layers, "fake"),
    )
    layers = list(real)
    fig = style.figure(8.4, 4.8)
    top, bottom = style.bands(fig, [2.1, 2.7])
    axes = top.subplots(1, len(layers))
    for ax, layer in zip(axes, layers, strict=True):
        parts = (real[layer][:points], fake[layer][:points])
        if np.ptp(real[layer][:, 1]) == 0:
            _histogram(ax, parts)
        else:
            for part, (colour, marker) in zip(parts, LOOKS, strict=True):
                ax.scatter(
                    *part.T, s=5, lw=0, alpha=0.5, color=colour, marker=marker, rasterized=True
                )
        ax.set_title(name_of(layer))
        ax.set_xticks([])
        ax.set_yticks([])
        ax.set_xlabel(say("features_figures-axis", number=1))
    axes[0].set_ylabel(say("features_figures-axis", number=2))
    names = [say("common_figures-real"), say("common_figures-generated")]
    handles = [
        matplotlib.lines.Line2D([], [], lw=0, marker=marker, color=colour, label=name, ms=4)
        for name, (colour, marker) in zip(names, LOOKS, strict=True)
    ]
    top.legend(handles=handles, loc="outside right upper")
    top.supylabel("a", fontweight="bold", fontsize=9, rotation=0, y=0.97, va="top")

    left, right = bottom.subplots(1, 2, sharey=True)
    _by_layer(left, separation, layers)
    _by_epoch(right, separation, layers)
    return fig


def _histogram(ax: Axes, parts: tuple[np.ndarray, np.ndarray]) -> None:
    """Draw a layer that is one number wide."""
    bins = np.histogram_bin_edges(np.concatenate(parts)[:, 0], 30)
    for part, (colour, _) in zip(parts, LOOKS, strict=True):
        ax.hist(part[:, 0], list(bins), histtype="stepfilled", alpha=0.5, color=colour)
    ax.set_ylabel(say("features_figures-images"))


def _by_layer(ax: Axes, effects: pd.DataFrame, layers: list[str]) -> None:
    last = effects[effects["epoch"] == effects["epoch"].max()]
    looks = {
        "linear probe": (say("features_figures-probe"), style.BLACK, "o"),
        "difference of means": (say("features_figures-means"), style.GREEN, "s"),
    }
    logit = last[last["intervention"] == "the logit"].set_index("layer").rename(index=name_of)
    for direction, (label, colour, marker) in looks.items():
        table = last[last["intervention"] == direction].set_index("layer").loc[layers[:-1]]
        table = table.rename(index=name_of)
        if direction == "linear probe":
            band = pd.concat([table, logit])
            style.null_band(ax, band, say("features_figures-shuffled"))
        style.with_intervals(ax, table, label, marker=marker, color=colour)
    style.with_intervals(
        ax, logit, say("features_figures-logit"), marker="D", ls="", color=style.BLUE
    )
    ax.axhline(0.5, color=style.BLACK, lw=0.6, ls=":")
    ax.set_ylabel(say("features_figures-auroc"))
    # below ½ the logit is higher on generated images
    lowest = effects.loc[effects["intervention"] == "the logit", "ci_low"].min()  # of all epochs
    ax.set_ylim(min(0.45, float(lowest) - 0.03), 1.02)
    ax.legend(loc="upper center", bbox_to_anchor=(0.5, -0.12), ncol=2)
    style.panel_letter(ax, "b")


def _by_epoch(ax: Axes, effects: pd.DataFrame, layers: list[str]) -> None:
    shades = matplotlib.colormaps["viridis"](np.linspace(0, 0.85, len(layers)))
    for layer, shade, marker in zip(layers, shades, cycle("osD^vP*"), strict=False):
        table = effects[
            (effects["layer"] == layer) & (effects["intervention"] != "linear probe")
        ].sort_values("epoch")
        look: dict[str, Any] = {"marker": marker, "ms": 4, "color": shade}
        ax.plot(table["epoch"], table["estimate"], label=name_of(layer), **look)
    ax.axhline(0.5, color=style.BLACK, lw=0.6, ls=":")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    ax.set_xlabel(say("common_figures-epoch"))
    ax.legend(
        title=say("features_figures-along-training"),
        loc="upper left",
        bbox_to_anchor=(1.0, 1.0),
    )
    style.panel_letter(ax, "c")
