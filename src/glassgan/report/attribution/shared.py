"""What the figures of the discriminator share."""

from collections.abc import Sequence

from glassgan.report import style

EDGES = "edge detector"  # as in `glassgan.attribution.methods`, which needs torch
RANDOM = "random order"
FAILED = "✗"  # before the name of a method that fails


def colours(methods: Sequence[str]) -> dict[str, str]:
    """Return the colour of each method of attribution; grey for the planted one."""
    others = [name for name in methods if name != EDGES]
    found = {name: style.PALETTE[n % len(style.PALETTE)] for n, name in enumerate(others)}
    return found | {EDGES: style.GREY}
