"""Figure: which pixels raise and lower the logit, by every method and from every baseline."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from glassgan.attribution.trust import FAILS, PASSES
from glassgan.data import DATA
from glassgan.report import pictures, style, wording
from glassgan.report.attribution import shared
from glassgan.report.attribution.pixel_numbers import verdicts
from glassgan.report.messages import name_of, say

WIDTH, LEFT, TILE, GAP = 8.3, 0.62, 0.52, 2  # inches; pixels between pictures
PITCH = TILE * (DATA.width + GAP) / DATA.width
HEAD, BETWEEN, BELOW, KEY = 1.0, 0.14, 0.06, 0.42
SMALL = 0.24  # inches, of a baseline beside its map


def draw(
    pixels: Mapping[str, np.ndarray], pixels_header: Mapping[str, Any], effects: pd.DataFrame
) -> Figure:
    """Draw samples in rows, methods in columns, and one of these by baseline.

    Args:
        pixels: images [S, H, W], real and generated in turn, logits [S], maps [M, S, H, W],
            mean_maps [M, 2, H, W], by_baseline and baselines [B, S, H, W].
        pixels_header: with the names of methods and baselines, and of the method by_baseline.
        effects: the gathered rows of one run.
    """
    methods, baselines = list(pixels_header["methods"]), list(pixels_header["baselines"])
    shown = len(pixels["images"])
    found = {one["method"]: one for one in verdicts(effects)}
    faded = [name not in found or found[name]["verdict"] != PASSES for name in methods]
    means = HEAD + shown * PITCH + BETWEEN
    fig = Figure(figsize=(WIDTH, means + 2 * PITCH + BELOW + KEY))

    ax = style.axes_at(fig, LEFT, HEAD, TILE, shown * PITCH - PITCH + TILE)
    images = pictures.mosaic([[image] for image in pixels["images"].astype(float)], GAP)
    style.picture(ax, images, aspect="auto")
    for row, logit in enumerate(pixels["logits"]):
        kind = say(f"common_figures-{('real', 'generated')[row % 2]}")
        words = f"{kind}\n{wording.signed(float(logit))}"
        _beside(fig, HEAD + row * PITCH, words)
    left = LEFT + PITCH
    width = len(methods) * PITCH - PITCH + TILE
    for top, maps in ((HEAD, pixels["maps"]), (means, pixels["mean_maps"])):
        rows = maps.shape[1]
        ax = style.axes_at(fig, left, top, width, rows * PITCH - PITCH + TILE)
        sheet = pictures.signed_sheet(maps.swapaxes(0, 1), faded, GAP)
        ax.imshow(sheet, aspect="auto", interpolation="none")
        style.bare(ax)
    for row, kind in enumerate(("real", "generated")):
        words = say(f"attribution_figures-mean-of-{kind}")
        _beside(fig, means + row * PITCH, words, left=left)
    words = say("attribution_figures-image-logit")
    style.words_at(fig, LEFT + TILE / 2, HEAD - 0.05, words, ha="center", va="bottom",
                   fontsize=6.5)  # fmt: skip
    for column, name in enumerate(methods):
        _heading(fig, left + column * PITCH + TILE / 2, name, found.get(name))
    right = left + len(methods) * PITCH + BETWEEN
    _by_baseline(fig, right, pixels, baselines, pixels_header["by_baseline"])
    _key(fig, left, means + 2 * PITCH + BELOW)
    pictures.letter(fig, left, 0.04, "a")
    return fig


def _by_baseline(
    fig: Figure, left: float, arrays: Mapping[str, np.ndarray], names: Sequence[str], method: str
) -> None:
    """Draw a method from all baselines but the first, which is that of all methods."""
    shown = len(arrays["images"])
    height = shown * PITCH - PITCH + TILE
    pictures.letter(fig, left, 0.04, "b")
    # pixels that keep small pictures at the same pitch
    apart = round(DATA.width * PITCH / SMALL) - DATA.width
    pitch = SMALL + PITCH + 0.06
    for number, name in enumerate(names[1:], start=1):
        at = left + (number - 1) * pitch
        starts = pictures.mosaic(
            [[one] for one in arrays["baselines"][number].astype(float)], apart
        )
        down = HEAD + (TILE - SMALL) / 2
        ax = style.axes_at(fig, at, down, SMALL, SMALL * starts.shape[-2] / DATA.width)
        style.picture(ax, starts, aspect="auto")
        ax = style.axes_at(fig, at + SMALL + 0.03, HEAD, TILE, height)
        maps = arrays["by_baseline"][number][:, None]
        sheet = pictures.signed_sheet(maps, [False], GAP)
        ax.imshow(sheet, aspect="auto", interpolation="none")
        style.bare(ax)
        style.words_at(fig, at + SMALL + 0.03 + TILE / 2, HEAD - 0.05, name_of(name),
                       ha="center", va="bottom", fontsize=6.5)  # fmt: skip
    if len(names) > 1:
        words = say("attribution_figures-other-baselines", method=name_of(method))
        style.words_at(fig, left + 0.14, 0.05, words, fontsize=7)


def _heading(fig: Figure, middle: float, name: str, one: Mapping[str, Any] | None) -> None:
    """Write the name of a method, and below it why it does not pass."""
    words = name_of(name).replace(" × ", " ×\n").replace("integrated ", "integrated\n")
    words = words.replace("edge ", "edge\n").replace("tShap", "t-\nShap")
    look: dict[str, Any] = {"ha": "center", "fontsize": 6.5}
    verdict = one["verdict"] if one else None
    passes = verdict == PASSES
    colour = style.BLACK if passes else style.GREY
    style.words_at(fig, middle, 0.2, words, color=colour, **look)
    if passes:
        why = "✓"
    elif one and verdict == FAILS:
        reasons = (say(f"attribution_figures-check-{check}") for check in one["reasons"])
        why = "\n".join([shared.FAILED, *reasons])
    else:
        why = say("attribution_figures-not-tested")
    style.words_at(fig, middle, 0.45, why, color=style.BLACK if passes else style.RED,
                   **(look | {"fontsize": 5.6}))  # fmt: skip


def _beside(fig: Figure, top: float, words: str, left: float = LEFT) -> None:
    style.words_at(fig, left - 0.06, top + TILE / 2, words, ha="right", va="center", fontsize=6.5)


def _key(fig: Figure, left: float, top: float) -> None:
    """Draw the colours."""
    ax = style.axes_at(fig, left, top + 0.12, 1.6, 0.09)
    ax.imshow(np.linspace(-1, 1, 101)[None], cmap="RdBu_r", aspect="auto", extent=(-1, 1, 0, 1))
    ax.set_yticks([])
    ends = [say(f"attribution_figures-{end}") for end in ("lowers", "raises")]
    ax.set_xticks([-1, 0, 1], [ends[0], "0", ends[1]])
    ax.tick_params(length=1.5, pad=1, labelsize=6.5)
    style.words_at(fig, left + 1.95, top + 0.09, say("attribution_figures-own-scale"), fontsize=7)
