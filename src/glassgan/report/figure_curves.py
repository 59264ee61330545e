"""Figure: losses, outputs of the discriminator and gradients along training."""

from collections.abc import Mapping

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from glassgan.report import style

STYLES = ["-", "--", ":", "-."]


def draw(traces: Mapping[str, Mapping[int, pd.DataFrame]], log_losses: bool) -> Figure:
    """Draw a column a subject and a line style a seed.

    Args:
        traces: by subject and seed, the whole trace of a run.
        log_losses: whether the axis of the losses is logarithmic.
    """
    fig = style.figure(min(3.0 * len(traces) + 1.2, 12), 6.2)
    axes = fig.subplots(3, len(traces), squeeze=False, sharex="col", sharey="row")
    rows = [
        ("loss_d", "loss_g", "loss, nats", "loss of D", "loss of G"),
        ("d_real", "d_fake", "mean output of D", "D(x), real", "D(G(z)), generated"),
        ("gradient_norm_d", "gradient_norm_g", "norm of the gradient", "of D", "of G"),
    ]
    for column, (subject, runs) in enumerate(traces.items()):
        for row, (first, second, label, *names) in enumerate(rows):
            ax = axes[row, column]
            for number, (seed, trace) in enumerate(runs.items()):
                _lines(ax, trace, seed, (first, second), names, STYLES[number % len(STYLES)])
            if column == 0:
                ax.set_ylabel(label)
            if (row == 0 and log_losses) or row == 2:
                ax.set_yscale("log")
            if column == len(traces) - 1:
                ax.legend(loc="upper left", bbox_to_anchor=(1.0, 1.0))
        axes[0, column].axhline(2 * np.log(2), color=style.GREY, lw=0.6)
        axes[0, column].axhline(np.log(2), color=style.GREY, lw=0.6)
        axes[1, column].axhline(0.5, color=style.GREY, lw=0.6)
        axes[1, column].set_ylim(-0.02, 1.02)
        axes[0, column].set_title(subject)
        axes[2, column].set_xlabel("step")
    return fig


def _lines(ax, trace, seed, columns, names, line) -> None:  # type: ignore[no-untyped-def]
    finite = trace[trace["status"] == "finite"]
    middle = (finite["first_step"] + finite["last_step"]) / 2
    for column, name, colour in zip(columns, names, (style.REAL, style.FAKE), strict=True):
        ax.plot(middle, finite[column], line, color=colour, label=f"{name}, seed {seed}")
    for step in trace.loc[trace["status"] == "diverged", "first_step"]:
        ax.axvline(step, color=style.RED, lw=1.0)
        ax.text(
            step,
            0.98,
            " diverges",
            color=style.RED,
            size=7,
            va="top",
            transform=ax.get_xaxis_transform(),
        )
