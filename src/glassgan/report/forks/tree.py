"""Figure: a run and its forks as a tree, with samples of the same latents at every tip."""

from collections.abc import Iterable, Mapping, Sequence
from textwrap import fill
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.forks.design import FLOOR, NOISE, UNCHANGED, places
from glassgan.report import style
from glassgan.report.forks.words import of_change
from glassgan.report.messages import say

# All in inches: the page is one pair of axes, so that branches, texts and samples share rows.
WIDTH, ROW, HEAD, FOOT = 8.6, 0.43, 0.5, 0.08
TREE = (0.25, 1.5)  # from the first station to the last
LABEL, PLACE, STRIP, NUMBERS = 1.75, 3.95, 4.05, (7.8, 8.3)
SAMPLES, SIDE = 10, 0.32
GAP = 2  # pixels, between samples
STATIONS = 12  # more would not be told apart
LETTERS = 46  # a line under a name; of Chinese, half as many
HAN = "\u2e80"  # where their letters begin
LEADER: dict[str, Any] = {"color": style.GREY, "ls": ":", "lw": 0.7}
LOOKS: dict[str, dict[str, Any]] = {
    UNCHANGED: {"color": style.BLACK},
    NOISE: {"color": style.GREY},
    FLOOR: {"color": style.BLACK, "ls": "--"},
}


def draw(
    forks: Sequence[Mapping[str, Any]],
    epochs: Sequence[int],
    parent: Mapping[str, np.ndarray],
    images: Sequence[Mapping[str, np.ndarray]],
    quality: Sequence[pd.DataFrame],
    gates: Mapping[str, Mapping[str, Any]],
) -> Figure:
    """Draw a row a fork: its branch, what it changes, its samples, and two measures of them.

    Args:
        forks: entries of `design.forks`, all of one parent.
        epochs: of the parent's checkpoints.
        parent: samples of the parent by place, [N, C, H, W] or [N, H, W] in [−1, 1].
        images: the same of each fork, in their order.
        quality: of each fork, a row a place and measure, as `scripts/quality/quality.py` writes it.
        gates: what `forks.gate.gate` gave, by the epoch from which forks start.
    """
    tips = [tip(fork, own) for fork, own in zip(forks, images, strict=True)]
    own_places = parent_places(parent, tips)
    order = ordered(forks)
    x = stations(epochs, forks, tips)
    fig, ax = _page(len(own_places) + len(forks))
    _parent(ax, forks, epochs, x, own_places)
    for row, place in enumerate(own_places):
        _samples(ax, row, parent[place])
    _heads(ax, quality)
    for row, number in enumerate(order, start=len(own_places)):
        fork, last = forks[number], tips[number]
        end = last or places(fork)[0]
        table = quality[number]
        here = table[table["place"] == end].set_index("measure")
        diverged = len(here) > 0 and here["status"].iloc[0] == "diverged"
        _branch(ax, row, (x[str(fork["from"])], x[end]), LOOKS.get(fork["change"]), diverged)
        _label(ax, row, fork["name"], fork_words(fork, gates), end)
        if last is None:
            ax.text(STRIP, _y(row), say("forks_figures-nothing-left"), va="center")
        else:
            _samples(ax, row, images[number][last])
        _measures(ax, row, here, diverged)
    return fig


def tip(fork: Mapping[str, Any], images: Mapping[str, np.ndarray]) -> str | None:
    """Return the last place of a fork that has samples, None where none has."""
    return next((place for place in reversed(places(fork)) if place in images), None)


def parent_places(parent: Iterable[str], tips: Iterable[str | None]) -> list[str]:
    """Return where the parent is compared with its forks: at their tips, or last before them."""
    own, ends = sorted(parent, key=_along), {end for end in tips if end is not None}
    if shared := [place for place in own if place in ends]:
        return shared
    latest = max(map(_along, ends), default=_along(own[-1]))
    return [place for place in own if _along(place) <= latest][-1:]


def ordered(forks: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return the numbers of forks in the order of their rows.

    Those that start last come first, so that no branch crosses another; then the one that changes
    nothing, noise, the chaos floor and interventions.
    """
    kinds = list(LOOKS)

    def key(number: int) -> tuple[int, int]:
        change = forks[number]["change"]
        return -forks[number]["from"], kinds.index(change) if change in kinds else len(kinds)

    return sorted(range(len(forks)), key=key)


def stations(
    epochs: Sequence[int], forks: Sequence[Mapping[str, Any]], tips: Sequence[str | None]
) -> dict[str, float]:
    """Return the places on the axis of the tree, in order and equally far apart, in inches.

    Of a long run only its ends and the places where forks start or end.
    """
    ends = {place or places(fork)[0] for fork, place in zip(forks, tips, strict=True)}
    needed = ends | {str(fork["from"]) for fork in forks}
    own = [str(epoch) for epoch in epochs]
    if len(needed | set(own)) > STATIONS:
        own = [own[0], own[-1]]
    names = sorted(needed | set(own), key=_along)
    return dict(zip(names, np.linspace(*TREE, len(names)).tolist(), strict=True))


def fork_words(fork: Mapping[str, Any], gates: Mapping[str, Mapping[str, Any]]) -> str:
    """Return in words what a fork changes; of the one that changes nothing, what its gate found."""
    if fork["change"] == UNCHANGED:
        gate = gates.get(str(fork["from"]), {"places": [], "differ": []})
        if gate.get("diverged_before"):
            return say("forks_figures-unchanged-dead")
        if gate["differ"]:
            return say("forks_figures-unchanged-differs", epochs=", ".join(gate["differ"]))
        if not gate["places"]:
            return say("forks_figures-unchanged-alone")
        return say("forks_figures-unchanged-equal")
    kind = {NOISE: "noise", FLOOR: "floor"}.get(fork["change"])
    words = of_change(fork)
    return say(f"forks_figures-with-{kind}", words=words) if kind else words


def _along(place: str) -> tuple[int, int]:
    epoch, _, steps = place.partition("+")
    return int(epoch), int(steps or 0)


def _y(row: int) -> float:
    return HEAD + ROW * (row + 0.5)


def _page(rows: int) -> tuple[Figure, Axes]:
    height = HEAD + ROW * rows + FOOT
    fig = style.figure(WIDTH, height)
    fig.set_layout_engine("none")  # everything has its place already
    ax = fig.add_axes((0, 0, 1, 1))
    ax.set_xlim(0, WIDTH)
    ax.set_ylim(height, 0)
    ax.set_autoscale_on(False)
    style.bare(ax)
    return fig, ax


def _parent(
    ax: Axes,
    forks: Sequence[Mapping[str, Any]],
    epochs: Sequence[int],
    x: Mapping[str, float],
    own_places: Sequence[str],
) -> None:
    """Draw the parent's line of checkpoints, and a trunk where forks leave it."""
    marks = [x[str(epoch)] for epoch in epochs if str(epoch) in x]
    ax.plot([marks[0], marks[-1]], [_y(0)] * 2, color=style.BLACK, lw=1.6)
    ax.plot(marks, [_y(0)] * len(marks), "o", ms=5, color=style.BLACK)
    for epoch in epochs:
        if str(epoch) in x:
            ax.text(x[str(epoch)], _y(0) - 0.1, str(epoch), size=7, ha="center", va="bottom")
    ax.text(TREE[0] - 0.05, HEAD - 0.05, say("common_figures-epoch"), size=7, va="bottom")
    order = ordered(forks)
    for start in {fork["from"] for fork in forks}:
        last = max(row for row, number in enumerate(order) if forks[number]["from"] == start)
        ends = [_y(0), _y(len(own_places) + last)]
        ax.plot([x[str(start)]] * 2, ends, color=style.GREY, lw=1.0, zorder=1)
    name = forks[0]["parent"] if forks else say("common_figures-run")
    for row, place in enumerate(own_places):
        start = x[place] if row else marks[-1]
        ax.plot([start, start, LABEL - 0.06], [_y(0), _y(row), _y(row)], **LEADER)
        _label(ax, row, name, say("forks_figures-parent"), place)


def _branch(
    ax: Axes,
    row: int,
    ends: tuple[float, float],
    look: dict[str, Any] | None,
    diverged: bool,
) -> None:
    look = look or {"color": style.BLUE}
    ax.plot(ends, [_y(row)] * 2, lw=1.4, **look)
    if diverged:
        ax.plot(ends[1], _y(row), "x", ms=6, mew=1.6, color=style.RED)
    else:
        ax.plot(ends[1], _y(row), "o", ms=5, color=look["color"])
    ax.plot([ends[1] + 0.08, LABEL - 0.06], [_y(row)] * 2, **LEADER)


def _label(ax: Axes, row: int, name: str, change: str, place: str) -> None:
    wide = any(letter > HAN for letter in change)
    lines = fill(change, LETTERS // 2 if wide else LETTERS)
    where = say("common_figures-epoch-number", epoch=place)
    ax.text(LABEL, _y(row) - 0.02, name, fontweight="bold", va="bottom")
    ax.text(PLACE, _y(row) - 0.02, where, size=7, ha="right", va="bottom")
    ax.text(LABEL, _y(row) + 0.02, lines, size=7, va="top", linespacing=1.1)


def _samples(ax: Axes, row: int, images: np.ndarray) -> None:
    """Show images as one picture, kept at the size that they have."""
    shown = images.reshape(-1, *DATA.picture)[:SAMPLES]
    blank = -1 if DATA.dark_ground else 1
    gaps = [(0, 0)] * (shown.ndim - 1) + [(0, GAP)]
    strip = np.concatenate(np.pad(shown, gaps, constant_values=blank), axis=-1)
    height, width = strip.shape[-2:]
    top = _y(row) - SIDE / 2
    place = (STRIP, STRIP + SIDE * width / height, top + SIDE, top)
    look = {**style.INK, "interpolation": "none"}
    ax.imshow(style.shown(strip), **look, extent=place, aspect="auto")


def _heads(ax: Axes, quality: Sequence[pd.DataFrame]) -> None:
    ax.text(STRIP, HEAD - 0.05, say("forks_figures-samples"), va="bottom")
    if CLASSES:
        text = say("forks_figures-classes-drawn")
        ax.text(NUMBERS[1], HEAD - 0.05, text, size=7, ha="center", va="bottom")
    text = say("forks_figures-coverage")
    if quality:
        real = _number(quality[0].set_index("measure")["real"], "coverage", ".2f")
        text = say("forks_figures-coverage-real", real=real)
    ax.text(NUMBERS[0], HEAD - 0.05, text, size=7, ha="center", va="bottom")


def _measures(ax: Axes, row: int, here: pd.DataFrame, diverged: bool) -> None:
    shift = 0.08 if diverged else 0.0
    for x, measure, form in zip(NUMBERS, ("coverage", "classes"), (".2f", ".0f"), strict=True):
        if measure == "classes" and not CLASSES:
            continue
        text = _number(here["estimate"], measure, form)
        ax.text(x, _y(row) - shift, text, ha="center", va="center")
    if diverged:
        text = say("forks_figures-diverged-at", step=f"{here['step'].iloc[0]:,}")
        ax.text(
            WIDTH - 0.06, _y(row) + shift, text, size=7, color=style.RED, ha="right", va="center"
        )


def _number(values: pd.Series, measure: str, form: str) -> str:
    value = values.get(measure, np.nan)
    if isinstance(value, pd.Series):  # the same at every place
        value = value.iloc[0]
    return "–" if np.isnan(value) else format(value, form)
