"""The trace of training: a table with a row for each short window of steps."""

from collections.abc import Sequence
from typing import Any

import pandas as pd

# Means over the steps of the window, norms after its last step, cosine of the angle between its
# last two updates. `epoch` counts the epochs that were complete when the window was played.
COLUMNS = {
    "epoch": "int64",
    "first_step": "int64",
    "last_step": "int64",
    "status": "str",
    "loss_d": "float64",
    "loss_g": "float64",
    "d_real": "float64",
    "d_fake": "float64",
    "gradient_norm_g": "float64",
    "gradient_norm_d": "float64",
    "weight_norm_g": "float64",
    "weight_norm_d": "float64",
    "update_cosine_g": "float64",
    "update_cosine_d": "float64",
}


def table(rows: Sequence[dict[str, Any]]) -> pd.DataFrame:
    """Return rows as a table with the columns of `COLUMNS`, also where there are no rows."""
    return pd.DataFrame(list(rows), columns=list(COLUMNS)).astype(COLUMNS)
