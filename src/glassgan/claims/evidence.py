"""The rows that decide a claim, out of the tables of all phases."""

from collections.abc import Iterable, Mapping

import pandas as pd

from glassgan.claims.ledger import Claim, Evidence
from glassgan.errors import InputError

Tables = Mapping[str, pd.DataFrame]
Run = tuple[str, int]  # subject and seed
# One distance, in the features of the judge, of a network that nobody trained, and of pixels.
DISTANCES = ("frechet_distance", "frechet_random", "frechet_pixels")
HIGHEST = "highest"  # of a column of numbers


def select(
    evidence: Evidence, tables: Tables, run: Run, fork: str | None = None, epoch: int | None = None
) -> pd.DataFrame:
    """Return the rows of a run or of one of its forks that are meant; there may be none.

    Args:
        evidence: which rows.
        tables: of effects, by phase.
        run: subject and seed.
        fork: its name, where it is one.
        epoch: of the checkpoint; by default the last that has such rows.
    """
    table = tables[evidence.phase]
    own = (table["subject"] == run[0]) & (table["seed"] == run[1])
    rows = table[own & (table["analysis"] == evidence.analysis)]
    if fork is not None or evidence.phase == "quality":  # whose table holds forks beside runs
        rows = rows[rows["intervention"] == (fork or "")]
    for column, value in evidence.where.items():
        rows = rows[rows[column] == (rows[column].max() if value == HIGHEST else value)]
    return rows[rows["epoch"] == (rows["epoch"].max() if epoch is None else epoch)]


def of_seed(claim: Claim, evidence: Evidence, tables: Tables, seed: int) -> pd.DataFrame:
    """Return the rows of one run that decide a claim.

    Raises:
        InputError: names the claim where there are none, or where they are of another split.
    """
    rows = select(evidence, tables, (claim.subject, seed), claim.fork, claim.epoch)
    if rows.empty:
        words = ", ".join(f"{key} {value}" for key, value in evidence.where.items())
        raise InputError(
            f"claim {claim.name}: {claim.subject}/{seed} has no row of {evidence.analysis}"
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
        # the null of the one is not that of the difference
        null_low=float("nan"),
        null_high=float("nan"),
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
