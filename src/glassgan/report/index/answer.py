"""Figure: classes that a generator draws, the same without their units, how much of them goes."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan import files
from glassgan.concepts import CLASS_CONCEPTS, CLASSES, NO_CLASSES
from glassgan.data import DATA
from glassgan.report import pictures, style, tables
from glassgan.report.messages import say
from glassgan.report.results import Results

ACROSS = 3  # samples of a class in a row
EDGE = 6  # pixels beside them
SETS = "units/{run}/sets.safetensors"


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw a column a class: samples, the same latents without its units, the share that goes.

    Args:
        results: the files behind the report.
        runs: subject/seed; the first with a class that can be removed is drawn.
    """
    if NO_CLASSES:
        return style.left_out(NO_CLASSES)
    run = chosen(results, runs)
    if run is None:
        return style.empty_figure(1.2, say("index_figures-nothing"))
    rows = removed(results, run)
    tensors, _ = files.read_arrays(results.folder / SETS.format(run=run))
    fig = style.wide(0.52)
    grid = fig.add_gridspec(3, 1, height_ratios=[1, 1, 1.4])
    size = int(rows["dose"].iloc[0])
    labels = {
        "before": say("index_figures-before"),
        "after": say("index_figures-after", size=size),
    }
    drawn = [f"before.{number}" in tensors for number in range(CLASSES)]
    shown = [len(tensors[f"before.{number}"]) for number in np.flatnonzero(drawn)]
    most = max(shown, default=ACROSS)
    for row, (kind, label) in enumerate(labels.items()):
        ax = fig.add_subplot(grid[row])
        columns = [_block(tensors.get(f"{kind}.{number}"), most) for number in range(CLASSES)]
        style.picture(ax, np.concatenate(columns, axis=-1), aspect="auto")
        width = columns[0].shape[-1]
        for number in np.flatnonzero(~np.array(drawn)):  # not black, as images may be
            ax.axvspan(number * width - 0.5, (number + 1) * width - 0.5, color="white", lw=0)
        ax.set_ylabel(label, rotation=0, ha="right", va="center")
    below = fig.add_subplot(grid[2])
    _shares(below, rows)
    below.text(1, 1.02, run, transform=below.transAxes, ha="right", va="bottom", color=style.GREY)
    return fig


def _block(samples: np.ndarray | None, most: int) -> np.ndarray:
    """Lay the samples of a class out in rows for `most`, on ground of a column's width."""
    tiles = list(samples) if samples is not None else []
    blank = np.full(DATA.picture, DATA.ground)
    tiles += [blank] * (-(-most // ACROSS) * ACROSS - len(tiles))
    rows = [tiles[start : start + ACROSS] for start in range(0, len(tiles), ACROSS)]
    block = pictures.mosaic(rows, gap=2, empty=DATA.ground)
    sides = [(0, 0)] * (block.ndim - 1) + [(EDGE, EDGE)]
    return np.pad(block, sides, constant_values=DATA.ground)


def chosen(results: Results, runs: Sequence[str]) -> str | None:
    """Return the first run with a class that a set of units was tried on, None without one."""
    for run in runs:
        if results.has(SETS.format(run=run)) and len(removed(results, run)):
            return run
    return None


def removed(results: Results, run: str) -> pd.DataFrame:
    """Return the rows of a run on what the removal of each class's set takes from it."""
    return tables.rows_of(results.of_run(run), "set_removal")


def _shares(ax: Axes, rows: pd.DataFrame) -> None:
    own = rows.assign(place=rows["concept"].map(CLASS_CONCEPTS.index)).sort_values("place")
    banded = own[own["null_high"].notna()]
    ax.bar(
        banded["place"],
        100 * (banded["null_high"] - banded["null_low"]),
        0.5,
        100 * banded["null_low"],
        color=style.NULL,
        label=say("index_figures-random"),
    )
    ax.errorbar(
        own["place"],
        100 * own["estimate"],
        100 * tables.arms(own),
        fmt="o",
        ms=4,
        capsize=2,
        color=style.BLUE,
        label=say("index_figures-set"),
    )
    ax.axhline(0, color=style.GREY, lw=0.6)
    ax.set_ylim(top=105)
    ax.set_xlim(-0.5, CLASSES - 0.5)
    style.class_ticks(ax)
    ax.set_xlabel(say("index_figures-kind"))
    ax.set_ylabel(say("index_figures-share"))
    ax.legend(loc="lower left", bbox_to_anchor=(0, 1.0), ncol=2, borderaxespad=0.1)
