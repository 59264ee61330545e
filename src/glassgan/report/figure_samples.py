"""Figure: samples of one bank of latents at every checkpoint, and what the judge says of them."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import style


def draw(images: dict[str, np.ndarray], census: pd.DataFrame, columns: int) -> Figure:
    """Draw a row a checkpoint: samples on the left, shares of the classes on the right.

    Args:
        images: by epoch, [N, 1, 28, 28] in [−1, 1].
        census: as `features.samples.census` gives it.
        columns: samples a row.
    """
    count = int(census["n"].dropna().max())
    fig = style.figure(9.2, 0.58 * len(census) + 0.9)
    grid = fig.add_gridspec(len(census), columns + 1, width_ratios=[1] * columns + [9])
    for row, checkpoint in enumerate(census.to_dict("records")):
        label = f"epoch {checkpoint['epoch']}"
        if checkpoint["status"] == "diverged":
            label += f"\nstep {checkpoint['step']:,}"
        drawn = images.get(str(checkpoint["epoch"]))
        if drawn is None:
            axes = [fig.add_subplot(grid[row, :columns])]
            style.bare(axes[0])
            axes[0].text(0, 0.5, "nothing: training diverged before", va="center")
        else:
            axes = [fig.add_subplot(grid[row, column]) for column in range(columns)]
            for ax, image in zip(axes, drawn[:columns, 0], strict=False):
                style.picture(ax, image)
            for ax in axes[len(drawn) :]:
                style.bare(ax)
        axes[0].set_ylabel(label, rotation=0, ha="right", va="center")
        if row == 0:
            style.panel_letter(axes[0], "a")

    ax = fig.add_subplot(grid[:, -1])
    _shares(ax, census)
    ax.set_title(f"share of {count:,} samples, %")
    style.panel_letter(ax, "b")
    return fig


def _shares(ax: Axes, census: pd.DataFrame) -> None:
    names = [f"share_{label}" for label in range(10)] + ["abstains"]
    shares = 100 * census[names].to_numpy(dtype=float)
    ax.imshow(shares, cmap="cividis", vmin=0, vmax=100, aspect="auto")
    for (row, column), value in np.ndenumerate(shares):
        if np.isfinite(value):
            colour = "white" if value < 55 else "black"
            ax.text(column, row, f"{value:.0f}", ha="center", va="center", color=colour, size=7)
    ax.set_xticks(range(11), [*map(str, range(10)), "none"])
    ax.set_yticks(range(len(census)), census["epoch"])
    ax.set_xlabel("class, as judged (none: abstains)")
    ax.set_ylabel("epoch")
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
