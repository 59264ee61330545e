"""The curves of training in columns, for plotting tools."""

from collections.abc import Mapping

import pandas as pd


def curves(traces: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Return losses and outputs of D of all runs in columns, a row a window, for plotting tools.

    Columns: step, then "<run> <quantity>".
    """
    columns = {
        f"{run} {name}": trace[trace["status"] == "finite"].set_index("last_step")[name]
        for run, trace in traces.items()
        for name in ("loss_d", "loss_g", "d_real", "d_fake")
    }
    return pd.DataFrame(columns).rename_axis("step").reset_index()
