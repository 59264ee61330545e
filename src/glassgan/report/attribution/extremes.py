"""Figure: what the discriminator likes most and least."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from glassgan.concepts import CLASSES
from glassgan.report import style
from glassgan.report.attribution import kinds
from glassgan.report.messages import name_of, say

WIDTH, LEFT, TOP = 8.3, 0.62, 0.42  # inches
ROW, WORDS, GAP = 0.2, 0.14, 0.16  # between rows, of a line of words, between ways
ENDS = ("lowest", "start", "highest")


def draw(samples: Mapping[str, np.ndarray]) -> Figure:
    """Draw, for each way, images with the highest logit, where they started, and the lowest.

    Args:
        samples: as `attribution.extremes.pictures` gives them.
    """
    images, logits, judged = (
        style.ordered(dict(samples), what)
        for what in ("extremes", "extreme_logits", "extreme_classes")
    )
    if not images:
        return style.empty_figure(1.2, say("attribution_figures-no-extremes"))
    columns = sum(len(some) for some in images.values())
    tile = min((WIDTH - LEFT - 0.1 - GAP * (len(images) - 1)) / columns, 0.9)
    line = tile + 2 * WORDS + 0.08
    fig = Figure(figsize=(WIDTH, TOP + 3 * line - 0.05))
    for row, end in enumerate(reversed(ENDS)):
        label = say(f"attribution_figures-{end}")
        style.words_at(fig, 0.08, TOP + row * line + tile / 2, label, va="center")
    ax = style.axes_at(fig, 0, 0, *fig.get_size_inches())
    left = LEFT
    for way, some in images.items():
        width = len(some) * tile
        title = say("attribution_figures-images-near", way=name_of(way))
        if way.startswith("latents"):
            title = say("attribution_figures-through-g")
        style.words_at(
            fig, left + width / 2, TOP - 0.06, title, ha="center", va="bottom", fontsize=7
        )
        for column in range(len(some)):
            for row, which in enumerate(reversed(range(3))):
                place = left + column * tile, TOP + row * line
                side = tile - 0.04
                extent = place[0], place[0] + side, place[1] + side, place[1]
                picture = some[column, which].astype(np.float32)
                ax.imshow(style.shown(picture), **style.INK, extent=extent)
                words = kinds.logit_words(float(logits[way][column, which]))
                if CLASSES:
                    words += f"\n{kinds.judged_words(int(judged[way][column, which]))}"
                style.words_at(
                    fig, place[0] + tile / 2 - 0.02, place[1] + tile - 0.01, words, ha="center",
                    fontsize=6, linespacing=1.15,
                )  # fmt: skip
        left += width + GAP
    style.bare(ax)
    ax.set(xlim=(0, WIDTH), ylim=(fig.get_size_inches()[1], 0), aspect="auto")
    return fig
