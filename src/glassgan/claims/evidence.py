"""The rows that decide a claim, out of the tables of all phases."""

from collections.abc import Iterable, Mapping

import pandas as pd

from glassgan.claims.ledger import Claim, Evidence
from glassgan.errors import InputError

Tables = Mapping[str, pd.DataFrame]
HIGHEST = "highest"  # of a column of numbers


def of_seed(claim: Claim, evidence: Evidence, tables: Tables, seed: int) -> pd.DataFrame:
    """Return the rows of one run that decide a claim, at its epoch.

    Raises:
        InputError: names the claim where there are none, or where they are of another split.
    """
    table = tables[evidence.phase]
    rows = table[
        (table["subject"] == claim.subject)
        & (table["seed"] == seed)
        & (table["analysis"] == evidence.analysis)
    ]
    if claim.fork is not None:
        rows = rows[rows["intervention"] == claim.fork]
    elif evidence.phase == "quality":  # whose table holds forks, too
        rows = rows[rows["intervention"] == ""]
    for column, value in evidence.where.items():
        rows = rows[rows[column] == (rows[column].max() if value == HIGHEST else value)]
    if len(rows):
        rows = rows[rows["epoch"] == (rows["epoch"].max() if claim.epoch is None else claim.epoch)]
    run = f"{claim.subject}/{seed}"
    if rows.empty:
        words = ", ".join(f"{key} {value}" for key, value in evidence.where.items())
        raise InputError(
            f"claim {claim.name}: {run} has no row of {evidence.analysis}"
            + (f" with {words}" if words else "")
            + "; allowed: evidence that the results hold"
        )
    splits = sorted(set(rows["split"]))
    if splits != [evidence.split]:
        raise InputError(
            f"claim {claim.name}: rows of {evidence.analysis} are of the split "
            f"{', '.join(map(repr, splits))}; allowed: to name it"
        )
    return rows


def difference(first: pd.DataFrame, other: pd.Series) -> pd.DataFrame:
    """Return rows less another row, with the intervals of differences.

    The estimates are taken for independent; where they go up and down together the interval is too
    long. Zou and Donner 2008, "Construction of confidence limits about effect measures: a general
    approach", equation 4.

    Args:
        first: rows of effects.
        other: the row that is taken off.
    """
    low = (
        (first["estimate"] - first["ci_low"]) ** 2 + (other["ci_high"] - other["estimate"]) ** 2
    ) ** 0.5
    high = (
        (first["ci_high"] - first["estimate"]) ** 2 + (other["estimate"] - other["ci_low"]) ** 2
    ) ** 0.5
    estimate = first["estimate"] - other["estimate"]
    return first.assign(
        estimate=estimate,
        ci_low=estimate - low,
        ci_high=estimate + high,
        p_value=float("nan"),
    )


def rows_of(claim: Claim, tables: Tables, seeds: Iterable[int]) -> list[pd.DataFrame]:
    """Return the rows that decide a claim, of the run of each seed.

    Raises:
        InputError: names the claim whose evidence is not there.
    """
    found = []
    for seed in seeds:
        rows = of_seed(claim, claim.evidence, tables, seed)
        if claim.less is not None:
            other = of_seed(claim, claim.less, tables, seed)
            if len(other) != 1:
                raise InputError(f"claim {claim.name}: {len(other)} rows to take off; allowed: one")
            rows = difference(rows, other.iloc[0])
        found.append(rows)
    return found
