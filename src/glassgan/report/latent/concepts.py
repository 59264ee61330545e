"""Figure: what the directions of every method do to every concept."""

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from glassgan.concepts import CONCEPTS
from glassgan.effects import FDR
from glassgan.report import pictures, style
from glassgan.report.latent import shared
from glassgan.report.messages import name_of, say
from glassgan.report.tables import beyond, rows_of

WIDTH, LEFT, STEP, COLUMN = 8.3, 0.55, 2.76, 2.14  # inches
TOP, HEAD, NAMES = 0.62, 0.2, 0.58  # above a panel, and below the last of a column
LETTER = 0.048  # of a name, on average
THIN, TALL = 0.105, 0.155  # a row of directions found without a concept, and of trained ones
ORDER = list(CONCEPTS)
FIRST = 5  # directions of each method that is trained on nothing


def draw(directions: pd.DataFrame, effects: pd.DataFrame) -> Figure:
    """Draw a panel a method: directions against concepts.

    Args:
        directions: a row a direction, with "method", "number", "name" and "trained".
        effects: the gathered rows of one run.
    """
    if not len(directions):
        return style.empty_figure(1.2, say("latent_figures-no-direction"))
    tested = rows_of(effects, "direction_effects")
    rows = pd.concat([tested, rows_of(effects, "direction_side_effects")])
    changes = rows.pivot(index="target", columns="concept", values="estimate")
    changes = changes.reindex(columns=ORDER).astype(float)
    untrained, trained = (
        [one for _, one in some.groupby("method", sort=False)]
        for some in (directions[~directions["trained"]], directions[directions["trained"]])
    )
    tall = max((len(one) for one in trained), default=0) * TALL
    names = max(NAMES, LETTER * max(map(len, map(shared.concept_label, ORDER))))
    columns = len(untrained) * (HEAD + FIRST * THIN) + names, 2 * (HEAD + tall + names)
    fig = Figure(figsize=(WIDTH, TOP + max(columns[0], columns[1] if trained else 0, 1)))
    known = np.abs(changes.to_numpy())[np.isfinite(changes.to_numpy())]
    bound = float(np.quantile(known, 0.998)) if len(known) else 1.0
    look: dict[str, Any] = {"cmap": "RdBu_r", "vmin": -bound, "vmax": bound, "aspect": "auto"}
    shown, top = None, TOP
    for number, one in enumerate(untrained):
        place = (LEFT, top + HEAD, COLUMN, THIN * len(one[:FIRST]))
        ax = style.axes_at(fig, *place)
        shown = _panel(ax, one[:FIRST], changes, tested, look)
        if number == len(untrained) - 1:
            _columns(ax)
        if number == 0:
            _groups(fig, LEFT, top)
        top += HEAD + FIRST * THIN
    for number, one in enumerate(trained):
        down, across = divmod(number, 2)
        left, top = LEFT + (1 + across) * STEP, TOP + down * (HEAD + tall + names)
        ax = style.axes_at(fig, left, top + HEAD, COLUMN, TALL * len(one))
        shown = _panel(ax, one, changes, tested, look)
        _columns(ax)
        if down == 0:
            _groups(fig, left, top)
    if not trained:
        style.words_at(fig, LEFT + STEP, TOP + HEAD, say("latent_figures-none-trained"))
    _key(fig, shown, bound)
    return fig


def _panel(
    ax: Axes, one: pd.DataFrame, changes: pd.DataFrame, tested: pd.DataFrame, look: dict[str, Any]
) -> Any:
    """Draw the changes along the directions of one method, and mark those that are tested."""
    method, names = one["method"].iloc[0], one["name"].tolist()
    ax.set_facecolor(pictures.EMPTY)
    shown = ax.imshow(changes.reindex(index=names).to_numpy(), **look)
    own = tested[tested["target"].isin(names)]
    x = own["concept"].map(ORDER.index).to_numpy()
    y = own["target"].map(names.index).to_numpy()
    beats = beyond(own)
    for mask, face in ((beats, style.BLACK), (~beats, "white")):
        if mask.any():
            ax.plot(x[mask], y[mask], "o", ms=2.4, mfc=face, mec=style.BLACK, mew=0.4, ls="")
    labels = [shared.concept_label(name.removeprefix(method).strip()) for name in names]
    ax.set_yticks(range(len(names)), labels, fontsize=6)
    ax.set_xticks([])
    ax.tick_params(length=0, pad=2)
    ax.set_title(name_of(method), loc="left", pad=2, fontsize=7)
    edge = -0.5
    for group in list(shared.GROUPS.values())[:-1]:
        edge += len(group)
        ax.axvline(edge, color="white", lw=1.5)
    for spine in ax.spines.values():
        spine.set_visible(False)
    return shown


def _columns(ax: Axes) -> None:
    labels = [shared.concept_label(name) for name in ORDER]
    ax.set_xticks(range(len(labels)), labels, rotation=90, fontsize=6)


def _groups(fig: Figure, left: float, top: float) -> None:
    """Write above a column of panels what its concepts are measured on."""
    cell, start = COLUMN / len(ORDER), 0
    for name, group in shared.GROUPS.items():
        middle = left + (start + len(group) / 2) * cell
        words = say(f"latent_figures-group-{name}")
        style.words_at(fig, middle, top - 0.06, words, ha="center", fontsize=7, color=style.GREY)
        start += len(group)


def _key(fig: Figure, shown: Any, bound: float) -> None:
    """Draw the colours and the marks."""
    height = fig.get_size_inches()[1]
    if shown is not None:
        bar = style.axes_at(fig, LEFT, 0.1, 1.6, 0.09)
        fig.colorbar(shown, cax=bar, orientation="horizontal")
        bar.set_xticks([-bound, 0, bound], [f"−{bound:.2g}", "0", f"+{bound:.2g}"])
        bar.tick_params(length=1.5, pad=1, labelsize=6.5)
        style.words_at(fig, LEFT + 1.75, 0.08, say("latent_figures-change-per-length"))
    look: dict[str, Any] = {"marker": "o", "ms": 3.5, "mec": style.BLACK, "mew": 0.5, "ls": ""}
    handles = [
        Line2D([], [], mfc=style.BLACK, label=say("latent_figures-beyond", q=str(FDR)), **look),
        Line2D([], [], mfc="white", label=say("latent_figures-not-beyond"), **look),
    ]
    place = ((WIDTH - 0.05) / WIDTH, 1 - 0.02 / height)
    fig.legend(handles=handles, loc="upper right", bbox_to_anchor=place, ncol=2, borderaxespad=0,
               columnspacing=1.2, handletextpad=0.2)  # fmt: skip
