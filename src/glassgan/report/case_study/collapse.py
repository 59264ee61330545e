"""Figure: how a run collapses, in samples, losses and diversity."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from glassgan.report import pictures, style
from glassgan.report.messages import say

COLUMNS = 14


def draw(
    images: dict[str, np.ndarray],
    trace: pd.DataFrame,
    factors: pd.DataFrame,
    healthy: pd.DataFrame,
) -> Figure:
    """Draw samples of the same latents after 0, 1, 2, 4, … steps, and curves below them.

    Args:
        images: by step, [N, H, W] in [−1, 1].
        trace: of all links of the run, joined.
        factors: step, quantity, layer, value, recorded along the same training.
        healthy: the same of a run that trains.
    """
    steps = sorted(map(int, images))
    fig = style.figure(7.6, 0.42 * len(steps) + 3.2)
    top, bottom = style.bands(fig, [0.42 * len(steps) + 0.2, 3.0])
    sheet = top.subplots()
    tiles = [list(images[str(step)][:COLUMNS]) for step in steps]
    style.picture(sheet, pictures.mosaic(tiles, pictures.GAP))  # one, for a small file
    pictures.middles(sheet, len(steps), [f"{step:,}" for step in steps], rows=True)
    style.panel_letter(sheet, "a")
    top.suptitle(say("case_study_figures-samples"), fontsize=8)

    panels = bottom.subplots(1, 3)
    _losses(panels[0], trace)
    _diversity(panels[1], factors)
    panels[1].set_ylabel(say("case_study_figures-part"))
    panels[1].set_xlabel(say("case_study_figures-this-run"))
    _diversity(panels[2], healthy)
    panels[2].set_xlabel(say("case_study_figures-healthy-run"))
    panels[2].legend(title=say("case_study_figures-layer-of-g"))
    for ax, letter in zip(panels, "bcd", strict=True):
        style.panel_letter(ax, letter)
    return fig


def _losses(ax: Axes, trace: pd.DataFrame) -> None:
    finite = trace[trace["status"] == "finite"].sort_values("last_step")
    ax.plot(finite["last_step"], finite["loss_d"], color=style.REAL, label="D")
    ax.plot(finite["last_step"], finite["loss_g"], color=style.FAKE, label="G")
    undone = trace[trace["status"] == "diverged"]
    for step in undone["last_step"]:
        ax.axvline(step, color=style.RED, ls=":", label=say("case_study_figures-diverges"))
    style.plain_log(ax)
    ax.set_xlabel(say("common_figures-step"))
    ax.set_ylabel(say("case_study_figures-loss"))
    ax.legend()


def _diversity(ax: Axes, factors: pd.DataFrame) -> None:
    own = factors[factors["quantity"] == "diversity"]
    names = list(dict.fromkeys(own["layer"]))
    for name, colour, line in zip(
        names, [style.BLUE, style.GREEN, style.ORANGE, style.BLACK], ["-.", "--", ":", "-"],
        strict=False,
    ):  # fmt: skip
        layer = own[own["layer"] == name].sort_values("step")
        ax.plot(layer["step"] + 1, layer["value"], color=colour, ls=line, label=name)
    ax.set_xscale("log")
    ax.set_ylim(0, 1)
