"""Figure: what answers the question of the page training, all runs side by side."""

from collections.abc import Sequence

import matplotlib
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from glassgan import files
from glassgan.concepts import CLASSES
from glassgan.data import DATA
from glassgan.quality.classes import CLASSES_TO_TRAIN
from glassgan.report import pictures, style
from glassgan.report.messages import say
from glassgan.report.quality import looks
from glassgan.report.results import Results

SAMPLES, FEWER = 10, 6  # in a strip; in a narrow figure
STRIPS = 8  # with more runs, a strip only of the first run of each subject
COLUMNS = 2  # of strips
PANELS = 0.42  # height of the panels below, as a share of the width


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw samples of every run at its end, and below classes drawn and abstentions by epoch.

    Without labels samples alone.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    tables = results.quality(runs)
    own = looks.of_runs(tables)
    shown = _shown([run for run in tables if results.has(_samples(run))])
    fig = style.wide(PANELS)
    width, panels = fig.get_size_inches()
    panels *= bool(CLASSES)
    count = SAMPLES if width > style.NARROW else FEWER
    lines = -(-len(shown) // COLUMNS)
    # of a line of strips: the pictures, the title and a gap
    strips = lines * (width / COLUMNS / count + 2.2 * matplotlib.rcParams["font.size"] / 72)
    fig.set_figheight(panels + strips)
    top, bottom = style.bands(fig, [max(strips, 0.01), max(panels, 0.01)])
    if shown:
        axes = top.subplots(lines, COLUMNS, squeeze=False)
        for ax in axes.flat:
            style.bare(ax)
        for ax, run in zip(axes.flat, shown, strict=False):
            _strip(ax, results, run, count)
            ax.set_title(run, color=own[run][1], loc="left", fontweight="bold")
    if not CLASSES:
        return fig
    drawn, abstains = bottom.subplots(1, 2)
    _drawn(drawn, tables, own)
    _abstains(abstains, tables, own)
    if len(shown) < len(tables):
        bottom.legend(*drawn.get_legend_handles_labels(), loc="outside lower center", ncols=4)
    return fig


def _samples(run: str) -> str:
    return f"quality/{run}/samples.safetensors"


def _shown(runs: Sequence[str]) -> list[str]:
    """Return the runs that have a strip."""
    first = {run.split("/")[0]: run for run in reversed(runs)}
    return list(runs) if len(runs) <= STRIPS else [run for run in runs if run in first.values()]


def _strip(ax: Axes, results: Results, run: str, count: int) -> None:
    arrays, _ = files.read_arrays(results.folder / _samples(run))
    last = arrays[max(arrays, key=lambda place: tuple(map(int, place.split("+"))))]
    style.picture(
        ax,
        pictures.mosaic([list(pictures.of(last[:count]))], empty=DATA.ground),
        interpolation="none",
    )


def _drawn(ax: Axes, tables: dict[str, pd.DataFrame], own: dict[str, tuple[str, str]]) -> None:
    ax.axhspan(CLASSES_TO_TRAIN, CLASSES, color=style.NULL, lw=0)
    ax.text(0.02, CLASSES - 0.5, say("training_figures-trains"), va="center",
            transform=ax.get_yaxis_transform(), fontsize="small")  # fmt: skip
    for number, (run, (line, colour)) in enumerate(own.items()):
        rows = _of(tables[run], "classes")
        aside = (
            0.2 * (number - (len(own) - 1) / 2) / len(own)
        )  # so that equal counts are told apart
        ax.plot(rows["epoch"] + aside, rows["estimate"], f"o{line}", ms=3, color=colour, label=run)
    ax.set_ylim(-0.4, CLASSES + 0.4)
    ax.yaxis.set_major_locator(MaxNLocator(integer=True))
    _epochs(ax, say("training_figures-classes"), "a")


def _abstains(ax: Axes, tables: dict[str, pd.DataFrame], own: dict[str, tuple[str, str]]) -> None:
    for run, (line, colour) in own.items():
        rows = _of(tables[run], "abstains")
        value, low, high = (100 * rows[name] for name in ("estimate", "ci_low", "ci_high"))
        arms = [value - low, high - value]
        ax.errorbar(rows["epoch"], value, arms, fmt=f"o{line}", ms=3, color=colour, capsize=2)
    if tables:
        real = _of(next(iter(tables.values())), "abstains").iloc[0]
        ax.axhspan(100 * real["real_low"], 100 * real["real_high"], color=style.NULL, lw=0)
        ax.axhline(100 * real["real"], color=style.GREY, lw=0.8)
        ax.text(0.02, 100 * real["real_high"] + 1, say("training_figures-real"), va="bottom",
                transform=ax.get_yaxis_transform(), fontsize="small")  # fmt: skip
    ax.set_ylim(-3, 103)
    _epochs(ax, say("training_figures-abstains"), "b")


def _of(table: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return a measure at the checkpoints of a run, without those it did not reach."""
    return table[(table["measure"] == measure) & table["estimate"].notna()]


def _epochs(ax: Axes, label: str, letter: str) -> None:
    ax.set_ylabel(label)
    ax.set_xlabel(say("common_figures-epoch"))
    ax.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
    style.panel_letter(ax, letter)
