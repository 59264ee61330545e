"""Figure: the logit while pixels are removed or put in, in the order of their attributions."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.attribution.trust import FAILS
from glassgan.report import style
from glassgan.report.attribution import shared
from glassgan.report.attribution.pixel_numbers import verdicts
from glassgan.report.messages import name_of, say
from glassgan.statistics import intervals

# One method of each family, so that the curves can be told apart.
DRAWN = ("integrated gradients", "occlusion", "saliency", shared.EDGES)
WAYS = ("deletion", "insertion")
KINDS = ("real", "generated")


def draw(
    pixels: Mapping[str, np.ndarray], pixels_header: Mapping[str, Any], effects: pd.DataFrame
) -> Figure:
    """Draw deletion and insertion, real and generated images apart.

    Args:
        pixels: deletion and insertion, logits [M + 1, N, K] of N images, real and generated in
            turn; the last row that of random orders.
        pixels_header: with the names of the M methods.
        effects: the gathered rows of one run.
    """
    names = list(pixels_header["methods"])
    colours = shared.colours(names)
    failed = {one["method"] for one in verdicts(effects) if one["verdict"] == FAILS}
    fig = style.figure(8.3, 4.9)
    panels = fig.subplots(2, 2, sharex=True, sharey="col")
    for row, way in enumerate(WAYS):
        curves = pixels[way]
        for column, kind in enumerate(KINDS):
            ax = panels[row, column]
            own = curves[:, column::2].astype(float)
            _curve(ax, own[-1], "#5A5A5A", name_of(shared.RANDOM), ls=":")
            for name in DRAWN:
                if name in names:
                    label, dashed = name_of(name), "-"
                    if name in failed:
                        label, dashed = say("attribution_figures-failing", method=label), "--"
                    _curve(ax, own[names.index(name)], colours[name], label, ls=dashed)
            style.panel_letter(ax, "abcd"[2 * row + column])
            ax.set_title(say(f"attribution_figures-{way}-of-{kind}"))
            ax.set_xlabel(say(f"attribution_figures-{way}-pixels"))
            ax.set_xlim(0, 100)
            ax.tick_params(labelleft=True, labelbottom=True)
            if column == 0:
                ax.set_ylabel(say("attribution_figures-mean-logit"))
    handles, labels = panels[0, 0].get_legend_handles_labels()
    fig.legend(handles[1:] + handles[:1], labels[1:] + labels[:1], loc="outside upper center",
               ncol=len(labels))  # fmt: skip
    return fig


def _curve(ax: Axes, logits: np.ndarray, colour: str, label: str, **look: Any) -> None:
    """Draw the mean of curves [N, K], with its interval where there is one."""
    places = np.linspace(0, 100, logits.shape[1])
    mean = logits.mean(0)
    if len(logits) > 1:
        reach = intervals.margin(logits.std(0, ddof=1), len(logits))
        ax.fill_between(places, mean - reach, mean + reach, color=colour, alpha=0.13, lw=0)
    ax.plot(places, mean, color=colour, label=label, **look)
