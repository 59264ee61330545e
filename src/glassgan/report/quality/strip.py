"""Figure: a few samples of a run in a row, the size of a line of text."""

import numpy as np
from matplotlib.figure import Figure

from glassgan.data import DATA
from glassgan.report import pictures, style


def draw(images: np.ndarray, count: int = 8) -> Figure:
    """Draw the samples of the first latents.

    Args:
        images: [N, 1, 28, 28] in [−1, 1].
        count: of them are drawn.
    """
    row = pictures.mosaic([list(images[:count, 0])], gap=2, empty=DATA.ground)
    fig = Figure(figsize=(row.shape[1] / 72, row.shape[0] / 72))
    style.picture(fig.add_axes((0.0, 0.0, 1.0, 1.0)), row, aspect="auto")
    return fig
