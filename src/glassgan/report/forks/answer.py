"""Figure: what every change to training did, beside what other random numbers do, in all runs."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.concepts import CLASSES
from glassgan.effects import FDR
from glassgan.forks.design import FLOOR
from glassgan.report import style
from glassgan.report.forks import effects
from glassgan.report.forks.bars import axis, bars, handles, scaled
from glassgan.report.forks.words import of_class, of_measure
from glassgan.report.messages import say
from glassgan.report.results import Results

# Of each panel: a factor, and what the axis says, by the end of a message's name.
PANELS = {
    "coverage": (100, "more"),
    "precision": (100, "more"),
    "frechet_distance": (1, "distance"),
    # of the class that a change moved most
    **({"class": (100, "share")} if CLASSES else {"recall": (100, "more")}),
}
ROW, AROUND = 0.17, 0.75  # inches, of a row, and of what stands around those of a panel
NARROW = 5.5  # inches, of a figure; a row of it holds two panels


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw a row a change, a panel a measure; the runs of a subject share rows.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    forks = [fork for fork in results.parameters["design"]["forks"] if fork["parent"] in runs]
    forks = effects.compared(forks)
    rows = results.rows
    rows = rows[rows["analysis"].isin(["fork_effects", "fork_classes"])]
    width = style.wide(1).get_figwidth()
    if not forks or rows.empty:
        fig = style.wide(0.8 / width)
        fig.text(0.5, 0.5, say("forks_figures-none"), ha="center", color=style.GREY)
        return fig
    labels, heights = _places(forks)
    across = 2 if width < NARROW else len(PANELS)
    down = len(PANELS) // across
    fig = style.wide((down * (ROW * len(labels) + AROUND) + 0.35 * (5 - across) / 2) / width)
    axes = fig.subplots(down, across, sharey=True, squeeze=False)
    tables = [_of_fork(rows, fork) for fork in forks]
    for ax, measure in zip(axes.flat, PANELS, strict=True):
        _panel(ax, measure, tables, heights)
    first = axes[0, 0]
    first.set_ylim(len(labels) - 0.4, -0.6)
    first.set_yticks(range(len(labels)), [label for label, _ in labels])
    for ax in axes[:, 0]:
        for text, (_, head) in zip(ax.get_yticklabels(), labels, strict=True):
            text.set_fontweight("bold" if head else "normal")
    fig.legend(handles=handles(), loc="outside lower center", ncol=3 if across > 2 else 1)
    return fig


def _places(forks: Sequence[Mapping[str, Any]]) -> tuple[list[tuple[str, bool]], np.ndarray]:
    """Return the labels of rows, and which of them are headings, and where each fork stands.

    A heading a subject, then a row a change, in which its runs lie side by side.
    """
    labels: list[tuple[str, bool]] = []
    heights = np.zeros(len(forks))
    subjects = dict.fromkeys(fork["parent"].split("/")[0] for fork in forks)
    for subject in subjects:
        own = [n for n, fork in enumerate(forks) if fork["parent"].split("/")[0] == subject]
        parents = list(dict.fromkeys(forks[n]["parent"] for n in own))
        labels.append((parents[0] if len(parents) == 1 else subject, True))
        for name in dict.fromkeys(forks[n]["name"] for n in own):
            same = [n for n in own if forks[n]["name"] == name]
            spread = 0.4 * (1 - 1 / len(same))
            heights[same] = len(labels) + np.linspace(-spread, spread, len(same))
            floor = forks[same[0]]["change"] == FLOOR
            labels.append((say("forks_figures-chaos") if floor else name, False))
    return labels, heights


def _of_fork(rows: pd.DataFrame, fork: Mapping[str, Any]) -> pd.DataFrame:
    """Return the effects of a fork at its last place, indexed by measure, "class" being one.

    That is the class whose share it moved most, beside what noise does to it.
    """
    subject, seed = fork["parent"].split("/")
    own = (rows["subject"] == subject) & (rows["seed"] == int(seed))
    found = effects.at_last_places(rows[own & (rows["intervention"] == fork["name"])], [fork])
    found = found[found["estimate"].notna()]
    shares = found[found["analysis"] == "fork_classes"]
    size = (shares["estimate"] / (shares["null_high"] - shares["null_low"])).abs()
    size = size.fillna(shares["estimate"].abs())
    most = shares.loc[size.nlargest(1).index]
    measures = found[found["analysis"] == "fork_effects"].set_index("concept", drop=False)
    return pd.concat([measures, most.assign(measure="class").set_index("measure")])


def _panel(ax: Axes, measure: str, tables: list[pd.DataFrame], heights: np.ndarray) -> None:
    factor, unit = PANELS[measure]
    known = [number for number, table in enumerate(tables) if measure in table.index]
    rows = pd.concat([tables[number].loc[[measure]] for number in known] or [tables[0][:0]])
    rows, y = scaled(rows, factor), heights[known]
    apart = np.diff(np.unique(heights)).min(initial=1.0)
    bars(ax, rows, y, 0.8 * apart)
    ends = rows[["ci_low", "ci_high"]].to_numpy(dtype=float).ravel()
    axis(ax, ends, rows["null_high"].to_numpy(dtype=float))
    title = "forks_figures-class-changed"
    ax.set_title(say(title) if measure == "class" else of_measure(measure))
    ax.set_xlabel(say(f"forks_figures-short-{unit}"))
    ax.tick_params(axis="y", length=0)
    if measure == "class":
        for (_, row), height in zip(rows.iterrows(), y, strict=True):
            if row["q_value"] < FDR:
                _name(ax, of_class(row["concept"]), row["estimate"], height)


def _name(ax: Axes, name: str, x: float, y: float) -> None:
    """Write a name beside a point, on the side of zero."""
    side, align = (9, "left") if x < 0 else (-9, "right")
    look: dict[str, Any] = {"ha": align, "va": "center", "size": 6.5}
    ax.annotate(name, (x, y), (side, 0), textcoords="offset points", **look)
