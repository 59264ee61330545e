"""Figure: what the judge can be trusted with."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from glassgan.concepts import CLASSES, NO_CLASSES
from glassgan.report import style
from glassgan.report.messages import say
from glassgan.statistics import intervals


def draw(calibration: pd.DataFrame, confusion: pd.DataFrame) -> Figure:
    """Draw accuracy against confidence, and the confusion of the classes.

    Args:
        calibration: columns confidence, accuracy, n.
        confusion: columns label, judged (−1: abstains), n.
    """
    if NO_CLASSES:
        return style.left_out(NO_CLASSES)
    fig = style.figure(7.6, 3.3)
    left, right = fig.subplots(1, 2, width_ratios=[1, 1.25])
    accuracy, count = calibration["accuracy"], calibration["n"]
    low, high = intervals.wilson(accuracy, count)
    arms = [accuracy - low, high - accuracy]
    left.plot([0, 1], [0, 1], color=style.GREY, lw=0.6, label=say("judge_figures-calibrated"))
    left.errorbar(
        calibration["confidence"],
        accuracy,
        arms,
        fmt="o",
        ms=4,
        color=style.BLUE,
        capsize=2,
        label=say("judge_figures-judge"),
    )
    for x, y, n in zip(calibration["confidence"], high, count, strict=True):
        left.annotate(f"{n:,}", (x, y), (0, 4), textcoords="offset points", size=6, ha="center")
    left.set_xlim(0, 1.05)
    left.set_ylim(0, 1.1)
    left.set_xlabel(say("judge_figures-confidence"))
    left.set_ylabel(say("judge_figures-accuracy"))
    left.legend(loc="lower right")
    style.panel_letter(left, "a")

    table = confusion.pivot(index="label", columns="judged", values="n")
    counts = table[[*range(CLASSES), -1]].to_numpy()
    shares = 100 * counts / counts.sum(1, keepdims=True)
    right.imshow(np.sqrt(shares), cmap="cividis", vmin=0, vmax=10)
    for (row, column), count in np.ndenumerate(counts):
        if count:
            colour = "white" if shares[row, column] < 35 else "black"
            right.text(column, row, count, ha="center", va="center", size=6, color=colour)
    style.class_ticks(right, more=[say("judge_figures-none")])
    style.class_ticks(right, "y")
    right.set_xlabel(say("judge_figures-judged"))
    right.set_ylabel(say("judge_figures-true"))
    right.tick_params(length=0)
    for spine in right.spines.values():
        spine.set_visible(False)
    style.panel_letter(right, "b")
    return fig
