"""Figure: moves along single components of the latent space."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from glassgan.report import style


def draw(pictures: dict[str, np.ndarray], effects: pd.DataFrame, steps: int) -> Figure:
    """Draw one latent moved along its strongest components, and the effect of all components.

    Args:
        pictures: "components" [K], "values" [S] and "images" [K, S, 28, 28].
        effects: rows of the analysis "component_effects", one a component.
        steps: pictures a row.
    """
    chosen = np.linspace(0, len(pictures["values"]) - 1, steps).round().astype(int)
    components = pictures["components"]
    fig = style.figure(8.4, 0.62 * len(components) + 2.9)
    top, bottom = style.rows(fig, [0.62 * len(components) + 0.4, 2.4])
    axes = top.subplots(len(components), steps, squeeze=False)
    for row, component in enumerate(components):
        for column, step in enumerate(chosen):
            style.picture(axes[row, column], pictures["images"][row, step])
        axes[row, 0].set_ylabel(f"z{component}", rotation=0, ha="right", va="center")
    for column, step in enumerate(chosen):
        axes[0, column].set_title(f"{pictures['values'][step]:+.1f}")
    top.suptitle(
        "a   one latent, with one component set to the value above", fontsize=8, x=0.01, ha="left"
    )

    ax = bottom.subplots()
    table = effects.sort_values("estimate", ascending=False, kind="stable")
    place = np.arange(len(table))
    low, high = table["null_low"].iloc[0], table["null_high"].iloc[0]
    ax.axhspan(low, high, color=style.NULL, lw=0, label="random directions, 95 %")
    beats = (table["q_value"] < 0.05).to_numpy()
    for mask, colour, marker, name in (
        (~beats, style.GREY, "o", "component"),
        (beats, style.RED, "D", "component with q < 0.05"),
    ):
        part = table[mask]
        error = [part["estimate"] - part["ci_low"], part["ci_high"] - part["estimate"]]
        if len(part):
            ax.errorbar(
                place[mask],
                part["estimate"],
                error,
                fmt=marker,
                ms=2.5,
                lw=0.8,
                color=colour,
                label=name,
            )
    drawn = table["target"].isin([f"z{component}" for component in components]).to_numpy()
    ax.plot(
        place[drawn], table["estimate"][drawn], "o", mfc="none", mec=style.BLUE, ms=7, label="in a"
    )
    ax.set_xlabel("components, by the size of their effect")
    ax.set_ylabel("RMS change of the pixels\nfor a move by 1")
    ax.set_ylim(0, 1.25 * max(table["ci_high"].max(), high))
    ax.legend(loc="upper right")
    style.panel_letter(ax, "b")
    return fig
