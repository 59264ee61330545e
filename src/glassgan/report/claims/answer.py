"""Figure: what answers the question of the page claims, how well instruments find what was planted.

It speaks of no run: instruments are tried on phantoms, before they look at anything else.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from matplotlib import rcParams
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import style
from glassgan.report.claims import numbers
from glassgan.report.messages import name_of, say
from glassgan.report.results import Results

SCORECARD = "scorecard.csv"
LINE = 1.55  # height of a row, in heights of its letters
AROUND = 7  # rows as high as axes, labels and legend together
CHANCE = 0.5  # area under the ROC of scores that know nothing
MARGIN = 0.05  # of an axis, beyond what is possible, for marks
APART = 0.25  # of a row, between marks that would lie on each other
GREY_BAND = "#F2F2F2"  # behind every other row


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw what answers the question.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    path = next((path for path in results.others if Path(path).name == SCORECARD), None)
    found = numbers.of_scorecard(numbers.read_scorecard(path)) if path else None
    rows = [row for row in found["rows"] if row["levels"]] if found else []
    fig = style.wide(0.2)
    if not found or not rows:
        fig.text(0.5, 0.5, say("claims_figures-none"), ha="center", va="center", color=style.GREY)
        return fig
    # as high as its rows, whatever the width: below their labels nothing can give way
    fig.set_figheight((len(rows) + AROUND) * rcParams["ytick.labelsize"] * LINE / 72)
    left, right = fig.subplots(1, 2, sharey=True, width_ratios=[3, 2])
    for ax in (left, right):
        for number in range(1, len(rows), 2):
            ax.axhspan(number - 0.5, number + 0.5, color=GREY_BAND, lw=0)
        ax.tick_params(axis="y", length=0)
    _areas(left, rows, found["least"])
    _said(right, rows, found["most"])
    left.set_yticks(range(len(rows)), [name_of(row["name"]) for row in rows])
    left.set_ylim(len(rows) - 0.5, -0.5)
    marks: dict[str, Any] = {}
    for ax in (left, right):
        handles, labels = ax.get_legend_handles_labels()
        marks |= dict(zip(labels, handles, strict=True))
    columns = 3 if fig.get_figwidth() > 5 else 2
    fig.legend(
        list(marks.values()), list(marks), loc="outside lower center", ncols=columns,
        columnspacing=1.0, handlelength=1.4,
    )  # fmt: skip
    return fig


def _areas(ax: Axes, rows: Sequence[Mapping[str, Any]], least: float) -> None:
    """Draw how well each instrument tells what was planted, with intervals."""
    ax.axvline(CHANCE, color=style.GREY, lw=0.8, ls=":", label=say("claims_figures-chance"))
    for number, row in enumerate(rows):
        if row["ci_low"] is not None:
            ax.plot([row["ci_low"], row["ci_high"]], [number] * 2, color=style.GREY, lw=1.2)
        if row["meant"]:
            ax.plot(row["area"], number, "o", color=style.BLUE, ms=4.2, zorder=3)
        else:
            ax.plot(
                row["area"], number, "o", color=style.BLUE, mfc="white", ms=4.2, zorder=3,
                label=say("claims_figures-not-meant"),
            )  # fmt: skip
    bound = say("claims_figures-least", least=f"{least:g}")
    ax.axvline(least, color=style.RED, lw=0.8, ls="--", label=bound)
    lowest = min(row["area"] if row["ci_low"] is None else row["ci_low"] for row in rows)
    ax.set_xlim(min(lowest, CHANCE) - MARGIN, 1 + MARGIN)
    ax.set_xticks([CHANCE, 1], [f"{CHANCE:g}", "1"])
    ax.set_xlabel(say("claims_figures-area"), loc="right")


def _said(ax: Axes, rows: Sequence[Mapping[str, Any]], most: float) -> None:
    """Draw of which share of the targets each instrument says that they do something."""
    kinds = {
        "planted": ("o", style.GREEN, [row["said"] for row in rows]),
        "nothing": ("x", style.RED, [numbers.false_share(row) for row in rows]),
        "untrained": (
            "d",
            style.GREY,
            [row["nothing"].get(numbers.UNTRAINED, {}).get("false") for row in rows],
        ),
    }
    for place, (name, (marker, color, shares)) in enumerate(kinds.items()):
        known = [
            (share, number + APART * (place - 1))
            for number, share in enumerate(shares)
            if share is not None
        ]
        if known:
            label = say(f"claims_figures-{name}")
            ax.plot(*zip(*known, strict=True), marker, color=color, ms=3, label=label)
    ax.axvline(
        most, color=style.BLACK, lw=0.8, ls=":", label=say("claims_figures-most", most=f"{most:g}")
    )
    ax.set_xlim(-MARGIN, 1 + MARGIN)
    ax.set_xticks([0, 1], ["0", "1"])
    ax.set_xlabel(say("common_figures-share"))
