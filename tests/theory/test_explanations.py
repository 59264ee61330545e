"""Verdicts on tables whose answer is known: as predicted, in part, not, and nothing there."""

import math

import numpy as np
import pandas as pd
import pytest

from glassgan import effects
from glassgan.report.theory import explained, numbers
from glassgan.theory import explanations
from glassgan.theory.explanations import AGREES, DISAGREES, IN_PART, NOT_HERE, SILENT, Results
from glassgan.theory.names import (
    AT_MOST,
    CLASSES,
    FRESH,
    GENERATED,
    MEASURED,
    OTHER,
    PREDICTED,
    SATURATING,
)

NONE = Results(effects.empty(), {}, {}, [])


def verdict_of(explain, results):
    *_, measured, verdict = explain(results)
    assert explained.said(measured)  # so that the report can say it in every language
    return verdict


def theory(rows):
    return effects.table({"seed": 0, "epoch": 0, "n": 0, **row} for row in rows)


def quality(classes, distances=(9.0, 4.0)):
    rows = [
        {"epoch": epoch, "step": 10 * epoch, "measure": name, "estimate": value}
        for epoch, distance in enumerate(distances, start=1)
        for name, value in (("classes", classes), ("frechet_distance", distance))
    ]
    return pd.DataFrame(rows)


def bounds(run, values):
    subject, seed = run.split("/")
    shared = {"analysis": "jsd_bound", "subject": subject, "seed": int(seed), "target": GENERATED}
    for epoch, value in enumerate(values, start=1):
        for dose in (0.0, 50.0):
            yield {**shared, "epoch": epoch, "intervention": FRESH, "dose": dose,
                   "estimate": value if dose else 0.0}  # fmt: skip
        yield {**shared, "epoch": epoch, "intervention": CLASSES, "estimate": 0.1}


@pytest.mark.parametrize(
    ("classes", "expected"), [((1, 10), AGREES), ((1, 1), DISAGREES), ((10, 1), DISAGREES)]
)
def test_which_runs_train(classes, expected):
    apart, near = 0.999 * math.log(2), 0.3
    rows = [*bounds("a/0", [apart, apart]), *bounds("b/0", [apart, near])]
    results = Results(
        theory(rows), {"a/0": quality(classes[0]), "b/0": quality(classes[1])}, {}, []
    )
    assert verdict_of(explanations.collapse, results) == expected


def gradients(size, most):
    for dose in range(4):
        shared = {"analysis": "frozen_gradient", "intervention": SATURATING, "dose": dose}
        for group, value in ((MEASURED, size[dose]), (PREDICTED, 1.0), (AT_MOST, most)):
            yield {**shared, "group": group, "estimate": value}


@pytest.mark.parametrize(
    ("size", "most", "expected"),
    [
        ([1, 1.05, 0.95, 1], 2.0, AGREES),
        ([1, 1, 1, 2], math.nan, IN_PART),
        ([1, 1, 3, 2], 5.0, DISAGREES),
        ([1, 1, 1, 1], 0.5, DISAGREES),  # above what it can be
    ],
)
def test_a_gradient_beside_its_factor_and_its_bound(size, most, expected):
    results = Results(theory(gradients(size, most)), {}, {}, [])
    assert verdict_of(explanations.saturation, results) == expected


def test_an_order_is_told_from_enough_checkpoints():
    def of(values):
        found = dict.fromkeys(["a/0"], quality(3, [8.0, 6.0, 4.0, 3.0, 2.0, 1.0]))
        return Results(theory(bounds("a/0", values)), found, {}, [])

    falling = [0.6, 0.5, 0.45, 0.4, 0.3, 0.2]
    assert verdict_of(explanations.distances, of(falling)) == AGREES
    assert verdict_of(explanations.distances, of(falling[::-1])) == DISAGREES
    assert verdict_of(explanations.distances, of(falling[:3])) == NOT_HERE
    beyond = sum(
        verdict_of(explanations.distances, of(np.random.default_rng(n).permutation(falling)))
        == AGREES
        for n in range(12)
    )
    assert beyond <= 3  # .6 are expected by chance


def test_slopes_of_a_dropped_mode():
    rows = [
        {"analysis": "dropped_mode", "concept": "slope", "intervention": form, "dose": dose,
         "group": group, "estimate": value}
        for form, value in ((SATURATING, -3.0), (OTHER, -1.0))
        for dose in (0.1, 0.2) for group in (MEASURED, PREDICTED)
    ]  # fmt: skip
    assert verdict_of(explanations.modes, Results(theory(rows), {}, {}, [])) == AGREES
    rows[0]["estimate"] = -9.0
    assert verdict_of(explanations.modes, Results(theory(rows), {}, {}, [])) == IN_PART


def test_forks_with_a_penalty():
    def of(*classes):
        forks = [({"change": "r1", "parent": "a/0"}, quality(number)) for number in classes]
        return Results(effects.empty(), {}, {}, [({"change": "nothing"}, quality(1)), *forks])

    assert verdict_of(explanations.penalties, of(10, 9)) == AGREES
    assert verdict_of(explanations.penalties, of(10, 1)) == DISAGREES
    assert verdict_of(explanations.penalties, of()) == NOT_HERE


def test_every_phenomenon_has_a_row_with_nothing_there():
    table = effects.table(explanations.explained(NONE), preset="x", seed=-1, epoch=-1, n=0)
    told = numbers.of_explanations(table)
    assert len(told) == len(explanations.EXPLANATIONS)
    assert {row["verdict"] for row in told} == {NOT_HERE, SILENT}
    assert all(row["prediction"] and row["source"] and row["measured"] for row in told)
    assert all(row["name"] and row["said"] for row in told)
