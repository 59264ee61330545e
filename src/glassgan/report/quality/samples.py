"""Figure: samples of one bank of latents at every checkpoint, and what the judge says of them."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.report import style


def draw(images: dict[str, np.ndarray], quality: pd.DataFrame, columns: int) -> Figure:
    """Draw a row a checkpoint: samples on the left, shares of the classes on the right.

    Args:
        images: by place, [N, 1, 28, 28] in [−1, 1].
        quality: a row a checkpoint and measure, as `scripts/quality/quality.py` writes it.
        columns: samples a row.
    """
    places = ["place", "epoch", "step", "status"]
    table = quality.pivot(index=places, columns="measure", values="estimate").reset_index()
    table = table.sort_values(["epoch", "step"])
    count = int(quality["n"].dropna().max())  # the classes are counted over all folds
    fig = style.figure(9.2, 0.58 * len(table) + 0.9)
    grid = fig.add_gridspec(len(table), columns + 1, width_ratios=[1] * columns + [9])
    for row, checkpoint in enumerate(table.to_dict("records")):
        label = f"epoch {checkpoint['epoch']}"
        if checkpoint["status"] == "diverged":
            label += f"\nstep {checkpoint['step']:,}"
        if np.isnan(checkpoint["pixel_sd"]):
            axes = [fig.add_subplot(grid[row, :columns])]
            style.bare(axes[0])
            axes[0].text(0, 0.5, "nothing: training diverged before", va="center")
        else:
            drawn = images[checkpoint["place"]]
            axes = [fig.add_subplot(grid[row, column]) for column in range(columns)]
            for ax, image in zip(axes, drawn[:columns, 0], strict=False):
                style.picture(ax, image)
            for ax in axes[len(drawn) :]:
                style.bare(ax)
        axes[0].set_ylabel(label, rotation=0, ha="right", va="center")
        if row == 0:
            style.panel_letter(axes[0], "a")

    ax = fig.add_subplot(grid[:, -1])
    _shares(ax, table)
    ax.set_title(f"share of {count:,} samples, %")
    style.panel_letter(ax, "b")
    return fig


def _shares(ax: Axes, table: pd.DataFrame) -> None:
    # Shares of the accepted images become shares of all; none is accepted where they are missing.
    abstains = table["abstains"].to_numpy()[:, None]
    accepted = table[[f"class_{label}" for label in range(CLASSES)]].fillna(0).to_numpy()
    shares = 100 * np.hstack([accepted * (1 - abstains), abstains])
    ax.imshow(shares, cmap="cividis", vmin=0, vmax=100, aspect="auto")
    for (row, column), value in np.ndenumerate(shares):
        if np.isfinite(value):
            colour = "white" if value < 55 else "black"
            ax.text(column, row, f"{value:.0f}", ha="center", va="center", color=colour, size=7)
    ax.set_xticks(range(CLASSES + 1), [*DATA.classes, "none"])
    ax.set_yticks(range(len(table)), table["epoch"])
    ax.set_xlabel("class, as judged (none: abstains)")
    ax.set_ylabel("epoch")
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
