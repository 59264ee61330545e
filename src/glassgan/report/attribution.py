"""What the figures of the discriminator share."""

import pandas as pd


def of_run(effects: pd.DataFrame, name: str, seed: int) -> pd.DataFrame:
    """Return the rows of gathered effects that belong to one run."""
    own = (effects["subject"] == name) & (effects["seed"] == seed)
    return effects[own].reset_index(drop=True)
