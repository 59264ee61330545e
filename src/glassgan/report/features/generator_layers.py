"""Figure: how noise becomes an image, layer by layer."""

import numpy as np
import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.colors import to_hex
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.report import style
from glassgan.report.messages import class_name, name_of, say

# Tol's muted scheme, nine colours that common kinds of colour vision tell apart, and a grey.
MUTED = [
    "#332288",
    "#88CCEE",
    "#44AA99",
    "#117733",
    "#999933",
    "#DDCC77",
    "#CC6677",
    "#882255",
    "#AA4499",
    "#555555",
]
# No scheme tells more than some ten apart; neighbours in number are neighbours in colour then.
COLOURS = (
    MUTED[:CLASSES]
    if len(MUTED) >= CLASSES
    else list(map(to_hex, colormaps["turbo"].resampled(CLASSES)(range(CLASSES))))
)


def draw(
    generator_layers: dict[str, np.ndarray],
    generator_layers_summary: pd.DataFrame,
    effects: pd.DataFrame,
    latents: int,
    points: int,
) -> Figure:
    """Draw what the layers hold of some latents, a plane a layer, and two measures by layer.

    Args:
        generator_layers: what `features.generator_layers.pictures` returns, and "classes".
        generator_layers_summary: of the layers, at epoch 0 and at the last checkpoint.
        effects: the gathered rows of one run, of "readable_class" among others.
        latents: how many are shown.
        points: how many are shown in the planes.
    """
    values, planes = (
        style.ordered(generator_layers, "values"),
        style.ordered(generator_layers, "plane"),
    )
    layers = list(values)
    fig = style.figure(8.4, 0.85 * latents + 4.8)
    top, middle, bottom = style.bands(fig, [0.85 * latents + 0.3, 2.1, 2.4])

    grid = top.subplots(latents, len(layers), squeeze=False)
    for column, layer in enumerate(layers):
        vectors = values[layer][:latents]
        bound = float(np.quantile(np.abs(vectors), 0.99)) or 1.0
        for row, vector in enumerate(vectors):
            ax = grid[row, column]
            if layer == layers[-1]:
                style.picture(ax, vector.reshape(DATA.picture))
            else:
                picture = style.block(vector) if vector.ndim == 1 else style.mosaic(vector)
                style.picture(ax, picture, cmap="RdBu_r", vmin=-bound, vmax=bound)
        width = "×".join(map(str, values[layer].shape[1:]))
        grid[0, column].set_title(f"{name_of(layer)}, {width}")
    top.supylabel("a", fontweight="bold", fontsize=9, rotation=0, y=0.97, va="top")

    classes = generator_layers["classes"][:points]
    for ax, layer in zip(middle.subplots(1, len(layers)), layers, strict=True):
        _plane(ax, planes[layer][:points], classes)
    names = [*map(class_name, range(CLASSES)), say("features_figures-no-class")]
    handles = [
        Line2D([], [], lw=0, marker="o", ms=3.5, color=colour, label=name)
        for name, colour in zip(names, [*COLOURS, style.NULL], strict=True)
    ]
    ncol = 6 if style.long_class_names() else min(CLASSES + 1, 16)
    if CLASSES:
        middle.legend(handles=handles, loc="outside lower center", ncol=ncol, columnspacing=1.0)
    middle.supylabel("b", fontweight="bold", fontsize=9, rotation=0, y=0.97, va="top")

    left, right = bottom.subplots(1, 2)
    _dimension(left, generator_layers_summary, layers)
    _readable(right, effects[effects["analysis"] == "readable_class"], layers)
    return fig


def _plane(ax: Axes, plane: np.ndarray, classes: np.ndarray) -> None:
    for label in range(-1, CLASSES):
        colour = COLOURS[label] if label >= 0 else style.NULL if CLASSES else style.BLUE
        chosen = plane[classes == label]
        ax.scatter(chosen[:, 0], chosen[:, 1], s=5, lw=0, color=colour, rasterized=True)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.set_xlabel(say("features_figures-axis", number=1))
    ax.set_ylabel(say("features_figures-axis", number=2))


def _dimension(ax: Axes, summary: pd.DataFrame, layers: list[str]) -> None:
    for epoch, colour, marker, name in _epochs(summary):
        table = summary[summary["epoch"] == epoch].set_index("layer").loc[layers]
        ax.plot(
            [name_of(layer) for layer in layers],
            table["effective_dimension"],
            marker=marker,
            ms=4,
            color=colour,
            label=name,
        )
    style.plain_log(ax)
    ax.set_ylabel(say("features_figures-dimension"))
    if summary["epoch"].nunique() > 1:
        ax.legend()
    style.panel_letter(ax, "c")


def _readable(ax: Axes, effects: pd.DataFrame, layers: list[str]) -> None:
    for epoch, colour, marker, name in _epochs(effects):
        table = effects[effects["epoch"] == epoch].set_index("layer").loc[layers]
        if table["estimate"].isna().all():
            continue
        table = table.rename(index=name_of)
        style.null_band(ax, table, _label("shuffled", name))
        style.with_intervals(ax, table, _label("probe", name), marker=marker, color=colour)
    if ax.has_data():
        ax.legend()
    else:
        style.nothing(ax, say("features_figures-unreadable"))
        ax.set_xticks([])
    ax.set_ylim(0, 1.02)
    ax.set_ylabel(say("features_figures-accuracy"))
    style.panel_letter(ax, "d")


def _label(what: str, when: str) -> str:
    """Return the label of a line or a band, with an epoch where there are several."""
    name = f"features_figures-{what}"
    return say(f"{name}-when", when=when) if when else say(name)


def _epochs(table: pd.DataFrame) -> list[tuple[int, str, str, str]]:
    """Return the epochs of a table, each with a colour, a marker and a name, the first one grey.

    A single one has no name: it may be that of a network that was trained elsewhere.
    """
    epochs = sorted(table["epoch"].unique())
    if len(epochs) == 1:
        return [(epochs[0], style.BLUE, "o", "")]
    names = [
        say("common_figures-epoch-number", epoch=int(epoch))
        if epoch
        else say("common_figures-untrained")
        for epoch in epochs
    ]
    return list(zip(epochs, [style.GREY, style.BLUE], ["s", "o"], names, strict=True))
