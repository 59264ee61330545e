"""Whether moves that are made show what samples that are not moved tell; no torch.

Both are in tables of their own, so that this is decided where tables are gathered.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from glassgan.effects import no_estimate
from glassgan.statistics import intervals

GAPS, AGREEMENT = "direction_move_gaps", "direction_move_agreement"
DIFFER, AGREE = "differ", "agree"
CORRELATION, DEVIATION = "correlation", "deviation"
LEAST = 3  # pairs, below which nothing is said of all of them together


def moves(own: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """Yield how changes that moves make differ from those told from unmoved samples.

    Args:
        own: the gathered rows of a run.

    Yields:
        Rows of an effects table. `GAPS`, a row a direction and concept: the change as told less
        that of the moves, and whether the two differ by more than both intervals, added as
        independent errors, allow (status). `AGREEMENT`, over all pairs: the correlation of the
        two, and the deviation, the root mean square of the gaps in units of their standard errors,
        1 if there is nothing but sampling error.
    """
    made = own[own["analysis"] == "direction_moves"]
    told = own[own["analysis"].isin(["direction_effects", "direction_side_effects"])]
    both = made.merge(told, on=["target", "concept"], suffixes=("", "_told"))
    both = both[both["estimate"].notna() & both["estimate_told"].notna()]
    if both.empty:
        return
    widths = [both[f"ci_high{end}"] - both[f"ci_low{end}"] for end in ("", "_told")]
    gaps = both["estimate_told"] - both["estimate"]
    allowed = np.hypot(widths[1] / 2, widths[0] / 2)
    shared = {"layer": "latent", "epoch": int(both["epoch"].iloc[0]), "split": "held-out"}
    for row, gap, reach in zip(both.to_dict("records"), gaps, allowed, strict=True):
        yield {
            **shared,
            "analysis": GAPS,
            **{name: row[name] for name in ("target", "concept", "n", "unit_of_measure")},
            **intervals.around(gap, reach),
            "status": DIFFER if abs(gap) > reach else AGREE,
        }
    if len(both) < LEAST:
        return
    shared |= {"analysis": AGREEMENT, "n": len(both)}
    vary = both[["estimate", "estimate_told"]].nunique().min() > 1
    yield {
        **shared,
        "concept": CORRELATION,
        "unit_of_measure": "correlation",
        **(
            {"estimate": both["estimate"].corr(both["estimate_told"])}
            if vary
            else no_estimate("one of the two does not vary")
        ),
    }
    errors = [width / (2 * 1.96) for width in widths]
    error = np.sqrt(np.square(errors[0]) + np.square(errors[1]))
    apart = gaps[error > 0] / error[error > 0]
    yield {
        **shared,
        "concept": DEVIATION,
        **(
            {"estimate": np.sqrt(np.square(apart).mean())}
            if len(apart)
            else no_estimate("all are known without error")
        ),
    }
