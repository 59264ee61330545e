"""Figure: what the judge can be trusted with."""

import numpy as np
import pandas as pd
from matplotlib.figure import Figure

from glassgan.report import style


def draw(calibration: pd.DataFrame, confusion: pd.DataFrame, bins: int) -> Figure:
    """Draw accuracy against confidence, and the confusion of the classes.

    Args:
        calibration: columns confidence, accuracy, n; bins of equal count.
        confusion: columns label, judged (−1: abstains), n.
        bins: how many are drawn; neighbours are joined.
    """
    fig = style.figure(7.6, 3.3)
    left, right = fig.subplots(1, 2, width_ratios=[1, 1.25])
    groups = np.array_split(np.arange(len(calibration)), min(bins, len(calibration)))
    joined = [_join(calibration.iloc[group]) for group in groups]
    confidence, accuracy, arms = (np.array(column).T for column in zip(*joined, strict=True))
    left.plot([0, 1], [0, 1], color=style.GREY, lw=0.6, label="calibrated")
    left.errorbar(
        confidence, accuracy, arms, fmt="o", ms=4, color=style.BLUE, capsize=2, label="judge, 95 %"
    )
    lowest = min(float((accuracy - arms[0]).min()), float(confidence.min()))
    left.set_xlim(lowest - 0.02, 1.005)
    left.set_ylim(lowest - 0.02, 1.005)
    left.set_xlabel("confidence")
    left.set_ylabel("accuracy on test images")
    left.legend(loc="upper left")
    style.panel_letter(left, "a")

    table = confusion.pivot(index="label", columns="judged", values="n")
    counts = table[[*range(10), -1]].to_numpy()
    shares = 100 * counts / counts.sum(1, keepdims=True)
    right.imshow(np.sqrt(shares), cmap="cividis", vmin=0, vmax=10)
    for (row, column), count in np.ndenumerate(counts):
        if count:
            colour = "white" if shares[row, column] < 35 else "black"
            right.text(column, row, count, ha="center", va="center", size=6, color=colour)
    right.set_xticks(range(11), [*map(str, range(10)), "none"])
    right.set_yticks(range(10))
    right.set_xlabel("judged as (none: it abstains)")
    right.set_ylabel("true class")
    right.tick_params(length=0)
    for spine in right.spines.values():
        spine.set_visible(False)
    style.panel_letter(right, "b")
    return fig


def _join(rows: pd.DataFrame) -> tuple[float, float, tuple[float, float]]:
    """Return confidence, accuracy and the two arms of its 95 % Wilson interval (Wilson 1927)."""
    count = rows["n"].sum()
    confidence = float((rows["confidence"] * rows["n"]).sum() / count)
    share = float((rows["accuracy"] * rows["n"]).sum() / count)
    z = 1.959964
    middle = (share + z**2 / (2 * count)) / (1 + z**2 / count)
    half = z / (1 + z**2 / count) * np.sqrt(share * (1 - share) / count + z**2 / (4 * count**2))
    return confidence, share, (max(share - (middle - half), 0.0), max(middle + half - share, 0.0))
