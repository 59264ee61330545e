"""Figure: real images, what the generator draws at the nearest latents, and what is left."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.effects import FDR
from glassgan.report import style
from glassgan.report.messages import class_name, name_of, say
from glassgan.report.pictures import mosaic

WIDTH, HEIGHT = 8.3, 6.75  # inches
ERRORS, SEARCH = (0.75, 4.6), (6.2, 1.95)  # left and width
TOP, TALL = 0.3, 1.85  # of the panels above
SHEET, GROUP = (3.4, 1.9), (0.75, 3.85)  # top and step down; left and step across
TILE, SHOWN = 0.39, 8
GROUPS = ("worst", "median", "best", "floor")
SEARCHED = {  # what is measured, and its name in messages
    "error of the nearest sample": "nearest",
    "error halfway": "halfway",
    "error": "all-steps",
}
KINDS = {"real": (style.REAL, "o"), "generated": (style.FAKE, "s")}  # of images: colour, marker


def draw(
    inversion: Mapping[str, np.ndarray], inversion_header: Mapping[str, Any], effects: pd.DataFrame
) -> Figure:
    """Draw the errors of every class, those along the search, and some images.

    Args:
        inversion: as `latent.inversion.pictures` gives them.
        inversion_header: with "left_out", the reason, where there is nothing to see.
        effects: the gathered rows of one run, of "inversion" and "inversion_whole" among others.
    """
    if "left_out" in inversion_header:
        return style.left_out(inversion_header["left_out"])
    room = style.class_room()
    fig = Figure(figsize=(WIDTH, HEIGHT + room))
    rows = effects[effects["analysis"] == "inversion"]
    whole = effects[effects["analysis"] == "inversion_whole"]
    left, across = ERRORS
    _errors(style.axes_at(fig, left, TOP, across, TALL), inversion, rows)
    left, across = SEARCH
    _search(style.axes_at(fig, left, TOP, across, TALL), whole)
    _legend(fig)
    style.words_at(fig, 0.08, SHEET[0] + room - 0.39, "c", fontweight="bold", fontsize=9)
    for number, kind in enumerate(GROUPS):
        row, column = divmod(number, 2)
        place = GROUP[0] + column * GROUP[1], SHEET[0] + room + row * SHEET[1]
        _group(fig, *place, inversion, kind)
    return fig


def _errors(ax: Axes, pictures: Mapping[str, np.ndarray], rows: pd.DataFrame) -> None:
    """Draw every image of every class, the means, and the middle 95 % of the null."""
    rows = rows.rename(columns={"dose": "class"})
    of_all = rows["group"] == "all"
    for part, hatch in ((rows[~of_all], ""), (rows[of_all], "//////")):
        heights = part["null_high"] - part["null_low"]
        ax.bar(
            part["class"], heights, 0.86, part["null_low"], color=style.NULL, lw=0, hatch=hatch,
            edgecolor="white", zorder=0,
        )  # fmt: skip
    for kind, shift in (("real", -0.1), ("generated", 0.26)):
        colour, marker = KINDS[kind]
        classes, errors = pictures[f"classes.{kind}"], pictures[f"errors.{kind}"]
        if not CLASSES:
            classes = np.zeros_like(classes)
        named = classes >= 0
        ax.plot(
            classes[named] + shift, errors[named], marker, ms=2.2, color=colour, mew=0, alpha=0.6,
            rasterized=True,
        )  # fmt: skip
    means = rows[rows["estimate"].notna()]
    arms = [means["estimate"] - means["ci_low"], means["ci_high"] - means["estimate"]]
    place = means["class"] - 0.3
    ax.errorbar(place, means["estimate"], arms, fmt="none", elinewidth=1, color=style.BLACK)
    sure = means["q_value"] < FDR
    for mask, face in ((sure, style.BLACK), (~sure, "white")):
        ax.plot(place[mask], means["estimate"][mask], "D", ms=3.5, mfc=face, mec=style.BLACK)
    if CLASSES:
        style.class_ticks(ax)
        ax.set_xlabel(name_of(DATA.kind))
    else:
        ax.set_xticks([0], [say("latent_figures-all-images")])
    ax.set_xlim(-0.6, max(CLASSES, 1) - 0.4)
    ax.set_ylim(bottom=0)
    ax.set_ylabel(say("latent_figures-difference-of-pixels"))
    style.panel_letter(ax, "a")


def _search(ax: Axes, rows: pd.DataFrame) -> None:
    """Draw the mean error before and along the search."""
    for kind, (colour, marker) in KINDS.items():
        own = rows[rows["group"] == kind].set_index("concept").reindex(list(SEARCHED))
        arms = [own["estimate"] - own["ci_low"], own["ci_high"] - own["estimate"]]
        ax.errorbar(
            range(len(own)), own["estimate"], arms, marker=marker, ms=4, capsize=2, color=colour
        )
    if (rows["estimate"] > 0).any():
        style.plain_log(ax)
    labels = [say(f"latent_figures-{name}") for name in SEARCHED.values()]
    ax.set_xticks(range(len(SEARCHED)), labels)
    ax.set_xlim(-0.3, len(SEARCHED) - 0.7)
    ax.set_ylabel(say("latent_figures-mean-difference"))
    style.panel_letter(ax, "b")


def _legend(fig: Figure) -> None:
    look: dict[str, Any] = {"ls": "", "ms": 4}
    handles: list[Any] = [
        Line2D([], [], color=colour, marker=marker, label=say(f"latent_figures-of-{kind}"), **look)
        for kind, (colour, marker) in KINDS.items()
    ]
    range_of = say("latent_figures-range-of-kind", kind=name_of(DATA.kind))
    of_all = say("latent_figures-range-of-all")
    handles += [
        Line2D(
            [], [], color=style.BLACK, marker="D", label=say("latent_figures-mean-real"), **look
        ),
        *([Patch(color=style.NULL, label=range_of)] if CLASSES else []),
        Patch(fc=style.NULL, ec="white", hatch="//////", lw=0, label=of_all),
    ]
    room = style.class_room()
    bottom = 1 - (TOP + TALL + room + 0.38) / (HEIGHT + room)
    fig.legend(
        handles=handles, loc="upper center", bbox_to_anchor=(0.5, bottom), ncol=5,
        columnspacing=1.1, handlelength=1.2, handletextpad=0.4,
    )  # fmt: skip


def _group(
    fig: Figure,
    left: float,
    top: float,
    pictures: Mapping[str, np.ndarray],
    kind: str,
) -> None:
    """Draw images, what is drawn of them, and the difference, an image a column."""
    images, drawn = (pictures[f"{name}.{kind}"][:SHOWN] for name in ("image", "drawn"))
    count = len(images)
    style.words_at(fig, left, top - 0.39, say(f"latent_figures-{kind}"), fontsize=8)
    two = style.axes_at(fig, left, top, count * TILE, 2 * TILE)
    style.picture(two, mosaic([list(images), list(drawn)], empty=DATA.ground), aspect="auto")
    third = style.axes_at(fig, left, top + 2 * TILE, count * TILE, TILE)
    difference = mosaic([list(drawn - images)], empty=0)
    style.picture(third, style.flat(difference), cmap="RdBu_r", vmin=-1, vmax=1, aspect="auto")
    for row, name in enumerate(("image", "drawn", "difference")):
        where = top + (row + 0.5) * TILE
        words = say(f"latent_figures-{name}")
        style.words_at(fig, left - 0.04, where, words, ha="right", va="center", fontsize=6.5)
    details = zip(
        *(pictures[f"{name}.{kind}"][:SHOWN] for name in ("class", "read", "error")), strict=True
    )
    tight: dict[str, Any] = {"fontsize": 4.4, "linespacing": 1.0}
    look, then = (tight, "\n→ ") if style.long_class_names() else ({"fontsize": 6.5}, " → ")
    for column, (label, read, error) in enumerate(details):
        middle = left + (column + 0.5) * TILE
        if CLASSES:
            words = f"{_name(label)}{then}{_name(read)}"
            style.words_at(fig, middle, top - 0.17, words, ha="center", **look)
        below = top + 3 * TILE + 0.03
        style.words_at(fig, middle, below, f"{error:.3f}", ha="center", fontsize=6.5)


def _name(label: int) -> str:
    return "?" if label < 0 else class_name(label)
