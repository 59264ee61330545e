"""Figure: samples of one bank of latents at every checkpoint, and what the judge says of them."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from glassgan.report import style


def draw(images: dict[str, np.ndarray], census: pd.DataFrame, columns: int) -> Figure:
    """Draw a row a checkpoint: samples on the left, shares of the classes on the right.

    Args:
        images: by epoch, [N, 1, 28, 28] in [−1, 1].
        census: as `features.samples.census` gives it.
        columns: samples a row.
    """
    epochs = census["epoch"].to_numpy()
    fig = style.figure(9.2, 0.55 * len(epochs) + 1.0)
    left, right = fig.subfigures(1, 2, width_ratios=[columns * 0.55, 4.6])
    axes = left.subplots(len(epochs), columns, squeeze=False)
    for row, epoch in enumerate(epochs):
        drawn = images.get(str(epoch))
        for column in range(columns):
            ax = axes[row, column]
            if drawn is not None and column < len(drawn):
                style.picture(ax, drawn[column, 0])
            else:
                ax.axis("off")
        label = f"{epoch}" if drawn is not None else f"{epoch}\ndiverged"
        axes[row, 0].set_ylabel(label, rotation=0, ha="right", va="center")
    left.supylabel("epoch", fontsize=8)
    left.suptitle("a   the same latents at every checkpoint", fontsize=8, x=0.02, ha="left")

    ax = right.subplots()
    names = [f"share_{label}" for label in range(10)] + ["abstains"]
    shares = 100 * census[names].to_numpy(dtype=float)
    ax.imshow(shares, cmap="cividis", vmin=0, vmax=100, aspect="auto")
    for (row, column), value in np.ndenumerate(shares):
        if np.isfinite(value):
            colour = "white" if value < 55 else "black"
            ax.text(column, row, f"{value:.0f}", ha="center", va="center", color=colour, size=7)
    ax.set_xticks(range(11), [*map(str, range(10)), "none"])
    ax.set_yticks(range(len(epochs)), epochs)
    ax.set_xlabel("class, as the judge says (none: it abstains)")
    ax.tick_params(length=0)
    for spine in ax.spines.values():
        spine.set_visible(False)
    count = int(census["n"].dropna().max())
    right.suptitle(f"b   share of {count:,} samples, %", fontsize=8, x=0.02, ha="left")
    return fig
