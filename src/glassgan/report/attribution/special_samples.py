"""Figure: what the discriminator says of special samples, and where on the way it says it."""

from collections.abc import Mapping
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.concepts import CLASSES
from glassgan.report import style, tables
from glassgan.report.attribution import kinds as special
from glassgan.report.messages import name_of, say
from glassgan.report.tables import arms

WIDTH, TOP, BELOW, ROW, GAP = 8.3, 0.62, 0.5, 0.245, 0.09  # inches
PICTURE, NAME = 0.05, 0.33
RIDGE, RIDGES = 2.5, 2.35
AREA, AREAS = 5.0, 0.95
JUDGED = 6.2
TRACE, TRACES = 6.5, 1.72
TALL = 1.25  # rows: the height of the highest ridge
SMOOTH, POINTS = 0.012, 400  # of the axis: width of the kernel; places where a ridge is drawn
FEW = 50  # images of a kind, that are drawn one by one as well


def draw(
    samples: Mapping[str, np.ndarray], samples_header: Mapping[str, Any], effects: pd.DataFrame
) -> Figure:
    """Draw a row a kind: a picture, the logits, AUROC, what the judge says, and the trace.

    Args:
        samples: "logits.<number>.<kind>" and "picture.<number>.<kind>".
        samples_header: with the "groups" of kinds and the "layers" of the trace.
        effects: the gathered rows of the run.
    """
    logits, shown = (style.ordered(dict(samples), what) for what in ("logits", "picture"))
    rows = special.rows_of(effects, "special_samples")
    by_concept = {
        str(name): own.set_index("target") for name, own in rows.groupby("concept", sort=False)
    }
    places = _places(list(logits), samples_header["groups"])
    if not places:
        return style.empty_figure(1.2, say("attribution_figures-no-samples"))
    height = TOP + max(places.values()) + ROW + BELOW
    fig = Figure(figsize=(WIDTH, height))
    known = np.concatenate(list(logits.values()))
    unit = special.unit_of(logits)
    low, high = float(min(known.min(), 0)), float(max(known.max(), 0))
    span = span_of(low, high, unit)
    body = height - TOP - BELOW
    pictures = style.axes_at(fig, PICTURE, TOP, ROW, body)
    ridges = style.axes_at(fig, RIDGE, TOP, RIDGES, body)
    for name, place in places.items():
        colour, there = special.GROUPS[samples_header["groups"][name]], len(logits[name]) > 0
        if there:
            _picture(pictures, shown[name].astype(np.float32), place)
            _ridge(ridges, np.arcsinh(logits[name] / unit), span, place + ROW, colour)
        words = name_of(name)
        if not there:
            words = say("attribution_figures-not-there", kind=words)
        style.words_at(
            fig, NAME, TOP + place + ROW / 2, words, va="center", fontsize=6.5,
            color=style.BLACK if there else style.GREY,
        )  # fmt: skip
        _judged(fig, by_concept, name, TOP + place)
    style.bare(pictures)
    pictures.set(xlim=(0, ROW), ylim=(body, 0), aspect="auto")
    ridges.set(xlim=span, ylim=(body, 0))
    _axis(ridges, span, (low, high), unit)
    _areas(fig, body, by_concept, places, samples_header["groups"])
    _trace(
        fig, special.rows_of(effects, "special_trace"), list(samples_header["layers"]), places, unit
    )
    for left, label in (
        (RIDGE + RIDGES / 2, "logits"),
        (AREA + AREAS / 2, "against-real"),
        *([(JUDGED, "named-by-judge")] if CLASSES else []),
    ):
        words = say(f"attribution_figures-{label}")
        style.words_at(fig, left, TOP - 0.1, words, ha="center", va="bottom", fontsize=7)
    return fig


def span_of(low: float, high: float, unit: float) -> tuple[float, float]:
    """Return the ends of the axis of arsinh(logit / unit), a little beyond the logits."""
    ends = np.arcsinh(np.array([low, high]) / unit)
    room = 0.04 * float(np.ptp(ends)) or 1.0
    return float(ends[0] - room), float(ends[1] + room)


def _places(names: list[str], groups: Mapping[str, str]) -> dict[str, float]:
    """Return how far below the first each kind stands, in inches, group by group."""
    found: dict[str, float] = {}
    top = 0.0
    for group in special.GROUPS:
        own = [name for name in names if groups[name] == group]
        found |= {name: top + ROW * number for number, name in enumerate(own)}
        top += ROW * len(own) + (GAP if own else 0)
    return found


def _picture(ax: Axes, image: np.ndarray, place: float) -> None:
    """Draw an image in a frame, or a blank one would not be seen."""
    side = ROW - 0.03
    extent = 0, side, place + side, place
    ax.imshow(style.shown(image), **style.INK, extent=extent, interpolation="none")
    frame = matplotlib.patches.Rectangle((0, place), side, side, fill=False, lw=0.4)
    frame.set(edgecolor=style.NULL, clip_on=False)
    ax.add_patch(frame)


def _ridge(
    ax: Axes, values: np.ndarray, span: tuple[float, float], foot: float, colour: str
) -> None:
    """Draw the density of values above `foot`, or a line for each of few."""
    ax.plot(span, (foot, foot), color=colour, lw=0.5)
    if len(values) > 1:
        grid = np.linspace(*span, POINTS)
        width = SMOOTH * (span[1] - span[0])
        density = np.exp(-0.5 * np.square((grid[:, None] - values) / width)).sum(1)
        height = foot - TALL * ROW * density / density.max()
        # as pictures: paths of so many points fill the file
        look: dict[str, Any] = {"color": colour, "clip_on": False, "rasterized": True}
        ax.fill_between(grid, foot, height, alpha=0.55, lw=0, **look)
        ax.plot(grid, height, lw=0.6, zorder=1.5, **look)  # next to the areas: one picture
    if len(values) <= FEW:
        reach = ROW * (0.35 if len(values) > 1 else 0.8)
        ax.vlines(values, foot - reach, foot, color=style.BLACK, lw=0.7)


def _axis(ax: Axes, span: tuple[float, float], ends: tuple[float, float], unit: float) -> None:
    """Give the axes of all ridges their scale, with a line where the verdict turns."""
    ax.axvline(0, color=style.BLACK, lw=0.6, ls=":")
    marks = special.ticks(*ends, unit, 0.085 * (span[1] - span[0]))
    ax.set_xticks(
        [float(np.arcsinh(mark / unit)) for mark in marks],
        [f"{mark:g}".replace("-", "−") for mark in marks],
    )
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(say("attribution_figures-logit-axis"), labelpad=2)


def _areas(
    fig: Figure,
    body: float,
    by_concept: Mapping[str, pd.DataFrame],
    places: Mapping[str, float],
    groups: Mapping[str, str],
) -> None:
    """Draw the area under the ROC curve of each kind, black-rimmed where it is not ½."""
    ax = style.axes_at(fig, AREA, TOP, AREAS, body)
    ax.set_ylim(body, 0)
    ax.set_xlim(-0.06, 1.06)
    ax.axvline(0.5, color=style.BLACK, lw=0.6, ls=":")
    table = by_concept.get("AUROC against real")
    if table is not None:
        kinds = table.index.map(groups.get), tables.beyond(table)
        for (group, beyond), rows in table.groupby(list(kinds)):
            colour = special.GROUPS[str(group)]
            ax.errorbar(
                rows["estimate"], rows.index.map(places.get) + ROW / 2, xerr=arms(rows),
                fmt="o", ms=3.8, color=colour, mfc=colour if beyond else "white",
                mec=style.BLACK if beyond else colour, mew=0.5, elinewidth=0.8,
            )  # fmt: skip
    ax.set_xticks([0, 0.5, 1], ["0", "0.5", "1"])
    ax.set_yticks([])
    ax.spines["left"].set_visible(False)
    ax.set_xlabel(say("attribution_figures-filled"), labelpad=2)


def _judged(fig: Figure, by_concept: Mapping[str, pd.DataFrame], name: str, top: float) -> None:
    table = by_concept.get("named by the judge")
    if table is None or name not in table.index:
        return
    row = table.loc[name]
    share = f"{100 * row['estimate']:.0f} %"
    if row["n"] == 1:
        share = say(f"attribution_figures-{'yes' if row['estimate'] else 'no'}")
    style.words_at(fig, JUDGED + 0.13, top + ROW / 2, share, va="center", ha="right", fontsize=6.5)


def _trace(
    fig: Figure,
    rows: pd.DataFrame,
    layers: list[str],
    places: Mapping[str, float],
    unit: float,
) -> None:
    """Draw the mean verdict as it is read at each layer: colour and number."""
    if rows.empty:
        return
    bound = float(np.arcsinh(rows["estimate"].abs().max() / unit)) or 1.0
    colours = matplotlib.colormaps["RdBu"]
    cell = TRACES / len(layers)
    small = 5.8 if cell > 0.3 else 4.8
    ax: Axes = style.axes_at(fig, TRACE, TOP, TRACES, max(places.values()) + ROW)
    ax.set_xlim(0, len(layers))
    ax.set_ylim(max(places.values()) + ROW, 0)
    style.bare(ax)
    for target, layer, value in zip(rows["target"], rows["layer"], rows["estimate"], strict=True):
        place, number = places[target], layers.index(layer)
        shade = float(np.arcsinh(value / unit)) / bound
        box = (number + 0.03, place + 0.015), 0.94, ROW - 0.03
        look: dict[str, Any] = {"color": colours(0.5 + shade / 2), "lw": 0, "rasterized": True}
        ax.add_patch(matplotlib.patches.Rectangle(*box, **look))
        ax.text(
            number + 0.5, place + ROW / 2, special.logit_words(value), ha="center", va="center",
            fontsize=small, color="white" if abs(shade) > 0.65 else style.BLACK,
        )  # fmt: skip
    for number, layer in enumerate(layers):
        style.words_at(
            fig, TRACE + (number + 0.5) * cell, TOP - 0.05, name_of(layer), ha="center",
            va="bottom",
            fontsize=6 if len(layers) < 6 else 5.5, rotation=0 if len(layers) < 6 else 40,
        )  # fmt: skip
    words = say("attribution_figures-read-at")
    style.words_at(fig, TRACE + TRACES / 2, 0.14, words, ha="center", fontsize=7)
