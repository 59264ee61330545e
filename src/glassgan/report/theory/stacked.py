"""Figure: the modes of Stacked MNIST that a GAN draws, by the images that D sees at once."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.report import pictures, style
from glassgan.report.messages import say
from glassgan.report.theory.published import STACKED
from glassgan.theory.names import ALL, GENERATED, HELD_OUT, KL, MODES, SURE

# message, place in `published`
PANELS = {MODES: ("theory_figures-modes", 0), KL: ("theory_figures-kl-nats", 2)}
LINES = {ALL: "-", SURE: ":"}


def draw(
    effects: pd.DataFrame, samples: Sequence[tuple[Mapping[str, np.ndarray], Mapping[str, Any]]]
) -> Figure:
    """Draw samples of the first seed, and modes and KL against the steps of training.

    Args:
        effects: the gathered rows of the phase.
        samples: arrays and header of each training, as `theory.analyses.stacked` returns them.
    """
    rows = effects[effects["analysis"] == "stacked"]
    if rows.empty or not samples:
        return style.empty_figure(1.2, say("theory_figures-no-stacks"))
    first: dict[int, Mapping[str, np.ndarray]] = {}
    for arrays, header in sorted(samples, key=lambda one: (one[1]["packing"], one[1]["seed"])):
        first.setdefault(header["packing"], arrays)
    high = 0.4 * (len(first) + 1)
    fig = style.figure(8.4, high + 3.0)
    upper, lower = style.bands(fig, [high, 3.0])
    _sheet(upper.subplots(), first)
    axes = lower.subplots(1, 4, width_ratios=[2.2, 1, 2.2, 1])
    for (concept, (label, place)), main, beside in zip(
        PANELS.items(), axes[::2], axes[1::2], strict=True
    ):
        own = rows[rows["concept"] == concept]
        _training(main, own[own["target"] == GENERATED])
        main.set_ylabel(say(label))
        _others(beside, own[(own["target"] == HELD_OUT) & (own["group"] == ALL)], place)
        if concept == KL:
            style.plain_log(main)
            style.plain_log(beside)
        ends = [*main.get_ylim(), *beside.get_ylim()]
        for ax in (main, beside):
            ax.set_ylim(min(ends), max(ends))
        beside.set_yticklabels([])
    packings = sorted(map(int, rows["intervention"].unique()))
    above: Any = "outside upper center"
    lower.legend(handles=_keys(packings), loc=above, ncols=4)
    return fig


def _colour(packing: int) -> str:
    return style.PALETTE[(packing - 1) % len(style.PALETTE)]


def _sheet(ax: Axes, first: Mapping[int, Mapping[str, np.ndarray]]) -> None:
    """Show stacks of test images above samples, each packing a row, in the colours they have."""
    shown = [next(iter(first.values()))["real"], *(each["generated"] for each in first.values())]
    channels = [
        pictures.mosaic([list(row[:, channel]) for row in shown], pictures.GAP, empty=255)
        for channel in range(shown[0].shape[1])
    ]
    ax.imshow(np.stack(channels, -1).astype(np.uint8))
    style.bare(ax)
    pictures.middles(ax, len(shown), [say("theory_figures-test"), *map(_name, first)], rows=True)


def _name(packing: int) -> str:
    return say("theory_figures-packing", packing=packing)


def _training(ax: Axes, rows: pd.DataFrame) -> None:
    band = rows[rows["group"] == ALL]
    ax.axhspan(band["null_low"].min(), band["null_high"].max(), color=style.NULL, lw=0)
    for (packing, _, group), own in rows.groupby(["intervention", "seed", "group"]):
        own = own.sort_values("dose")
        colour = _colour(int(str(packing)))
        ax.plot(own["dose"] + 1, own["estimate"], LINES[str(group)], color=colour)
        gone = own[own["status"] == "diverged"]
        ax.plot(gone["dose"] + 1, gone["estimate"], "x", color=colour, ms=5)
    ax.set_xscale("log")
    ax.set_xlabel(say("theory_figures-training-steps"))


def _others(ax: Axes, real: pd.DataFrame, place: int) -> None:
    """Draw what the judge says of test images, and what the authors of PacGAN report."""
    ax.axhspan(real["null_low"].min(), real["null_high"].max(), color=style.NULL, lw=0)
    ax.plot(np.zeros(len(real)), real["estimate"], "D", color=style.BLACK, ms=3)
    for column, by_packing in enumerate(STACKED.values(), start=1):
        for packing, numbers in by_packing.items():
            at = column + 0.14 * (packing - 2.5)
            value, error = numbers[place : place + 2]
            ax.errorbar(at, value, error, fmt="s", mfc="none", color=_colour(packing), ms=3.5)
    ax.set_xlim(-0.6, len(STACKED) + 0.6)
    names = [say("theory_figures-test"), *map(_setting, STACKED)]
    ax.set_xticks(range(len(STACKED) + 1), names, rotation=90)


def _setting(name: str) -> str:
    """Return the name of a setting of the published runs; but for one they are formulas."""
    return say("theory_figures-as-veegan") if name == "as VEEGAN" else name


def _keys(packings: Sequence[int]) -> list[Any]:
    every = sorted({*packings, *(packing for some in STACKED.values() for packing in some)})
    grey: dict[str, Any] = {"color": style.GREY}
    return [
        *(Line2D([], [], color=_colour(packing), label=_name(packing)) for packing in every),
        Line2D([], [], ls=LINES[ALL], label=say("theory_figures-all-samples"), **grey),
        Line2D([], [], ls=LINES[SURE], label=say("theory_figures-sure"), **grey),
        Line2D(
            [],
            [],
            marker="s",
            mfc="none",
            ms=3.5,
            ls="",
            label=say("theory_figures-published"),
            **grey,
        ),
        Patch(color=style.NULL, label=say("theory_figures-from-p")),
    ]
