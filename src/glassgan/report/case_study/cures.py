"""Figure: the matrix of cures, one change a row: what is drawn in the end, and how well."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.data import DATA
from glassgan.report import pictures, style
from glassgan.report.messages import name_of, say

SHOWN = 8
ROW = 0.36  # inches
MARKERS = "os^D"  # of seeds
APART = 0.27  # rows, between seeds
GAP = 0.2  # between rows, in heights of a picture


def draw(
    matrix: pd.DataFrame, images: dict[tuple[str, int], np.ndarray], real: pd.DataFrame
) -> Figure:
    """Draw a row a fork, those with the largest coverage first, and a point a seed in it.

    Args:
        matrix: as `cure_tables.matrix` gives it.
        images: by fork and seed, [N, H, W] in [−1, 1] at its last place; absent without weights.
        real: measures of real images, as `scripts/quality/reference.py` writes them.
    """
    forks = list(dict.fromkeys(matrix["fork"]))
    count = len(forks)
    height = ROW * count + 1.15
    fig = style.figure(9.2, height)
    # Placed by hand: with these rows the layout engine rounds differently from time to time.
    fig.set_layout_engine("none")
    grid = fig.add_gridspec(
        count, SHOWN + 3, width_ratios=[1] * SHOWN + [3.4] * 3, wspace=0.3, hspace=GAP,
        left=0.26, right=0.985, top=1 - 0.25 / height, bottom=0.85 / height,
    )  # fmt: skip
    for row, name in enumerate(forks):
        ax = fig.add_subplot(grid[row, :SHOWN])
        own = matrix[matrix["fork"] == name]
        fork = own.iloc[0]
        shown = images.get((name, fork["seed"]), np.empty((0, *DATA.picture)))
        nothing = np.full(DATA.picture, np.nan)
        tiles = [*shown[:SHOWN], *[nothing] * (SHOWN - len(shown))]
        style.picture(ax, pictures.mosaic([tiles], DATA.width // 2))  # one, for a small file
        label = name_of(fork["change"])
        if fork["status"] != "finite":
            label += "\n✝ " + say("common_figures-step-number", step=int(fork["step"]))
        ax.set_ylabel(label, rotation=0, ha="right", va="center")
        if own["trains"].all():  # the font of some languages has no bold
            ax.yaxis.label.set(fontweight="bold", color=style.GREEN)
        if row == 0:
            style.panel_letter(ax, "a")
    seeds = sorted(matrix["seed"].unique())
    apart = (matrix["seed"].map(seeds.index) - (len(seeds) - 1) / 2) * APART
    places = matrix["fork"].map(forks.index) + apart.where(matrix["fork"].duplicated(keep=False), 0)
    placed = matrix.assign(row=places)
    panels = [fig.add_subplot(grid[:, SHOWN + number]) for number in range(3)]
    levels = real.set_index("measure").to_dict("index")
    _classes(panels[0], placed, seeds)
    _measure(panels[1], placed, "coverage", levels["coverage"], seeds)
    panels[1].set_xticks([0, 0.5])  # another would meet the labels of the next panel
    panels[1].set_xlabel(say("case_study_figures-coverage"))
    _measure(panels[2], placed, "frechet", levels["frechet_distance"], seeds)
    panels[2].set_xscale("log")
    panels[2].set_xlabel(say("case_study_figures-frechet"))
    edge = 0.5 / (1 + GAP)
    for ax, letter in zip(panels, "bcd", strict=True):
        ax.set_ylim(count - 1 + edge, -edge)  # so that rows lie beside their pictures
        ax.set_yticks([])
        for row in range(count):
            ax.axhline(row, color=style.NULL, lw=0.3, zorder=0)
        style.panel_letter(ax, letter)
    fig.legend(handles=_key(seeds), loc="lower right", ncols=len(seeds) + 2)
    return fig


def _key(seeds: list[int]) -> list[Artist]:
    points = [
        Line2D([], [], color=style.BLACK, marker=MARKERS[number % len(MARKERS)], ls="", ms=4,
               label=say("common_figures-seed-number", seed=str(seed)))
        for number, seed in enumerate(seeds)
    ]  # fmt: skip
    return [
        *points,
        Patch(color=style.ORANGE, alpha=0.25, lw=0, label=say("case_study_figures-nothing")),
        Patch(color=style.BLUE, alpha=0.3, lw=0, label=say("case_study_figures-real")),
    ]


def _by_chance(ax: Axes, matrix: pd.DataFrame, name: str, beyond: float = 0) -> None:
    """Mark the range of the rows that change nothing of the recipe."""
    values = matrix.loc[matrix["beside_chance"] == "chance", name].astype("float64")
    ax.axvspan(
        values.min() - beyond, values.max() + beyond, color=style.ORANGE, alpha=0.25, lw=0, zorder=0
    )


def _classes(ax: Axes, matrix: pd.DataFrame, seeds: list[int]) -> None:
    ax.axvspan(8.5, 10.5, color=style.NULL, lw=0)
    _by_chance(ax, matrix, "classes", beyond=0.3)
    for number, seed in enumerate(seeds):
        own = matrix[matrix["seed"] == seed]
        for trains, edge, face in ((True, style.GREEN, style.GREEN), (False, style.RED, "white")):
            some = own[own["trains"] == trains]
            ax.plot(
                some["classes"].astype("float64"), some["row"], MARKERS[number % len(MARKERS)],
                ms=4, mec=edge, mfc=face,
            )  # fmt: skip
    ax.set_xlim(-0.5, 10.5)
    ax.set_xticks([0, 3, 6, 9])
    ax.set_xlabel(say("case_study_figures-classes"))


def _measure(
    ax: Axes, matrix: pd.DataFrame, name: str, real: Mapping[Any, Any], seeds: list[int]
) -> None:
    ax.axvspan(real["ci_low"], real["ci_high"], color=style.BLUE, alpha=0.3, lw=0)
    _by_chance(ax, matrix, name)
    for number, seed in enumerate(seeds):
        own = matrix[matrix["seed"] == seed]
        arms = [own[name] - own[f"{name}_low"], own[f"{name}_high"] - own[name]]
        ax.errorbar(
            own[name], own["row"], xerr=arms, fmt=MARKERS[number % len(MARKERS)],
            color=style.BLACK, ms=3, capsize=2, lw=0.8,
        )  # fmt: skip
