"""What the report says of the ledger of claims."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from glassgan.claims.eyes.key import RANDOM, SET, UNCHANGED
from glassgan.claims.eyes.rows import AGREEMENT, ANOTHER, LESS, PEOPLE

STRONGEST, OF_A_PHASE = 10, 2
LEAST_AREA, MOST_FALSE = 0.95, 0.05  # what an analysis should reach on phantoms
UNTRAINED = "untrained"  # network of which something may be said: it does draw
DECIDED = ("supported", "refuted")
OF_CLASS = "class "  # how a detail begins that says how often classes are drawn
COMPARED = ["target", "concept", "intervention"]  # what is compared of explanations


def rows(ledger: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the claims that can be told here, in the order of the ledger; nan is None.

    Args:
        ledger: as `claims.verdicts.of_ledger` gives it.
    """
    return _records(ledger[ledger["seeds"] != ""])


def strongest(ledger: pd.DataFrame, subject: str) -> list[dict[str, Any]]:
    """Return the ten clearest findings about a subject: claims refuted, supported, undecided.

    Those refuted come first, since they speak against what was thought; each kind in the order of
    its p-values. At most `OF_A_PHASE` are of one phase, so that no question drowns the others.
    Claims that are only described here come last, as they stand in the ledger.
    """
    own = ledger[(ledger["subject"] == subject) & (ledger["seeds"] != "")]
    decided = (
        own[["p_value_holm", "p_against_holm"]].min(axis=1).where(own["verdict"].isin(DECIDED), 1.0)
    )
    described = own["p_value"].isna()
    not_refuted = own["verdict"] != "refuted"
    order = pd.DataFrame({"described": described, "kept": not_refuted, "p": decided})
    order = order.sort_values(["described", "kept", "p"], kind="stable")
    ranked = own.loc[order.index]
    few = ranked[ranked.groupby("phase", sort=False).cumcount() < OF_A_PHASE]
    rest = ranked.drop(few.index)
    return rows(pd.concat([few, rest])[:STRONGEST])


def of_ledger(ledger: pd.DataFrame, subject: str) -> dict[str, Any]:
    """Return what the text needs: all claims, the strongest of a subject, counts.

    rows: of claims that can be told here. absent: of those of which no run here can tell anything.
    """
    return {
        "rows": rows(ledger),
        "advice": rows(ledger[ledger["advice"] != ""]),
        "absent": _records(ledger[ledger["seeds"] == ""]),
        "strongest": strongest(ledger, subject),
        "subject": subject,
        "counts": ledger["verdict"].value_counts().to_dict(),
        "number": len(ledger),
    }


def of_card(card: pd.DataFrame) -> dict[str, Any]:
    """Return the trust cards of all runs side by side: the runs, and each line with a row a run.

    Args:
        card: as `claims.trust_card.of_runs` gives it.
    """
    named = card.assign(run=card["subject"] + "/" + card["seed"].astype(str))
    return {
        "runs": list(dict.fromkeys(named["run"])),
        "lines": [
            {**_records(lines)[0], "rows": [_with_details(row) for row in _records(lines)]}
            for _, lines in named.groupby("line", sort=False)
        ],
    }


def _with_details(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with its detail in parts that can be said: concepts, or reasons, or words."""
    detail = row["detail"]
    return {**row, "details": [detail] if detail.startswith(OF_CLASS) else _parts(detail)}


def _parts(detail: str) -> list[str]:
    return detail.split(", ") if detail else []


def read_scorecard(path: str | Path) -> pd.DataFrame:
    """Read the scorecard, CSV; what is planted is in no network without a plant, ""."""
    return pd.read_csv(path).fillna({"network": ""})


def of_scorecard(scorecard: pd.DataFrame) -> dict[str, Any]:
    """Return how well analyses recover what was planted, a row an analysis.

    Args:
        scorecard: as `claims.scorecard.card` gives it.

    Returns:
        rows: of each its areas by strength; counted: that which counts, where a plant is as strong
        as what is found in a trained network, or else where it is strongest; all: of all plants
        together; nothing: the row of the networks without a plant, by name. networks: their names.
        short: names of those that should find what is planted and fall short of `LEAST_AREA` there;
        loud: of those that say something of nothing more often than `MOST_FALSE`; tested: of those
        that should find what is planted and have a test of their own; mute: of those whose test
        says something of fewer than half of what is planted.
    """
    rows: list[dict[str, Any]] = []
    short, loud, tested, mute = [], [], [], []
    for name, own in scorecard.groupby("name", sort=False):
        planted = own[own["network"] == ""]
        levels = _records(planted[planted["strength"].notna()])
        if not levels:  # it was not run
            rows.append({"name": name, "levels": []})
            continue
        counted = next((row for row in levels if row["marked"]), levels[-1])
        nothing = {row["network"]: row for row in _records(own[own["network"] != ""])}
        planted_all = _records(planted[planted["strength"].isna()])[0]
        rows.append({**counted, "levels": levels, "all": planted_all, "nothing": nothing})
        if counted["meant"] and counted["area"] < LEAST_AREA:
            short.append(name)
        if counted["meant"] and counted["said"] is not None:
            tested.append(name)
            if counted["said"] < 0.5:
                mute.append(name)
        if (false_share(rows[-1]) or 0.0) > MOST_FALSE:
            loud.append(name)
    return {
        "rows": rows,
        "networks": [name for name in dict.fromkeys(scorecard["network"]) if name],
        "short": short,
        "loud": loud,
        "tested": tested,
        "mute": mute,
        "meant": sum(bool(row.get("meant")) for row in rows),
        "least": LEAST_AREA,
        "most": MOST_FALSE,
    }


def false_share(row: Mapping[str, Any]) -> float | None:
    """Return of which share of what does nothing an analysis says the most; None without a test.

    Args:
        row: of the analysis, as `of_scorecard` gives it.
    """
    nothing = [of["false"] for network, of in row["nothing"].items() if network != UNTRAINED]
    return max((share for share in [row["false"], *nothing] if share is not None), default=None)


def of_eyes(key: pd.DataFrame, effects: pd.DataFrame) -> dict[str, Any]:
    """Return what people and judges see on the sheet, all runs together.

    Args:
        key: of the sheet, a row a pair.
        effects: as `claims.eyes.rows.of_people` gives them.
    """
    own = effects[effects["seed"] < 0]
    shares = {(row["target"], row["intervention"]): row for row in _records(own)}
    agreed = {row["target"]: row for row in _records(own[own["analysis"] == AGREEMENT])}
    who = [PEOPLE, *(name for name in agreed if name != ANOTHER)]
    people = shares[PEOPLE, SET]
    return {
        "pairs": {kind: int((key["kind"] == kind).sum()) for kind in (SET, RANDOM, UNCHANGED)},
        "reason": people["reason"],
        "p_value": people["p_value"],
        "unchanged": shares[PEOPLE, UNCHANGED],
        "rows": [
            {
                "who": name,
                "set": shares[name, SET],
                "random": shares[name, RANDOM],
                "less": shares[name, LESS],
                "agreement": agreed[ANOTHER if name == PEOPLE else name],
            }
            for name in who
        ],
    }


def of_stability(table: pd.DataFrame) -> dict[str, Any]:
    """Return how stable explanations are, all runs side by side: the runs, and a cell a run.

    Of several layers the one that agrees least is told. A run that has nothing of a kind of
    explanation has the reason in each cell.

    Args:
        table: gathered rows "stability".
    """
    named = table.assign(run=table["subject"] + "/" + table["seed"].astype(str))
    runs = list(dict.fromkeys(named["run"]))
    least = named.sort_values("estimate", kind="stable").drop_duplicates(["run", *COMPARED])
    told = _records(least)

    def cell(run: str, key: Mapping[Any, Any]) -> dict[str, Any] | None:
        near = [row for row in told if row["run"] == run and row["target"] == key["target"]]
        own = [row for row in near if all(row[name] == key[name] for name in COMPARED)]
        # what is not there has a reason, of the same concept first
        missing = [row for row in near if row["estimate"] is None]
        missing.sort(key=lambda row: row["concept"] != key["concept"])
        return next(iter([*own, *missing]), None)

    keys = named[COMPARED].drop_duplicates()
    order = keys.apply(lambda column: pd.factorize(column)[0]).sort_values(COMPARED).index
    lines = keys.loc[order].to_dict("records")
    return {"runs": runs, "lines": [{**key, "rows": [cell(r, key) for r in runs]} for key in lines]}


def _records(table: pd.DataFrame) -> list[dict[str, Any]]:
    records = table.astype(object).where(table.notna(), None).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in records]
