"""Figure: a GAN on densities that are known, a row a density."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib import colormaps
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import style
from glassgan.report.messages import name_of, say
from glassgan.report.theory.shared import FORMS
from glassgan.theory.names import MEASURED, OTHER

FARTHEST = 3.6  # that is drawn, along each axis
COLOURS = colormaps["RdBu"].resampled(51)  # so few that a map of them takes little room
DRAWN = 100  # places of a curve, at least


def draw(
    pictures: Mapping[str, np.ndarray], header: Mapping[str, Any], effects: pd.DataFrame
) -> Figure:
    """Draw D and both densities along training, and how far apart they are.

    Args:
        pictures: by "<what>.<number of the density>.<step>", as `theory.analyses.moving` has them.
        header: names of the densities, and the steps.
        effects: the gathered rows of the phase.
    """
    rows = effects[effects["analysis"] == "mixture_game"]
    targets, steps = list(header["targets"]), list(header["steps"])
    fig = style.figure(8.4, 1.9 * len(targets) + 0.3)
    grid = fig.subplots(len(targets), len(steps) + 1, squeeze=False)
    for number, target in enumerate(targets):
        for ax, step in zip(grid[number], steps, strict=False):
            own = {what: pictures[f"{what}.{number}.{step}"] for what in
                   ("points", "pull", "centres", "real", "generated", "answers")}  # fmt: skip
            (_line if own["points"].shape[1] == 1 else _map)(ax, own)
            if number == 0:
                ax.set_title(say("common_figures-step-number", step=step))
        grid[number, 0].set_ylabel(name_of(target))
        _curves(grid[number, -1], rows[rows["target"] == target])
    grid[0, -1].set_title(say("theory_figures-along"))
    grid[-1, -1].set_xlabel(say("theory_figures-steps"))
    grid[0, -1].legend(loc="upper right", fontsize=5.5, bbox_to_anchor=(1, 0.88))
    return fig


def _line(ax: Axes, own: Mapping[str, np.ndarray]) -> None:
    """Draw both densities, D, and the pull on points as arrows below."""
    x = own["centres"][:, 0]
    width = x[1] - x[0]
    middles = _thinned(x, x)
    for kind, colour in (("real", style.REAL), ("generated", style.FAKE)):
        density = _thinned(x, own[kind]) / width
        label = say(f"common_figures-{kind}")
        ax.fill_between(middles, density, color=colour, alpha=0.5, lw=0, label=label)
    ax.plot(middles, _thinned(x, own["answers"]), color=style.BLACK, lw=0.8, label="D(x)")
    some = np.argsort(own["points"][:, 0])[:: max(len(own["points"]) // 12, 1)]
    at, pull = own["points"][some, 0], own["pull"][some, 0]
    zeros = np.zeros_like(at)
    ax.quiver(at, zeros - 0.12, np.sign(pull) * np.minimum(np.abs(pull), 1), zeros, color=style.RED,
              angles="xy", scale_units="xy", scale=1, width=0.012)  # fmt: skip
    ax.set_xlim(-FARTHEST, FARTHEST)
    ax.set_ylim(-0.25, 1.45)
    ax.set_yticks([0, 0.5, 1])


def _thinned(x: np.ndarray, values: np.ndarray) -> np.ndarray:
    """Return the means of a few cells each, of those that are drawn: x, values [K]."""
    drawn = values[np.abs(x) < FARTHEST]
    some = max(len(drawn) // DRAWN, 1)
    return drawn[: len(drawn) // some * some].reshape(-1, some).mean(1)


def _map(ax: Axes, own: Mapping[str, np.ndarray]) -> None:
    """Draw D as a map, where real points are, generated points, and the pull on them."""
    side = round(len(own["answers"]) ** 0.5)
    x, y = (own["centres"].reshape(side, side, 2)[..., axis] for axis in (0, 1))
    half = (x[1, 0] - x[0, 0]) / 2, (y[0, 1] - y[0, 0]) / 2
    ax.imshow(
        own["answers"].reshape(side, side).T, cmap=COLOURS, vmin=0, vmax=1, origin="lower",
        interpolation="none",  # as many pixels as there are cells, in vector graphics
        extent=(x[0, 0] - half[0], x[-1, 0] + half[0], y[0, 0] - half[1], y[0, -1] + half[1]),
    )  # fmt: skip
    real = own["real"].reshape(side, side)
    ax.contour(
        x, y, real, levels=[0.2 * real.max()], colors=[style.BLACK], linewidths=0.5, zorder=3
    )
    at, pull = own["points"], own["pull"]
    ax.plot(*at.T, ".", ms=1.5, color=style.BLACK, rasterized=True)
    length = np.linalg.norm(pull, axis=1, keepdims=True)
    shown = pull / np.maximum(length, 1e-12) * np.minimum(length, 1)
    some = slice(0, len(at), max(len(at) // 40, 1))
    ax.quiver(*at[some].T, *shown[some].T, angles="xy", scale_units="xy", scale=1, width=0.008,
              color=style.ORANGE, rasterized=True, zorder=2)  # fmt: skip
    ax.set_xlim(-FARTHEST, FARTHEST)
    ax.set_ylim(-FARTHEST, FARTHEST)
    ax.set_aspect("equal")
    ax.set_xticks([-2, 0, 2])
    ax.set_yticks([-2, 0, 2])


def _curves(ax: Axes, rows: pd.DataFrame) -> None:
    """Draw the divergence, and what D in training says of it."""
    for form, colour in FORMS.items():
        own = rows[rows["intervention"] == form]
        true = own[own["concept"] == "JSD"]
        ax.plot(
            true["dose"] + 1, true["estimate"], color=colour, label=say(f"theory_figures-{form}")
        )
        if form == OTHER:
            said = own[(own["concept"] == "value of the game") & (own["group"] == MEASURED)]
            ax.plot(said["dose"] + 1, said["estimate"] / 2 + math.log(2), ":", color=colour,
                    label=say("theory_figures-as-d"))  # fmt: skip
    ax.axhline(math.log(2), color=style.GREY, lw=0.6)
    ax.annotate(
        say("theory_figures-log-two"), (1, math.log(2)), (1, 2), textcoords="offset points", size=6
    )
    ax.set_xscale("log")
    ax.set_ylim(-0.1, 0.8)
    ax.set_ylabel(say("theory_figures-jsd-nats"), labelpad=1)
