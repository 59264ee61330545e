"""What becomes of claims: tests, corrected over the ledger, and verdicts."""

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.special import ndtr, ndtri

from glassgan.claims.evidence import DISTANCES, Tables, rows_of
from glassgan.claims.ledger import RECIPE_SEEDS, Claim, Ledger, available

LEVEL = 0.05  # the chance that one false claim of the ledger is called supported
SUPPORTED, REFUTED, UNDECIDED = "supported", "refuted", "undecided"
DESCRIPTIVE = "descriptive"  # estimated on seeds that it was found on, or on too few
ABSENT = "not in this preset"
# phases of whose files evidence is made
BEHIND = {"follow_ups": ("units", "quality"), "eyes": ("units",)}
HALF_WIDTH = float(ndtri(0.975))  # of a 95 % interval, in standard errors
Test = tuple[float, float, float, float, float]  # estimate, ci_low, ci_high, p for, p against
Place = tuple[str, str, int]  # phase, subject, seed
NOTHING: Test = (math.nan, math.nan, math.nan, 1.0, 1.0)


def holm(p_values: Sequence[float]) -> list[float]:
    """Return p-values corrected for several tests: the chance of any false rejection stays below.

    Holm 1979, "A simple sequentially rejective multiple test procedure".

    Args:
        p_values: of the tests; nan stands for one that is not made, and counts.
    """
    values = np.asarray(p_values, dtype=float)
    order = np.argsort(values, kind="stable")  # nan comes last
    scaled = values[order] * (len(values) - np.arange(len(values)))
    result = np.empty(len(values))
    result[order] = np.minimum(np.maximum.accumulate(scaled), 1.0)
    return result.tolist()


def beyond(estimate: float, limit: float, threshold: float) -> float:
    """Return the one-sided p-value of an estimate that may lie at its threshold or short of it.

    Its standard error is taken from the limit of its 95 % interval that faces the threshold.
    Altman and Bland 2011, "How to obtain the P value from a confidence interval".

    Args:
        estimate: of what is claimed to lie above the threshold.
        limit: the lower one of its interval.
        threshold: of the claim.
    """
    if math.isnan(estimate) or math.isnan(limit):
        return 1.0
    error = (estimate - limit) / HALF_WIDTH
    if error <= 0:
        return 1.0  # of an interval without width nothing is known
    return float(ndtr((threshold - estimate) / error))


def of_row(claim: Claim, row: Mapping[Any, Any]) -> Test:
    """Test one row against the threshold, and against its null where the claim asks for it.

    Of two nulls both must be rejected, so that the larger p-value counts: Berger 1982,
    "Multiparameter hypothesis testing and acceptance sampling".
    """
    estimate, low, high = (float(row[key]) for key in ("estimate", "ci_low", "ci_high"))
    sign = 1 if claim.direction == "above" else -1
    near, far = (low, high) if sign > 0 else (high, low)
    above = beyond(sign * estimate, sign * near, sign * claim.threshold)
    against = beyond(-sign * estimate, -sign * far, -sign * claim.threshold)
    if claim.beyond_null:
        own = float(row["p_value"])
        if math.isnan(low) and not math.isnan(own):  # a count that only its null is a test of
            above = 0.0 if claim.side(estimate) > 0 else 1.0
        above = max(above, 1.0 if math.isnan(own) else own)
    return estimate, low, high, above, against


def of_rows(claim: Claim, rows: pd.DataFrame) -> Test:
    """Test all rows of a run: each must hold, or any, with the p-value of the choice.

    Each: the largest p-value counts (Berger 1982). Any: the smallest, times the number of rows
    (Bonferroni). Estimate and interval are those of the row that decides.
    """
    tests = [of_row(claim, row) for row in rows.to_dict("records")]
    number = len(tests)
    if claim.rows == "each":
        worst = max(tests, key=lambda test: (test[3], -_side(claim, test[0])))
        return (*worst[:4], min(1.0, number * min(test[4] for test in tests)))
    best = min(tests, key=lambda test: (test[3], -_side(claim, test[0])))
    return (*best[:3], min(1.0, number * best[3]), max(test[4] for test in tests))


def of_seeds(claim: Claim, estimates: Sequence[float]) -> Test:
    """Test over seeds whether the median network lies on the side of the threshold: a sign test.

    A seed without an estimate is on neither side. The interval is that of the median, between two
    seeds (Conover 1999, "Practical nonparametric statistics", section 3.2).
    """
    from scipy.stats import binomtest

    number = len(estimates)
    sides = [_side(claim, estimate) for estimate in estimates]
    above = binomtest(sum(side > 0 for side in sides), number, alternative="greater").pvalue
    against = binomtest(sum(side < 0 for side in sides), number, alternative="greater").pvalue
    known = sorted(estimate for estimate in estimates if not math.isnan(estimate))
    if not known:
        return NOTHING
    inside = max(_outside(len(known)) - 1, 0)
    return float(np.median(known)), known[inside], known[-1 - inside], above, against


def verdict(p_value: float, against: float) -> str:
    """Return the verdict of two corrected p-values."""
    if p_value < LEVEL:
        return SUPPORTED
    return REFUTED if against < LEVEL else UNDECIDED


def missing(lost: Iterable[str]) -> set[Place]:
    """Return phase, subject and seed of files that jobs which failed did not make.

    Args:
        lost: their paths, results/<preset>/<phase>/<subject>/<seed>/…
    """
    parts = (path.split("/")[2:5] for path in lost)
    return {(part[0], part[1], int(part[2])) for part in parts if part[2:] and part[2].isdigit()}


def of_ledger(
    ledger: Ledger, design: Mapping[str, Any], tables: Tables, gone: Collection[Place] = ()
) -> pd.DataFrame:
    """Return a row for each claim: its test and its verdict.

    Args:
        ledger: all claims.
        design: its lists `runs` and `forks`: what there is in a preset.
        tables: of effects, by phase.
        gone: phase, subject and seed of what jobs that failed did not make, as `missing` gives it.

    Raises:
        InputError: names the claim whose evidence should be there and is not.
    """
    rows = [_tested(ledger, claim, design, tables, gone) for claim in ledger.claims]
    found = decided(pd.DataFrame(rows))
    advised = zip(ledger.claims, found["verdict"], strict=True)
    return found.assign(advice=[dict(claim.advice).get(verdict, "") for claim, verdict in advised])


def decided(tests: pd.DataFrame) -> pd.DataFrame:
    """Return the tests of all claims of a ledger with corrected p-values and verdicts.

    Args:
        tests: a row a claim: p_value, p_against (nan where it is not tested here, which counts all
            the same: the ledger is one family), and a verdict where there is no test.
    """
    frame = tests.assign(
        p_value_holm=holm(tests["p_value"].tolist()),
        p_against_holm=holm(tests["p_against"].tolist()),
    )
    found = zip(frame["verdict"], frame["p_value_holm"], frame["p_against_holm"], strict=True)
    return frame.assign(verdict=[before or verdict(*both) for before, *both in found])


def _tested(
    ledger: Ledger,
    claim: Claim,
    design: Mapping[str, Any],
    tables: Tables,
    gone: Collection[Place],
) -> dict[str, Any]:
    phase = claim.evidence.phase if claim.fork is None else "forks"
    behind = BEHIND.get(phase, (phase,))
    there = [
        seed
        for seed in available(claim, design)
        if not any((part, claim.subject, seed) in gone for part in behind)
    ]
    fresh = [seed for seed in there if seed in ledger.confirming(claim)]
    enough = len(fresh) >= (RECIPE_SEEDS if claim.level == "recipe" else 1)
    used = fresh if enough else there
    if claim.level == "checkpoint":
        used = used[:1]
    found = rows_of(claim, tables, used)
    tests = [of_rows(claim, rows) for rows in found]
    if not used:
        test = NOTHING
    elif claim.level == "recipe":
        test = of_seeds(claim, [one[0] for one in tests])
    else:
        test = tests[0]
    estimate, low, high, above, against = test
    every = pd.concat(found) if found else pd.DataFrame()
    null = _null(every, estimate) if claim.level == "checkpoint" else (math.nan, math.nan)
    return {
        "claim": claim.name,
        "says": claim.says,
        "believed": claim.believed,
        "phase": claim.evidence.phase,
        "analysis": claim.evidence.analysis,
        "subject": claim.subject,
        "fork": claim.fork or "",
        "level": claim.level,
        "direction": claim.direction,
        "threshold": claim.threshold,
        "beyond_null": claim.beyond_null,
        "expected": math.nan if claim.expected is None else claim.expected,
        "seeds": " ".join(map(str, used)),
        "rows": len(every),
        "unit_of_measure": _one(every.get("unit_of_measure", [])),
        "estimate": estimate,
        "ci_low": low,
        "ci_high": high,
        "null_low": null[0],
        "null_high": null[1],
        "p_value": above if enough else math.nan,
        "p_against": against if enough else math.nan,
        "against_judge": against_judge(claim, tables, used),
        "verdict": "" if enough else DESCRIPTIVE if used else ABSENT,
        "reason": _one(every.get("reason", [])),
    }


def against_judge(claim: Claim, tables: Tables, seeds: Sequence[int]) -> str:
    """Return the distances that lie on the other side of the threshold than the judge's, if any.

    Of claims that rest on a distance in the judge's features; by the mean over rows and seeds.

    Args:
        claim: of the ledger.
        tables: of effects, by phase.
        seeds: whose runs decide it.
    """
    where = claim.evidence.where
    if where.get("concept") != DISTANCES[0] or not seeds:
        return ""
    sides = {}
    for distance in DISTANCES:
        other = claim.evidence.model_copy(update={"where": {**where, "concept": distance}})
        rows = rows_of(claim.model_copy(update={"evidence": other}), tables, seeds)
        sides[distance] = _side(claim, float(pd.concat(rows)["estimate"].mean()))
    return " ".join(name for name, side in sides.items() if side * sides[DISTANCES[0]] < 0)


def _side(claim: Claim, estimate: float) -> float:
    side = claim.side(estimate)
    return 0.0 if math.isnan(side) else side


def _null(rows: pd.DataFrame, estimate: float) -> tuple[float, float]:
    """Return the middle of the null of the row that decided a claim, nan where it has none."""
    own = rows[rows["estimate"] == estimate] if len(rows) else rows
    if own.empty:
        return math.nan, math.nan
    return float(own["null_low"].iloc[0]), float(own["null_high"].iloc[0])


def _outside(number: int) -> int:
    """Return how many seeds at each end the 95 % interval of the median leaves out, and one."""
    from scipy.stats import binomtest

    count = 0
    while 2 * binomtest(count, number, alternative="less").pvalue <= LEVEL:
        count += 1
    return count


def _one(values: Iterable[str]) -> str:
    return ", ".join(sorted(set(values) - {""}))
