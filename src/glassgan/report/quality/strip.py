"""Figure: a few samples of a run in a row, the size of a line of text."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from glassgan.data import DATA
from glassgan.report import pictures, style


def draw(samples: Mapping[str, np.ndarray], count: int = 8) -> Figure:
    """Draw the samples of the first latents at the last checkpoint.

    Args:
        samples: by place, "<epoch>+<step>", [N, C, H, W] in [−1, 1].
        count: of them are drawn.
    """
    last = max(samples, key=lambda place: tuple(map(int, place.split("+"))))
    row = pictures.mosaic([list(pictures.of(samples[last][:count]))], gap=2, empty=DATA.ground)
    fig = Figure(figsize=(row.shape[-1] / 72, row.shape[-2] / 72))
    style.picture(fig.add_axes((0.0, 0.0, 1.0, 1.0)), row, aspect="auto")
    return fig
