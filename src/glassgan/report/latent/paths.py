"""Figure: what lies between latents."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from glassgan.concepts import CLASSES
from glassgan.report import style
from glassgan.report.messages import say
from glassgan.report.pictures import below_strip, letter, middles, strip

WIDTH, LEFT = 8.3, 0.95  # inches
TOP, PANEL, BELOW = 0.1, 1.3, 0.5
# As in the array "paths": name in messages, colour, marker, line.
PATHS = {
    "lerp": ("lerp", style.RED, "s", "--"),
    "slerp": ("slerp", style.BLUE, "o", "-"),
    "great circle": ("circle", style.GREY, "^", ":"),
}


def draw(moves: Mapping[str, np.ndarray]) -> Figure:
    """Draw one path of each kind as pictures, and the means over all paths below them.

    Args:
        moves: "paths", pictures [3, S, H, W], and "path_curves.<name>", the share of the samples
            that the judge names with its interval, the ink with its interval, [6, S]; without
            labels the ink alone, [3, S].
    """
    pictures = moves["paths"]
    count, shown = pictures.shape[1], ("named", "ink") if CLASSES else ("ink",)
    tile = (WIDTH - LEFT - 0.1) / count
    fig = Figure(figsize=(WIDTH, TOP + 3 * tile + len(shown) * (PANEL + 0.12) + BELOW + 0.25))
    letter(fig, 0.08, 0.05, "a")
    ax = strip(fig, LEFT, TOP, tile, pictures)
    middles(ax, 3, [say(f"latent_figures-beside-{one[0]}") for one in PATHS.values()], rows=True)
    top = TOP + 3 * tile + 0.3
    for number, label in enumerate(shown):
        panel = style.axes_at(fig, LEFT, top + number * (PANEL + 0.15), count * tile, PANEL)
        letter(fig, 0.08, top + number * (PANEL + 0.15) - 0.05, "bc"[number])
        for place, (name, (words, colour, marker, line)) in enumerate(PATHS.items()):
            if f"path_curves.{name}" not in moves:
                continue
            mean, low, high = moves[f"path_curves.{name}"][3 * number : 3 * number + 3]
            factor = 100 if label == "named" else 1
            x = np.arange(count) + 0.1 * (place - 1)  # so that intervals do not hide each other
            arms = np.stack([mean - low, high - mean]).clip(min=0)
            panel.errorbar(
                x, factor * mean, factor * arms, color=colour, marker=marker, ls=line, ms=3, lw=1,
                elinewidth=0.7, capsize=1.5, label=say(f"latent_figures-path-{words}"),
            )  # fmt: skip
        below_strip(panel, count)
        panel.set_ylabel(say(f"latent_figures-{label}"), labelpad=2)
        if label == "ink":
            panel.set_ylim(0, max(1.05 * panel.get_ylim()[1], 1))
            panel.set_xticks(range(count), map(str, range(count)))
            panel.set_xlabel(say("latent_figures-place", steps=count - 1), labelpad=2)
        else:
            panel.set_ylim(-3, 108)
            panel.set_xticks(range(count), [""] * count)
        if number == 0:
            panel.legend(
                loc="lower left", bbox_to_anchor=(0, 0.97), ncol=3, borderaxespad=0,
                columnspacing=1.5,
            )  # fmt: skip
    return fig
