"""Whether what was said beforehand of a run comes to pass."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from glassgan.claims.follow_up import classes, forks, others
from glassgan.claims.follow_up.table import of_run


def on_run(
    predicted: pd.DataFrame,
    quality: pd.DataFrame,
    effects: Mapping[str, pd.DataFrame],
    forked: forks.Forked,
    run: Mapping[str, Any],
) -> Iterable[dict[str, Any]]:
    """Yield a row for each follow-up on a run that was trained here, but those on its units.

    Args:
        predicted: of all runs.
        quality: quality.parquet of the run.
        effects: gathered, of phases latent and attribution.
        forked: forks of the run.
        run: subject, seed and epoch.
    """
    name = (run["subject"], run["seed"])
    own = of_run(predicted, name)
    yield classes.asked_come(own, quality, run)
    yield from classes.shares_hold(own, quality, run)
    yield classes.replaced(own, forked, run)
    yield others.directions_move(own, of_run(effects["latent"], name), run)
    yield others.kinds_hold(own, of_run(effects["attribution"], name), run)
    yield forks.layers_hurt(own, forked, run)
    yield forks.squares_change(own, forked, run)
    yield forks.rescued(own, forked, run)
