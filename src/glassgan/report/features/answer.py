"""Figure: how well the class of the image is read off every layer of the generator, in all runs."""

from collections.abc import Sequence
from itertools import cycle

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from glassgan.report import style
from glassgan.report.messages import name_of, say
from glassgan.report.results import Results

LEAST = 1.5  # inches, of a panel; a row holds no more
LETTERS = 0.5  # inches, that the name of a layer takes
MARKERS = "os^DvP*"


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw a panel a subject, a line a run, beside what shuffled labels give.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    subjects = list(dict.fromkeys(run.split("/")[0] for run in runs))
    seeds = sorted({int(run.split("/")[1]) for run in runs})
    looks = dict(zip(seeds, zip(cycle(style.PALETTE), cycle(MARKERS)), strict=False))
    width = style.wide(1).get_figwidth()
    across = min(len(subjects), max(1, int(width / LEAST)))
    down = -(-len(subjects) // across)
    fig = style.wide((1.9 * down + 0.4) / width)
    axes = fig.subplots(down, across, sharey=True, squeeze=False)
    for ax, subject in zip(axes.flat, subjects, strict=False):
        tables = {
            int(run.split("/")[1]): _probe(results.of_run(run))
            for run in runs
            if run.split("/")[0] == subject
        }
        _panel(ax, tables, looks, width / across)
        ax.set_title(subject)
    for ax in axes.flat[len(subjects) :]:
        ax.set_visible(False)
    for ax in axes[:, 0]:
        ax.set_ylabel(say("features_figures-accuracy"))
    band = Patch(color=style.NULL, label=say("features_figures-shuffled"))
    handles: list[Patch | Line2D] = [band]
    for seed, (colour, marker) in looks.items():
        label = say("common_figures-seed-number", seed=seed)
        handles.append(Line2D([], [], color=colour, marker=marker, ms=4, label=label))
    columns = max(1, int(width / LEAST))
    fig.legend(handles=handles, loc="outside lower center", ncol=min(len(handles), columns))
    return fig


def _probe(effects: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of the probe at the last checkpoint, indexed by layer."""
    rows = effects[effects["analysis"] == "readable_class"]
    return rows[rows["epoch"] == rows["epoch"].max()].set_index("layer")


def _panel(
    ax: Axes, tables: dict[int, pd.DataFrame], looks: dict[int, tuple[str, str]], width: float
) -> None:
    """Draw the runs of a subject, by seed; the panel is so many inches wide, about."""
    read = {seed: table for seed, table in tables.items() if table["estimate"].notna().any()}
    ax.set_ylim(0, 1)
    if not read:
        known = any(len(table) for table in tables.values())
        why = say("features_figures-unreadable" if known else "features_figures-lost")
        style.nothing(ax, why)
        ax.set_xticks([])
        return
    by_layer = pd.concat(read.values()).groupby(level="layer", sort=False)
    null = by_layer.agg({"null_low": "min", "null_high": "max"}).rename(index=name_of)
    style.null_band(ax, null, "")
    for seed, table in read.items():
        colour, marker = looks[seed]
        style.with_intervals(ax, table.rename(index=name_of), "", color=colour, marker=marker)
    if width < LETTERS * len(null):
        ax.tick_params(axis="x", labelrotation=90)
