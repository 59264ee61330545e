"""Figure: the smallest game, its eigenvalues as predicted and as measured, and what is played."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import style
from glassgan.report.messages import name_of, say

WAYS = {  # of measuring: message, marker, size, colour
    "automatic differentiation": ("theory_figures-differentiated", "+", 7, style.BLUE),
    "simultaneous steps": ("theory_figures-simulated", "x", 4, style.RED),
}
ORDERS = {"alternating": style.BLUE, "simultaneous": style.RED}
ACROSS = 5
CROWDED = 0.05  # between eigenvalues, whose numbers do not stand on one side
OUTSIDE = 2.2  # of the start's distance, where a walk is no longer drawn


def draw(
    walks: Mapping[str, np.ndarray], header: Mapping[str, Any], effects: pd.DataFrame
) -> Figure:
    """Draw the eigenvalues of every setting, and a panel of its steps each.

    Args:
        walks: places (θ, ψ) along steps, [T, 2], by "<order>.<number of the setting>".
        header: names of the settings, and the size of the steps.
        effects: the gathered rows of the phase.
    """
    names = list(header["settings"])
    rows = -(-(len(names) + 1) // ACROSS)
    fig = style.figure(8.4, 1.75 * rows + 0.1)
    grid = fig.subplots(rows, ACROSS)
    panels = list(grid.flat)
    _eigenvalues(panels[0], effects[effects["analysis"] == "dirac_eigenvalue"], names)
    for number, (ax, name) in enumerate(zip(panels[1:], names, strict=False)):
        _walks(ax, walks, number)
        ax.set_title(
            say("theory_figures-setting", number=number + 1, setting=name_of(name)), fontsize=7
        )
        if number + 1 >= len(panels) - ACROSS:
            ax.set_xlabel(say("theory_figures-theta"))
    for ax in panels[1:]:
        if ax.get_subplotspec().is_first_col():
            ax.set_ylabel(say("theory_figures-psi"))
    for ax in panels[len(names) + 1 :]:
        ax.set_axis_off()
    return fig


def _eigenvalues(ax: Axes, rows: pd.DataFrame, names: list[str]) -> None:
    """Draw the leading eigenvalue of each setting in the complex plane, numbered as the panels."""
    table = rows.pivot_table(index=["intervention", "target"], columns="concept", values="estimate")
    ax.axvline(0, color=style.GREY, lw=0.6)
    predicted = table.loc["closed form"]
    ax.plot(predicted["real part"], predicted["imaginary part"], "o", ms=6, mfc="none",
            mec=style.GREY, label=say("theory_figures-formula"))  # fmt: skip
    for way, (label, marker, size, colour) in WAYS.items():
        own = table.loc[way]
        ax.plot(own["real part"], own["imaginary part"], marker, ms=size, color=colour, mew=0.8,
                label=say(label))  # fmt: skip
    numbers: dict[tuple[float, float], list[str]] = {}
    for number, name in enumerate(names):
        real, imaginary = predicted.loc[name, ["real part", "imaginary part"]].to_numpy(dtype=float)
        at = round(float(real), 6), round(float(imaginary), 6)
        numbers.setdefault(at, []).append(str(number + 1))
    for at, some in numbers.items():
        aside: dict[str, Any] = {"xytext": (4, 3), "ha": "left"}
        crowded = any(0 < at[0] - other[0] < CROWDED for other in numbers)
        if at[0] and not crowded:
            aside = {"xytext": (-2, 5), "ha": "right"}
        ax.annotate(" ".join(some), at, textcoords="offset points", size=6, **aside)
    ax.set_xlim(-0.5, 0.2)
    ax.set_ylim(0, 1.62)
    ax.set_xlabel(say("theory_figures-real-part"))
    ax.set_ylabel(say("theory_figures-imaginary-part"))
    ax.legend(loc="upper left", fontsize=5.5, handletextpad=0.2, borderpad=0.1)


def _walks(ax: Axes, walks: Mapping[str, np.ndarray], number: int) -> None:
    for order, colour in ORDERS.items():
        walk = walks[f"{order}.{number}"]
        start = np.linalg.norm(walk[0])
        left = np.flatnonzero(np.linalg.norm(walk, axis=1) > OUTSIDE * start)
        walk = walk[: left[0] + 1] if len(left) else walk
        ax.plot(*walk.T, color=colour, lw=0.7)
    ax.plot(0, 0, ".", color=style.BLACK, ms=4)
    ax.plot(*walks[f"simultaneous.{number}"][0], "o", mfc="none", mec=style.BLACK, ms=4)
    ax.set_xlim(-2.3, 2.3)
    ax.set_ylim(-2.3, 2.3)
    ax.set_aspect("equal")
    ax.set_xticks([-2, 0, 2])
    ax.set_yticks([-2, 0, 2])
