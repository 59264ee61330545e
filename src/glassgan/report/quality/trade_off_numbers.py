"""What the text says of interpretability against quality, read off a table of effects."""

from typing import Any

import pandas as pd

from glassgan.claims import trade_off
from glassgan.effects import FDR

SHOWN = ("frechet_distance", "coverage")
GROUPS = (trade_off.TRAINING, trade_off.RUNS, trade_off.SEEDS)


def of_trade_off(effects: pd.DataFrame) -> dict[str, Any]:
    """Return what the text needs; nan is None.

    Args:
        effects: of the quality of all runs, with the rows that `claims.trade_off` makes.

    Returns:
        lines: a measure of interpretability and one of quality, with a row for each of `groups` or
        None. tested: of how many rows there is a test. found: those that
        it and the interval tell from nothing, worse where more of the one comes with less of the
        other.
    """
    own = effects[(effects["analysis"] == trade_off.TRADE_OFF) & effects["concept"].isin(SHOWN)]
    own = own.assign(worse=(own["estimate"] > 0) != (own["concept"] == "coverage"))
    clear = (own["ci_low"] > 0) | (own["ci_high"] < 0)
    told = own.astype(object).where(own.notna(), None)
    rows = {(row["target"], row["concept"], row["group"]): row for row in told.to_dict("records")}
    return {
        "groups": GROUPS,
        "lines": [
            {
                "target": measure,
                "concept": quality,
                "rows": [rows.get((measure, quality, group)) for group in GROUPS],
            }
            for measure in trade_off.MEASURES
            for quality in SHOWN
        ],
        "tested": int(own["p_value"].notna().sum()),
        "found": told[clear & (own["q_value"] < FDR)].to_dict("records"),
    }
