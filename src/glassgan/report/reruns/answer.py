"""Figure: what answers the question of the page reruns, all runs side by side."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from glassgan.report import style
from glassgan.report.results import Results


def draw(results: Results, runs: Sequence[str]) -> Figure:
    """Draw what answers the question.

    Args:
        results: the files behind the report.
        runs: subject/seed.
    """
    return style.wide(0.3)
