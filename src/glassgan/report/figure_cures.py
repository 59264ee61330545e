"""Figure: the matrix of cures, one change a row: what is drawn in the end, and how well."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import style

SHOWN = 8
ROW = 0.36  # inches


def draw(matrix: pd.DataFrame, images: dict[str, np.ndarray], real: pd.DataFrame) -> Figure:
    """Draw a row a fork, those with the largest coverage first.

    Args:
        matrix: as `case_study.matrix` gives it.
        images: by fork, [N, 28, 28] in [−1, 1] at its last place; absent without weights.
        real: measures of real images, as `scripts/quality_reference.py` writes them.
    """
    count = len(matrix)
    height = ROW * count + 0.9
    fig = style.figure(9.2, height)
    # Placed by hand: with these rows the layout engine rounds differently from time to time.
    fig.set_layout_engine("none")
    grid = fig.add_gridspec(
        count, SHOWN + 3, width_ratios=[1] * SHOWN + [3.4] * 3, wspace=0.3,
        left=0.26, right=0.985, top=1 - 0.25 / height, bottom=0.6 / height,
    )  # fmt: skip
    for row, fork in enumerate(matrix.to_dict("records")):
        axes = [fig.add_subplot(grid[row, column]) for column in range(SHOWN)]
        shown = images.get(fork["fork"], np.empty((0, 28, 28)))
        for ax, image in zip(axes, shown, strict=False):
            style.picture(ax, image)
        for ax in axes[len(shown) :]:
            style.bare(ax)
        label = fork["change"] + (f" ✝ step {fork['step']:,}" if fork["status"] != "finite" else "")
        axes[0].set_ylabel(
            label, rotation=0, ha="right", va="center",
            fontweight="bold" if fork["trains"] else "normal",
        )  # fmt: skip
        if row == 0:
            style.panel_letter(axes[0], "a")
    panels = [fig.add_subplot(grid[:, SHOWN + number]) for number in range(3)]
    _classes(panels[0], matrix)
    levels = real.set_index("measure").to_dict("index")
    _measure(panels[1], matrix, "coverage", levels["coverage"])
    panels[1].set_xticks([0, 0.5])  # another would meet the labels of the next panel
    panels[1].set_xlabel("coverage")
    _measure(panels[2], matrix, "frechet", levels["frechet_distance"])
    panels[2].set_xscale("log")
    panels[2].set_xlabel("Fréchet distance")
    for ax, letter in zip(panels, "bcd", strict=True):
        ax.set_ylim(count - 0.5, -0.5)
        ax.set_yticks([])
        for row in range(count):
            ax.axhline(row, color=style.NULL, lw=0.3, zorder=0)
        style.panel_letter(ax, letter)
    return fig


def _classes(ax: Axes, matrix: pd.DataFrame) -> None:
    rows, values = np.arange(len(matrix)), matrix["classes"].astype("float64").to_numpy()
    trains = matrix["trains"].to_numpy(bool)
    ax.axvspan(8.5, 10.5, color=style.NULL, lw=0)
    ax.plot(values[trains], rows[trains], "o", color=style.GREEN, ms=5)
    ax.plot(values[~trains], rows[~trains], "o", mfc="white", mec=style.RED, ms=5)
    ax.set_xlim(-0.5, 10.5)
    ax.set_xticks([0, 3, 6, 9])
    ax.set_xlabel("classes drawn\n(grey: trains)")


def _measure(ax: Axes, matrix: pd.DataFrame, name: str, real: Mapping[Any, Any]) -> None:
    ax.axvspan(real["ci_low"], real["ci_high"], color=style.BLUE, alpha=0.3, lw=0)
    values, rows = matrix[name].to_numpy(), np.arange(len(matrix))
    arms = [values - matrix[f"{name}_low"], matrix[f"{name}_high"] - values]
    ax.errorbar(values, rows, xerr=arms, fmt="o", color=style.BLACK, ms=3, capsize=2, lw=0.8)
