"""Figure: a fresh discriminator against generators that stand still, a column a run."""

import math
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from glassgan.concepts import CLASS_CONCEPTS
from glassgan.report import style
from glassgan.report.messages import say
from glassgan.report.theory.shared import FORMS
from glassgan.theory.names import (
    AT_MOST,
    CLASSES,
    FLOOR,
    FRESH,
    GENERATED,
    MEASURED,
    PREDICTED,
)

MOST = 6  # runs in a figure


def draw(effects: pd.DataFrame) -> Figure:
    """Draw the gradient of G and the bound of the divergence against the steps of D.

    Args:
        effects: the gathered rows of the phase.
    """
    rows = effects[effects["analysis"] == "frozen_gradient"]
    runs = list(rows[["subject", "seed"]].drop_duplicates().itertuples(index=False, name=None))
    if not runs:
        return style.empty_figure(1.2, say("theory_figures-untrained"))
    runs = runs[:MOST]
    fig = style.figure(max(1.75 * len(runs) + 0.9, 4.4), 4.4)
    grid = fig.subplots(2, len(runs), sharex=True, sharey="row", squeeze=False)
    for column, (subject, seed) in enumerate(runs):
        of_subject = effects[effects["subject"] == subject]
        own = of_subject[of_subject["seed"] == seed]
        fresh = of_subject[of_subject["intervention"] == FRESH]
        floor = fresh[fresh["target"] == FLOOR]
        upper, lower = grid[:, column]
        _gradients(upper, own[own["analysis"] == "frozen_gradient"])
        generated = own[own["target"] == GENERATED]
        _bounds(lower, generated[generated["analysis"] == "jsd_bound"], floor)
        upper.set_title(say("theory_figures-run-seed", subject=subject, seed=str(seed)))
        lower.set_xlabel(say("theory_figures-steps-of-d"))
    grid[0, 0].set_ylabel(say("theory_figures-norm"))
    grid[1, 0].set_ylabel(say("theory_figures-bound"))
    look: dict[str, Any] = {"color": style.GREY, "ls": ""}
    keys = [
        *(
            Line2D([], [], color=colour, label=say(f"theory_figures-{form}"))
            for form, colour in FORMS.items()
        ),
        Line2D([], [], marker="o", mfc="none", ms=4, label=say("theory_figures-factor"), **look),
        Line2D([], [], color=style.BLUE, ls=":", label=say("theory_figures-at-most")),
        Line2D([], [], color=style.GREY, ls="-", label=say("theory_figures-last")),
        Line2D([], [], color=style.GREY, ls="--", label=say("theory_figures-first")),
        *(
            [Line2D([], [], color=style.PINK, label=say("theory_figures-by-classes"))]
            if CLASS_CONCEPTS
            else []
        ),
        Line2D(
            [],
            [],
            marker="D",
            ms=3,
            label=say("theory_figures-real-real"),
            color=style.GREEN,
            ls="",
        ),
    ]
    place: Any = "outside upper center"
    fig.legend(handles=keys, loc=place, ncols=4)
    return fig


def _styles(rows: pd.DataFrame) -> dict[int, str]:
    """Return a line for each epoch, solid for the last one."""
    epochs = sorted(map(int, rows["epoch"].unique()))
    others = dict(zip(epochs[:-1], ("--", ":", "-.") * len(epochs), strict=False))
    return {**others, epochs[-1]: "-"}


def _gradients(ax: Axes, rows: pd.DataFrame) -> None:
    styles = _styles(rows)
    for epoch, line in styles.items():
        here = rows[rows["epoch"] == epoch]
        for form, colour in FORMS.items():
            own = here[(here["intervention"] == form) & (here["group"] == MEASURED)]
            ax.plot(own["dose"] + 1, own["estimate"], line, color=colour)
        if epoch == max(styles):
            own = here[here["group"] == AT_MOST]
            ax.plot(own["dose"] + 1, own["estimate"], ":", color=style.BLUE, lw=0.9)
            own = here[here["group"] == PREDICTED]
            ax.plot(own["dose"] + 1, own["estimate"], "o", mfc="none", mec=style.GREY, ms=4,
                    zorder=3)  # fmt: skip
    ax.set_xscale("log")
    ax.set_yscale("log")


def _bounds(ax: Axes, generated: pd.DataFrame, floor: pd.DataFrame) -> None:
    styles = _styles(generated)
    for epoch, line in styles.items():
        here = generated[generated["epoch"] == epoch]
        own = here[here["intervention"] == FRESH]
        ax.plot(own["dose"] + 1, own["estimate"], line, color=style.BLACK)
        ax.fill_between(own["dose"] + 1, own["ci_low"], own["ci_high"], color=style.NULL, lw=0)
        classes = here.loc[here["intervention"] == CLASSES, "estimate"]
        for bound in classes:  # none without labels
            ax.axhline(float(bound), ls=line, color=style.PINK, lw=0.9)
    arms = np.abs(floor[["ci_low", "ci_high"]].to_numpy() - floor[["estimate"]].to_numpy()).T
    ax.errorbar(floor["dose"] + 1, floor["estimate"], arms, fmt="D", ms=3, color=style.GREEN)
    ax.axhline(math.log(2), color=style.GREY, lw=0.6)
    ax.axhline(0, color=style.GREY, lw=0.6)
    ax.annotate(
        say("theory_figures-log-two"), (1, math.log(2)), (1, 2), textcoords="offset points", size=6
    )
    ax.set_ylim(-0.1, 0.8)
