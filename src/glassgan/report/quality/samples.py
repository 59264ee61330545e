"""Figure: samples of one bank of latents at every checkpoint, and what the judge says of them."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.report import pictures, style
from glassgan.report.messages import say

SHARES = 9  # the width of the shares, in samples


def draw(samples: Mapping[str, np.ndarray], quality: pd.DataFrame, columns: int) -> Figure:
    """Draw a row a checkpoint: samples on the left, shares of the classes on the right.

    Without labels samples alone.

    Args:
        samples: by place, [N, C, H, W] in [−1, 1].
        quality: a row a checkpoint and measure, as `scripts/quality/quality.py` writes it.
        columns: samples a row.
    """
    places = ["place", "epoch", "step", "status"]
    table = quality.pivot(index=places, columns="measure", values="estimate").reset_index()
    table = table.sort_values(["epoch", "step"])
    tile = 8.3 / (columns + SHARES)  # inches, of what labels leave of the width
    if not CLASSES:
        fig = style.figure(tile * columns + 0.9, tile * len(table) + 0.3)
        _samples(fig.subplots(), table, samples, columns)
        return fig
    count = int(quality["n"].dropna().max())  # the classes are counted over all folds
    fig = style.figure(9.2, tile * len(table) + 0.7 + style.class_room())
    left, right = fig.subplots(1, 2, width_ratios=[columns, SHARES])
    _samples(left, table, samples, columns)
    style.panel_letter(left, "a")
    _shares(right, table)
    right.set_title(say("quality_figures-shares", number=f"{count:,}"))
    style.panel_letter(right, "b")
    return fig


def _samples(ax: Axes, table: pd.DataFrame, images: Mapping[str, np.ndarray], columns: int) -> None:
    """Draw the samples of all checkpoints as one picture, a row a checkpoint."""
    rows, labels = [], []
    for row, checkpoint in enumerate(table.to_dict("records")):
        label = say("common_figures-epoch-number", epoch=str(checkpoint["epoch"]))
        if checkpoint["status"] == "diverged":
            label += "\n" + say("common_figures-step-number", step=f"{checkpoint['step']:,}")
        labels.append(label)
        gone = np.isnan(checkpoint["pixel_sd"])
        rows.append([] if gone else list(pictures.of(images[checkpoint["place"]][:columns])))
        if gone:
            middle = row * pictures.HIGH + DATA.height / 2
            ax.text(0, middle, say("quality_figures-diverged-before"), va="center")
    empty = np.full(DATA.picture, DATA.ground)
    # as wide as it would be with all samples, also where none is left
    whole = [[*row, *[empty] * (columns - len(row))] for row in rows]
    style.picture(
        ax, pictures.mosaic(whole, empty=DATA.ground), aspect="auto", interpolation="none"
    )
    pictures.middles(ax, len(labels), labels, rows=True)


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
    style.class_ticks(ax, more=[say("quality_figures-none")])
    ax.set_yticks(range(len(table)), table["epoch"])
    ax.set_xlabel(say("quality_figures-judged"))
    ax.set_ylabel(say("common_figures-epoch"))
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
