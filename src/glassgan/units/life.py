"""Units over time: when they come to mean something, and whether they keep it."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from glassgan.statistics.auroc import Ranks


def life_lines(
    chain: Sequence[tuple[int, Mapping[str, Ranks]]],
    final: Mapping[str, pd.DataFrame],
    concepts: Sequence[str],
) -> pd.DataFrame:
    """Follow the concept that each unit goes with in the end back through the checkpoints.

    Args:
        chain: epoch and the ranks of every layer's units on held-out samples, checkpoint by
            checkpoint.
        final: by layer, the associations of the last checkpoint, as `associate` gives them.
        concepts: the columns of the ranks.

    Returns:
        A row a checkpoint and unit: epoch, layer, unit, concept, auroc (nan where the samples of
        that checkpoint have too few with or without the concept).
    """
    column = {name: number for number, name in enumerate(concepts)}
    rows: list[dict[str, Any]] = []
    for epoch, layers in chain:
        for layer, ranks in layers.items():
            enough = ranks.usable()
            for unit, concept in enumerate(final[layer]["concept"]):
                if not concept:
                    continue
                k = column[concept]
                auroc = float(ranks.auroc[unit, k]) if enough[k] else np.nan
                rows.append(
                    {"epoch": epoch, "layer": layer, "unit": unit, "concept": concept,
                     "auroc": auroc}
                )  # fmt: skip
    return pd.DataFrame(rows, columns=["epoch", "layer", "unit", "concept", "auroc"])
