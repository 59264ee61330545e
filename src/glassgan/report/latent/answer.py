"""Figure: what answers the question of the page latent, all runs side by side."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.report import style
from glassgan.report.latent.counts import by_kind
from glassgan.report.messages import say
from glassgan.report.results import Results
from glassgan.statistics.intervals import wilson

KINDS = ("axes", "other", "trained")  # of directions, a panel each
# Of what is counted: name in messages, colour, marker, place beside the middle of the row.
MEASURES = {
    "selective": ("selective-share", style.BLUE, "o", -0.2),
    "per_change": ("per-change-share", style.RED, "D", 0.2),
}
# Of the figure without rows and of a row, as `style.wide` takes them, by whether it is narrow: then
# what the legend says stands one below the other.
SIZES = {False: (0.19, 0.05), True: (0.32, 0.06)}
BAND = 0.3  # of a row, for what random directions give


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw the share of directions that lie beyond random ones, a row a run, a panel a kind.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    counts = {run: by_kind(results.of_run(run)) for run in runs}
    narrow = style.wide(1).get_figwidth() < style.NARROW
    height, row = SIZES[narrow]
    fig = style.wide(height + row * max(len(runs), 1))
    panels = fig.subplots(1, len(KINDS), sharey=True)
    for kind, ax in zip(KINDS, panels, strict=True):
        for place, run in enumerate(runs):
            _row(ax, place, [one for one in counts[run] if one["kind"] == kind])
        ax.set_title(say(f"latent_figures-kind-{kind}"))
        ax.set_xlim(-3, 103)
        ax.set_xticks([0, 50, 100])
        ax.grid(axis="x", color=style.NULL, lw=0.5)
        ax.set_axisbelow(True)
        ax.tick_params(axis="y", length=0)
    panels[0].set_yticks(range(len(runs)), runs)
    panels[0].set_ylim(max(len(runs), 1) - 0.5, -0.5)
    fig.supxlabel(say("latent_figures-share"), fontsize="medium")
    handles: list[Any] = [
        Line2D([], [], color=colour, marker=marker, ms=4, label=say(f"latent_figures-{name}"))
        for name, colour, marker, _ in MEASURES.values()
    ]
    handles.append(
        Patch(color=style.GREY, alpha=0.5, lw=0, label=say("latent_figures-random-share"))
    )
    fig.legend(handles=handles, loc="outside upper center", ncols=1 if narrow else len(handles))
    return fig


def _row(ax: Axes, place: int, counts: Sequence[dict[str, Any]]) -> None:
    """Draw what is counted of the directions of one kind of a run, beside random ones."""
    by_measure = pd.DataFrame(counts, columns=["measure", "beyond", "of", "random", "drawn"])
    known = by_measure.set_index("measure").reindex(list(MEASURES)).dropna()
    if known.empty:
        words = say("latent_figures-none-tested")
        ax.text(50, place, words, ha="center", va="center", color=style.GREY, fontsize="small")
        return
    for measure, (beyond, of, random, drawn) in known.iterrows():
        _, colour, marker, beside = MEASURES[str(measure)]
        if drawn:
            low, high = (100 * float(end) for end in wilson(random / drawn, drawn))
            ax.barh(place + beside, high - low, BAND, low, color=style.GREY, alpha=0.5, lw=0)
        share = 100 * beyond / of
        arms = [[abs(100 * float(end) - share)] for end in wilson(beyond / of, of)]
        ax.errorbar(
            share, place + beside, xerr=arms, fmt=marker, ms=3.5, lw=1, color=colour, clip_on=False
        )
