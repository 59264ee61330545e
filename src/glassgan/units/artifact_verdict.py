"""Whether samples come nearer to real images without artifact units; no torch.

It needs the q-value, so that it is decided where the tables of all runs are gathered.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from glassgan.effects import FDR

VERDICT = "artifact_units_verdict"
NEARER, NOT_TOLD = "nearer than without random units", "not told apart"


def artifacts(own: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield the verdict on the artifact units of a run, as status of a row.

    The samples come nearer if the whole interval of the change of the distance lies below 0 and,
    on fewer latents, it is lower than without random units (q < `FDR`).

    Args:
        own: the gathered rows of the run.
    """
    rows = own[own["analysis"] == "artifact_units"]
    if rows.empty or rows["estimate"].isna().any():
        return
    whole, few = (row for _, row in rows.iterrows())
    nearer = whole["ci_high"] < 0 and few["q_value"] < FDR
    names = ("epoch", "layer", "target", "intervention", "dose", "split", "n")
    yield {
        "analysis": VERDICT,
        **{name: whole[name] for name in names},
        "status": NEARER if nearer else NOT_TOLD,
    }
