"""Tables behind the page on claims: a scorecard, what people see, a ledger, trust cards."""

import math

import pandas as pd

LEDGER = {
    "subject": "mlp", "seeds": "11", "verdict": "supported", "says": "It is so.", "advice": "",
    "believed": False, "phase": "quality", "analysis": "quality", "fork": "", "rows": 1,
    "direction": "above", "threshold": 0.5, "expected": math.nan, "estimate": 0.75,
    "ci_low": 0.625, "ci_high": 0.875, "null_low": math.nan, "null_high": math.nan,
    "unit_of_measure": "share", "reason": "", "against_judge": "", "beyond_null": False,
    "p_value": 1e-9, "p_against": 1.0, "p_value_holm": 1e-8, "p_against_holm": 1.0,
    "evidence_sha256": "0123456789abcdef",
}  # fmt: skip


def ledger(**claims):
    """A row a claim: supported, unless it says otherwise."""
    return pd.DataFrame([{**LEDGER, "claim": name, **row} for name, row in claims.items()])


def scorecard(**rows):
    """Rows of analyses: a strength, all strengths, and two networks without a plant."""
    shared = {"phase": "units", "positives": 20, "negatives": 30, "ci_low": 0.5, "ci_high": 1.0}
    table = []
    for name, (meant, area, false, of_constant) in rows.items():
        row = {**shared, "name": name, "network": "", "meant": meant, "said": 0.5, "false": false}
        table += [
            {**row, "strength": 0.1, "area": area, "marked": True},
            {**row, "strength": 0.2, "area": 1.0, "marked": False},
            {**row, "strength": math.nan, "area": 0.9, "marked": False},
            {"name": name, "network": "constant", "negatives": 9, "false": of_constant},
            {"name": name, "network": "untrained", "negatives": 9, "false": 0.9},
        ]
    return pd.DataFrame(table)


def card(*verdicts):
    """Trust cards of two lines, a pair of verdicts a run."""
    rows = [
        {"subject": "mlp", "seed": seed, "line": line, "says": says, "verdict": verdict}
        for seed, both in enumerate(verdicts)
        for line, says, verdict in zip(
            ("coverage", "memory"), ("covers the data", "copies no training images"), both,
            strict=True,
        )
    ]  # fmt: skip
    shared = {"direction": "above", "threshold": -0.2, "estimate": -0.1, "detail": ""}
    return pd.DataFrame(rows).assign(**shared, ci_low=-0.15, ci_high=-0.05)


def key():
    """Of a sheet of three pairs."""
    return pd.DataFrame({"kind": ["set", "set", "random set"]})


def eyes(*, looked):
    """What people, if any looked, and judges see: of a run, and of all."""
    estimate = {"estimate": 0.4, "ci_low": 0.3, "ci_high": 0.5, "reason": "", "p_value": 0.01}
    nothing = {**dict.fromkeys(estimate, math.nan), "reason": "nobody has looked yet"}
    kinds = ("set", "random set", "set less random set", "unchanged")
    who = ("people", "the judge", "a second judge", "nearest training images")
    shares = [
        {"analysis": "seen_by_people", "target": name, "intervention": kind, "seed": -1}
        | (estimate if looked or name != "people" else nothing)
        for name in who
        for kind in kinds
    ]
    agreed = [
        {"analysis": "agreement_of_people", "target": name, "intervention": "", "seed": -1}
        | (estimate if looked else nothing)
        for name in (*who[1:], "another reader")
    ]
    of_run = [{**row, "seed": 0, "estimate": 0.9} for row in (*shares, *agreed)]
    return pd.DataFrame([*of_run, *shares, *agreed])


def stability():
    """Rank correlations of units, one of them within its null, and what has a reason."""
    names = ["subject", "seed", "layer", "target", "concept", "intervention"]
    rows = [
        ("mlp", 0, "hidden1", "units", "concepts", "another bank", 0.9, -0.2, 0.2, ""),
        ("mlp", 0, "hidden2", "units", "concepts", "another judge", 0.1, -0.2, 0.2, ""),
        ("mlp", 0, "", "sets", "overlap", "another bank", math.nan, math.nan, math.nan, "few"),
    ]
    table = pd.DataFrame(rows, columns=[*names, "estimate", "null_low", "null_high", "reason"])
    return table.assign(ci_low=table["estimate"] - 0.05, ci_high=table["estimate"] + 0.05)
