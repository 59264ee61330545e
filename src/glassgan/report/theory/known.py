"""Figure: discriminators trained where the best one is known, a column a pair of densities."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import style
from glassgan.report.messages import name_of, say


def draw(fields: Mapping[str, np.ndarray], header: Mapping[str, Any]) -> Figure:
    """Draw densities or the best D above, the trained D below.

    Args:
        fields: by "<what>.<number of the pair>", as `theory.analyses.known` returns them.
        header: names of the pairs.
    """
    names = list(header["pairs"])
    fig = style.figure(8.4, 3.6)
    grid = fig.subplots(2, len(names))
    for number, name in enumerate(names):
        own = {what: fields[f"{what}.{number}"] for what in
               ("places", "real", "generated", "best", "trained")}  # fmt: skip
        upper, lower = grid[:, number]
        upper.set_title(name_of(name))
        if own["places"].shape[1] == 1:
            _line(upper, lower, own)
        else:
            image = _map(upper, own["places"], own["best"])
            _map(lower, own["places"], own["trained"])
            upper.set_ylabel(say("theory_figures-best-d"))
            lower.set_ylabel(say("theory_figures-trained-d"))
    fig.colorbar(image, ax=list(grid[:, -1]), shrink=0.7, label="D(x)")
    grid[0, 0].set_ylabel(say("theory_figures-density"))
    grid[1, 0].set_ylabel("D(x)")
    return fig


def _line(upper: Axes, lower: Axes, own: Mapping[str, np.ndarray]) -> None:
    x = own["places"][:, 0]
    for kind, colour in (("real", style.REAL), ("generated", style.FAKE)):
        upper.fill_between(
            x, own[kind], color=colour, alpha=0.5, lw=0, label=say(f"common_figures-{kind}")
        )
    upper.legend(loc="upper right", fontsize=5.5)
    upper.set_ylim(0, 1.5 * max(own["real"].max(), own["generated"].max()))
    lower.plot(x, own["best"], color=style.GREY, lw=2.5, label=say("theory_figures-best"))
    lower.plot(x, own["trained"], color=style.RED, lw=0.9, label=say("theory_figures-trained"))
    lower.set_ylim(-0.05, 1.3)
    lower.set_yticks([0, 0.5, 1])
    lower.legend(loc="upper right", fontsize=5.5, ncols=2)
    lower.set_xlabel("x")


def _map(ax: Axes, places: np.ndarray, values: np.ndarray) -> Any:
    side = round(len(values) ** 0.5)
    (left, bottom), (right, top) = places.min(0), places.max(0)
    image = ax.imshow(
        values.reshape(side, side).T, cmap="RdBu", vmin=0, vmax=1, origin="lower",
        extent=(left, right, bottom, top),
    )  # fmt: skip
    ax.set_xticks([-2, 0, 2])
    ax.set_yticks([-2, 0, 2])
    return image
