"""What the report says of the ledger of claims."""

from typing import Any

import pandas as pd

STRONGEST = 10
DECIDED = ("supported", "refuted")


def rows(ledger: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the claims that can be told here, in the order of the ledger; nan is None.

    Args:
        ledger: as `claims.verdicts.of_ledger` gives it.
    """
    told = ledger[ledger["seeds"] != ""]
    records = told.astype(object).where(told.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in records]


def strongest(ledger: pd.DataFrame, subject: str) -> list[dict[str, Any]]:
    """Return the ten claims about a subject that are decided most clearly, then those undecided.

    Claims that are only described here come last, as they stand in the ledger.
    """
    own = ledger[(ledger["subject"] == subject) & (ledger["seeds"] != "")]
    decided = (
        own[["p_value_holm", "p_against_holm"]].min(axis=1).where(own["verdict"].isin(DECIDED), 1.0)
    )
    described = own["p_value"].isna()
    order = pd.DataFrame({"described": described, "p": decided}).sort_values(
        ["described", "p"], kind="stable"
    )
    return rows(own.loc[order.index[:STRONGEST]])


def of_ledger(ledger: pd.DataFrame, subject: str) -> dict[str, Any]:
    """Return what the text needs: all claims, the strongest of a subject, counts, the seeds."""
    return {
        "rows": rows(ledger),
        "absent": ledger.loc[ledger["seeds"] == "", "says"].tolist(),
        "strongest": strongest(ledger, subject),
        "subject": subject,
        "counts": ledger["verdict"].value_counts().to_dict(),
        "number": len(ledger),
    }
