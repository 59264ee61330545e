"""Figure: which units go with and change which concepts, and dose-response curves."""

from collections.abc import Mapping, Sequence
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from glassgan.report import style, wording
from glassgan.report.messages import say
from glassgan.report.units import shared

WIDTH, HEAD, LINE, GAP, DOSE = 8.3, 0.3, 0.115, 0.62, 1.75  # inches
GOES, NAMED_BARS, DOES = (0.85, 2.75), (3.7, 0.95), (5.5, 2.3)  # left and width
FEW = 256  # units, each of which has a column of its own
TALL = 16  # rows of the picture a concept
SHADES = matplotlib.colormaps["RdBu_r"].resampled(shared.LEVELS + 1)
BAR = (0.27, 0.07)  # of a colour bar: below its matrix, height


def draw(
    effects: pd.DataFrame,
    association: Mapping[str, np.ndarray],
    association_header: Mapping[str, Any],
    sweep: Mapping[str, np.ndarray],
    sweep_header: Mapping[str, Any],
) -> Figure:
    """Draw a row of matrices a layer, then the doses.

    Args:
        effects: the gathered rows of one run.
        association: "auroc.<number>.<layer>", on held-out samples, [U, K].
        association_header: with the K concepts.
        sweep: "trained.mean.<number>.<layer>", changes by ablation on discovery, [U, C].
        sweep_header: of the sweep, with the C concepts and their deviations.
    """
    if "left_out" in sweep_header:
        return style.left_out(sweep_header["left_out"])
    scale, concepts = shared.scale_of(sweep_header), association_header["concepts"]
    auroc = style.ordered(dict(association), "auroc")
    means = shared.kind_of(sweep, "trained", "mean")
    ends = shared.rows_of(effects, "unit_association")
    first = effects.loc[effects["analysis"] == "unit_association", "epoch"].min()
    starts = shared.rows_of(effects, "unit_association", first)
    height = LINE * max(len(concepts), len(scale))
    fig = Figure(figsize=(WIDTH, HEAD + len(auroc) * (height + GAP) + DOSE + 0.95))
    top = HEAD
    for layer, table in auroc.items():
        end = ends[ends["layer"] == layer]
        start = starts[(starts["layer"] == layer) & (starts["epoch"] < end["epoch"].max())]
        order = by_concept(end, concepts)
        what = say("units_figures-auroc-of", layer=layer, units=len(order))
        _matrix(fig, GOES, top, table[order].T - 0.5, concepts, what, 0.5)
        _named(fig, top, end, start, concepts)
        deviations = np.array([scale[name] for name in sweep_header["concepts"]])
        change = (means[layer] / deviations)[order].T
        what = say("units_figures-change-in-deviations")
        limit = float(np.quantile(np.abs(change), 0.995)) or 1.0
        _matrix(fig, DOES, top, change, sweep_header["concepts"], what, limit)
        top += height + GAP
    handles = [
        Patch(color=style.BLUE, label=say("units_figures-trained")),
        Patch(color=style.GREY, label=say("common_figures-untrained")),
    ]
    place = ((NAMED_BARS[0] + NAMED_BARS[1] / 2) / WIDTH, 1)
    fig.legend(
        handles=handles, loc="upper center", bbox_to_anchor=place, ncol=2, columnspacing=0.8,
        handlelength=0.9, handletextpad=0.4,
    )  # fmt: skip
    doses = shared.in_deviations(shared.rows_of(effects, "unit_dose"), scale)
    _doses(fig, top + 0.12, list(auroc), doses)
    return fig


def by_concept(end: pd.DataFrame, concepts: Sequence[str]) -> list[int]:
    """Return the units of a layer by their concept and then by their AUROC, highest first."""
    number = end["concept"].map({name: place for place, name in enumerate(concepts)})
    order = end.assign(number=number, size=-end["estimate"])
    return [int(unit) for unit in order.sort_values(["number", "size", "unit"])["unit"]]


def _matrix(
    fig: Figure,
    across: tuple[float, float],
    top: float,
    values: np.ndarray,
    concepts: Sequence[str],
    title: str,
    bound: float,
) -> None:
    """Draw concepts [K] against units, values [K, U], with a colour bar below."""
    left, width = across
    height = LINE * len(concepts)
    ax = style.axes_at(fig, left, top, width, height)
    look: dict[str, Any] = {"cmap": SHADES, "vmin": -bound, "vmax": bound, "aspect": "auto"}
    ax.set_facecolor(style.NULL)  # what has no value
    tall = np.repeat(values, TALL, axis=0)  # so that units are averaged, and concepts are not
    smooth = "antialiased" if values.shape[1] > FEW else "nearest"
    extent = (-0.5, values.shape[1] - 0.5, len(concepts) - 0.5, -0.5)
    shown = ax.imshow(tall, extent=extent, interpolation=smooth, interpolation_stage="data", **look)
    ax.set_yticks(range(len(concepts)), list(map(shared.called, concepts)), fontsize=6.5)
    ax.tick_params(axis="y", length=0, pad=2)
    ax.set_xticks([])
    ax.set_title(title, loc="left", pad=3)
    bar = style.axes_at(fig, left, top + height + BAR[0] - 0.17, width * 0.6, BAR[1])
    fig.colorbar(shown, cax=bar, orientation="horizontal", ticks=[-bound, 0, bound])
    for shades in bar.collections:
        shades.set_edgecolor("face")  # no gaps between them
    bar.set_xticks(
        [-bound, 0, bound], [wording.signed(v, "+.2g") if v else "0" for v in (-bound, 0, bound)]
    )
    bar.tick_params(length=1.5, pad=1, labelsize=6.5)


def _named(
    fig: Figure,
    top: float,
    end: pd.DataFrame,
    start: pd.DataFrame,
    concepts: Sequence[str],
) -> None:
    """Draw how many units each concept names, beside the untrained network."""
    ax = style.axes_at(fig, NAMED_BARS[0], top, NAMED_BARS[1], LINE * len(concepts))
    for rows, colour, shift in ((end, style.BLUE, -0.2), (start, style.GREY, 0.2)):
        counts = rows[rows["named"]]["concept"].value_counts().reindex(list(concepts), fill_value=0)
        ax.barh(np.arange(len(concepts)) + shift, counts, 0.4, color=colour, lw=0)
    ax.set_ylim(len(concepts) - 0.5, -0.5)
    ax.set_yticks([])
    ax.set_xlim(0, max(ax.get_xlim()[1], 1))
    ax.xaxis.set_major_locator(MaxNLocator(3, integer=True))
    ax.set_xlabel(say("units_figures-named-units"), labelpad=1)


def _doses(fig: Figure, top: float, layers: Sequence[str], doses: pd.DataFrame) -> None:
    """Draw the dose-response curves of the dosed units, a panel a layer."""
    step = (WIDTH - 0.75) / max(len(layers), 1)
    for number, layer in enumerate(layers):
        ax = style.axes_at(fig, 0.75 + number * step, top + 0.1, min(step - 0.55, 3), DOSE)
        rows = doses[doses["layer"] == layer]
        ax.axhline(0, color=style.GREY, lw=0.6)
        ax.axvline(1, color=style.GREY, lw=0.6, ls=":")
        handles = _curves(ax, rows)
        ax.set_xticks([-1, 0, 1, 2], ["−1", "0", "1", "2"])
        ax.set_xlim(-1.15, 2.15)
        ax.set_xlabel(say("units_figures-times"), labelpad=1)
        if number == 0:
            ax.set_ylabel(say("units_figures-change-of-concept"), labelpad=1)
        ax.set_title(layer, loc="left", pad=3)
        if handles:
            ax.legend(
                handles=handles, loc="upper center", bbox_to_anchor=(0.5, -0.17), ncol=2,
                columnspacing=0.8, handlelength=1.2, fontsize=6.5,
            )  # fmt: skip
        else:
            style.nothing(ax, say("units_figures-no-unit"))


def _curves(ax: Axes, rows: pd.DataFrame) -> list[Line2D]:
    handles = []
    markers = "osD^vP*"
    for place, (unit, own) in enumerate(rows.groupby("unit", sort=False)):
        own = own.sort_values("dose")
        colour, marker = style.PALETTE[place % 7], markers[place % 7]
        arms = [own["estimate"] - own["ci_low"], own["ci_high"] - own["estimate"]]
        look: dict[str, Any] = {"color": colour, "marker": marker, "ms": 3, "lw": 0.9}
        ax.errorbar(own["dose"], own["estimate"], arms, elinewidth=0.7, **look)
        label = f"{unit}: {shared.called(own['concept'].iloc[0])}"
        handles.append(Line2D([], [], label=label, **look))
    return handles
