"""What the figures of the discriminator share."""

from collections.abc import Sequence

from matplotlib.axes import Axes

from glassgan.report import style
from glassgan.report.messages import name_of, say

EDGES = "edge detector"  # as in `glassgan.attribution.methods`, which needs torch
RANDOM = "random order"
FAILED = "✗"  # before the name of a method that fails


def colours(methods: Sequence[str]) -> dict[str, str]:
    """Return the colour of each method of attribution; grey for the planted one."""
    others = [name for name in methods if name != EDGES]
    found = {name: style.PALETTE[n % len(style.PALETTE)] for n, name in enumerate(others)}
    return found | {EDGES: style.GREY}


def pair(names: str, between: str = " ") -> str:
    """Return two names that a table joins by "and", in the language that is spoken.

    Args:
        names: "<one> and <other>".
        between: what stands before the word that joins them.
    """
    one, other = names.split(" and ")
    return say("attribution_figures-pair", one=name_of(one), other=name_of(other), between=between)


def nothing_unless(ax: Axes, measured: bool) -> None:
    """Say in a panel that there is nothing to see, unless there is."""
    if not measured:
        style.nothing(ax, say("attribution_figures-not-measured"))
