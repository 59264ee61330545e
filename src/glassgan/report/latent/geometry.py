"""Figure: how the generator stretches and bends its latent space, along training."""

from collections.abc import Mapping
from typing import Any

import matplotlib
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from glassgan.report import style
from glassgan.report.messages import say

# Of the singular values, below which a logarithmic axis does not go.
LEAST = 1e-4
PANELS = {  # by what is measured, the name of its label in messages
    "log condition number": "condition",
    "local dimension": "dimension",
    "path length (judge's features)": "path-length",
    "Hessian penalty": "hessian",
}


def draw(
    geometry: Mapping[str, np.ndarray], geometry_header: Mapping[str, Any], effects: pd.DataFrame
) -> Figure:
    """Draw the spectra of the Jacobian and what they say.

    Args:
        geometry: "spectra", singular values at each latent, falling, [E, N, d].
        geometry_header: with the epochs of the E checkpoints.
        effects: the gathered rows of one run.
    """
    fig = style.figure(8.4, 4.6)
    grid = fig.add_gridspec(2, 4)
    _spectra(fig.add_subplot(grid[:, :2]), geometry["spectra"], geometry_header["epochs"])
    rows = effects[effects["analysis"] == "latent_geometry"]
    places = [grid[0, 2], grid[0, 3], grid[1, 2], grid[1, 3]]
    for letter, name, place in zip("bcde", PANELS, places, strict=True):
        _along_training(fig.add_subplot(place), rows[rows["concept"] == name], name, letter)
    return fig


def _spectra(ax: Axes, spectra: np.ndarray, epochs: list[int]) -> None:
    colours = matplotlib.colormaps["viridis"](np.linspace(0.92, 0, max(len(epochs), 2)))
    order = np.arange(1, spectra.shape[2] + 1)
    for values, epoch, colour in zip(spectra, epochs, colours[-len(epochs) :], strict=True):
        finite = values[~np.isnan(values).any(1)]
        if not len(finite):
            continue
        middle = np.maximum(np.median(finite, 0), LEAST)
        ax.plot(
            order, middle, color=colour, label=say("common_figures-epoch-number", epoch=int(epoch))
        )
        if epoch == epochs[-1]:
            low, high = np.maximum(np.quantile(finite, [0.05, 0.95], axis=0), LEAST)
            ax.fill_between(order, low, high, color=colour, alpha=0.2, lw=0)
    ax.set_yscale("log")
    ax.set_xlabel(say("latent_figures-singular"))
    ax.set_ylabel(say("latent_figures-stretch"))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    if ax.get_lines():
        ax.legend(loc="upper right", ncols=2)
    else:
        style.nothing(ax, say("latent_figures-not-defined"))
    style.panel_letter(ax, "a")


def _along_training(ax: Axes, rows: pd.DataFrame, name: str, letter: str) -> None:
    known = rows[rows["estimate"].notna()]
    bases, axes = say("latent_figures-random-bases"), say("latent_figures-axes")
    if known["null_low"].notna().any():
        low, high = known["null_low"], known["null_high"]
        if len(known) > 1:
            ax.fill_between(known["epoch"], low, high, color=style.NULL, lw=0, label=bases)
        else:
            ax.errorbar(
                known["epoch"], (low + high) / 2, (high - low) / 2, fmt="none",
                color=style.NULL, lw=6, label=bases,
            )  # fmt: skip
    if len(known):
        below = (known["estimate"] - known["ci_low"]).fillna(0)
        above = (known["ci_high"] - known["estimate"]).fillna(0)
        ax.errorbar(
            known["epoch"], known["estimate"], [below, above], fmt="o-", ms=3, capsize=2,
            color=style.BLUE, label=axes if name == "Hessian penalty" else None,
        )  # fmt: skip
    else:
        style.nothing(ax, say("latent_figures-not-defined"))
    labelled = name == "Hessian penalty" and len(known) > 0
    if labelled:
        ax.legend(loc="upper left")
    top = known[["estimate", "ci_high", "null_high"]].max().max()
    # a single point would else lie on the edge; above it there is room for the legend
    ax.set_ylim(0, (1.3 if labelled else 1.1) * top if top > 0 else None)
    if len(rows):  # also where nothing could be measured
        ax.set_xlim(rows["epoch"].min() - 0.4, rows["epoch"].max() + 0.4)
    ax.set_xlabel(say("common_figures-epoch"))
    ax.set_ylabel(say(f"latent_figures-{PANELS[name]}"))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    style.panel_letter(ax, letter)
