"""What is decided of the effects of a run once the tables of all runs are gathered.

The q-values that decisions rest on are corrected over all runs, and some decisions rest on tables
of two analyses, so that they exist only where tables are gathered (`effects.gather`). What reads
the gathered table, the report above all, decides nothing of this again.
"""

import pandas as pd

from glassgan import effects
from glassgan.attribution import trust, unit_counts
from glassgan.latent import counts, moved
from glassgan.units import artifact_verdict

# each takes the gathered rows of a run and yields rows of an effects table
DECISIONS = (
    artifact_verdict.artifacts,
    counts.directions,
    moved.moves,
    unit_counts.units,
    trust.methods,
    trust.concepts,
)


def decided(gathered: pd.DataFrame) -> pd.DataFrame:
    """Return gathered effects with rows of all `DECISIONS` behind them, run by run."""
    rows = []
    for (preset, subject, seed), own in gathered.groupby(["preset", "subject", "seed"], sort=False):
        shared = {"preset": preset, "subject": subject, "seed": seed}
        rows += [shared | row for decide in DECISIONS for row in decide(own)]
    if not rows:
        return gathered
    return pd.concat([gathered, effects.table(rows)], ignore_index=True)
