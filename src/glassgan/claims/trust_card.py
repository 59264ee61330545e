"""Can a generator be trusted? A verdict a line, read from what was measured."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from glassgan.claims import quality_rows, verdicts
from glassgan.claims.evidence import Run, Tables, difference, select
from glassgan.claims.ledger import Claim, Evidence
from glassgan.claims.settings import Card
from glassgan.concepts import NO_CLASSES
from glassgan.data import DATA
from glassgan.effects import FDR, side
from glassgan.latent.counts import GIVEN
from glassgan.statistics.counts import COUNTS

HOLDS, FAILS, OPEN, UNKNOWN = "holds", "fails", "open", "not measured"
SELECTIVITY = "direction_selectivity"
OF_CLASS = "class_"  # before the number, in the name of a measure
OF_CLASSES = ("balance", "readable", "failures")  # lines that speak of classes
ALONE = 0.05  # of a test that stands by itself


def _quality(measure: str, target: str = quality_rows.SAMPLES) -> dict[str, Any]:
    where = {"target": target, "concept": measure}
    return {"phase": "quality", "analysis": "quality", "where": where}


def _beside_real(measure: str) -> dict[str, Any]:
    return {"evidence": _quality(measure), "less": _quality(measure, quality_rows.REAL)}


def lines(card: Card) -> list[dict[str, Any]]:
    """Return what is asked, in the words of claims."""
    attack = {"group": "PGD", "dose": card.radius, "concept": "verdict flipped"}
    weak = {"phase": "attribution", "analysis": "adversarial", "split": "held-out", "where": attack}
    told = {"target": f"SVM no {DATA.kind}", "concept": f"no {DATA.kind}"}
    of_latents = {"phase": "latent", "split": "held-out"}
    return [
        {
            "name": "coverage",
            "says": "covers the data",
            **_beside_real("coverage"),
            "direction": "above",
            "threshold": -card.coverage_lost,
        },
        {
            "name": "precision",
            "says": "draws what could be data",
            **_beside_real("precision"),
            "direction": "above",
            "threshold": -card.precision_lost,
        },
        {
            "name": "balance",
            "says": "draws all classes, none too often",
            "evidence": _quality("effective_modes"),
            "direction": "above",
            "threshold": card.effective_classes,
        },
        {
            "name": "memory",
            "says": "copies no training images",
            **_beside_real("copied"),
            "direction": "below",
            "threshold": card.copies,
        },
        {
            "name": "readable",
            "says": "draws what the judge can read",
            "evidence": _quality("abstains"),
            "direction": "below",
            "threshold": card.unreadable,
        },
        {
            "name": "failures",
            "says": "tells by its latents where it fails",
            "evidence": {**of_latents, "analysis": "direction_scores", "where": told},
            "direction": "above",
            "threshold": card.failures_told,
        },
        {
            "name": "control",
            "says": "is moved by directions that change one concept alone",
            "evidence": {
                "phase": "latent",
                "analysis": SELECTIVITY + COUNTS,
                "where": {"intervention": GIVEN},
            },
            "direction": "above",
            "threshold": 0,
            "beyond_null": True,
        },
        {
            "name": "seeds",
            "says": "comes out alike with other seeds",
            "evidence": {"phase": "quality", "analysis": "between_seeds"},
            "direction": "below",
            "threshold": card.between_seeds,
        },
        {
            "name": "attacks",
            "says": f"has a discriminator that withstands attacks of {card.radius} grey levels",
            "evidence": weak,
            "direction": "below",
            "threshold": card.flipped,
        },
    ]


def of_run(card: Card, tables: Tables, run: Run) -> list[dict[str, Any]]:
    """Return a row for each line: what was measured, and whether it holds.

    The line holds where the whole interval lies on the right side of its threshold, fails where it
    lies on the other, and is open in between; where several rows decide, each must hold.

    Args:
        card: thresholds.
        tables: of effects by phase, gathered.
        run: subject and seed.
    """
    details = {"balance": _least_and_most(tables, run), "control": _moved(tables, run)}
    if NO_CLASSES:
        details |= dict.fromkeys(OF_CLASSES, NO_CLASSES)
    return [_line(line, tables, run, details.get(line["name"], "")) for line in lines(card)]


def _line(line: dict[str, Any], tables: Tables, run: Run, detail: str) -> dict[str, Any]:
    subject, seed = run
    claim = Claim.model_validate({**line, "subject": subject, "level": "checkpoint"})
    rows = select(claim.evidence, tables, run)
    if claim.less is not None:
        other = select(claim.less, tables, run)
        rows = difference(rows, other.iloc[0]) if len(other) == 1 else rows.iloc[:0]
    known = rows[rows["estimate"].notna()]
    estimate, low, high = verdicts.NOTHING[:3]
    if len(known):
        estimate, low, high = verdicts.of_rows(claim, known)[:3]
    return {
        "subject": subject,
        "seed": seed,
        "line": claim.name,
        "says": claim.says,
        "direction": claim.direction,
        "threshold": claim.threshold,
        "estimate": estimate,
        "ci_low": low,
        "ci_high": high,
        "verdict": _verdict(claim, known),
        "detail": detail or ", ".join(sorted(set(rows["reason"]) - {""})),
    }


def _verdict(claim: Claim, rows: pd.DataFrame) -> str:
    if rows.empty:
        return UNKNOWN
    if claim.beyond_null:
        return HOLDS if (rows["p_value"] < ALONE).all() else FAILS
    sides = side(rows, claim.threshold) * (1 if claim.direction == "above" else -1)
    return HOLDS if (sides > 0).all() else FAILS if (sides < 0).any() else OPEN


def _least_and_most(tables: Tables, run: Run) -> str:
    """Return in words which class is drawn least often, and which most, beside the data."""
    shares = []
    for target in (quality_rows.SAMPLES, quality_rows.REAL):
        evidence = {"phase": "quality", "analysis": "quality", "where": {"target": target}}
        rows = select(Evidence.model_validate(evidence), tables, run).set_index("concept")
        shares.append(rows.loc[rows.index.str.startswith(OF_CLASS), "estimate"])
    ratio = (shares[0] / shares[1]).dropna().sort_values(kind="stable")
    if ratio.empty:
        return ""
    least, most = ((str(name).removeprefix(OF_CLASS), ratio[name]) for name in ratio.index[[0, -1]])
    return (
        f"class {least[0]} at {least[1]:.2f} of its share in the data, "
        f"class {most[0]} at {most[1]:.2f}"
    )


def _moved(tables: Tables, run: Run) -> str:
    """Return the concepts that a direction found for them changes apart from the others."""
    evidence = {"phase": "latent", "analysis": SELECTIVITY, "split": "held-out"}
    rows = select(Evidence.model_validate(evidence), tables, run)
    found = rows[rows["q_value"] < FDR]
    named = [
        concept
        for target, concept in zip(found["target"], found["concept"], strict=True)
        if target.endswith(f" {concept}")
    ]
    return ", ".join(dict.fromkeys(named))


def of_runs(card: Card, tables: Tables, runs: Iterable[Run]) -> pd.DataFrame:
    """Return the lines of all runs as a table."""
    return pd.DataFrame([row for run in runs for row in of_run(card, tables, run)])
