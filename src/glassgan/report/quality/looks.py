"""How runs are told apart in figures that show all of them."""

from collections.abc import Iterable
from itertools import cycle, product

from glassgan.report import style


def of_runs(runs: Iterable[str]) -> dict[str, tuple[str, str]]:
    """Return the line style and the colour of each run, subject/seed."""
    return dict(zip(runs, cycle(product(("-", "--", ":"), style.PALETTE)), strict=False))
