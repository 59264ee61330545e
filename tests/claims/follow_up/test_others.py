"""Directions and kinds of images whose truth is known."""

import numpy as np
import pytest

from glassgan import effects
from glassgan.claims.follow_up import others
from glassgan.claims.follow_up.table import table

RUN = {"subject": "mlp", "seed": 10, "epoch": 6}
SAID_OF = {"subject": "mlp", "found_on": 10, "seed": 10}


def directions(moves):
    rows = []
    for method in ("SVM", "regression"):
        for k, move in enumerate(moves):
            shared = {"intervention": method, "concept": f"concept {k}"}
            rows.append({**shared, "analysis": "direction_scores", "estimate": 0.5 + 0.03 * k})
            rows.append({**shared, "analysis": "direction_effects", "estimate": move})
    return effects.table(rows, seed=10, epoch=6, n=1)


def test_directions_that_tell_a_concept_better_move_it_further():
    planted = directions([0.1 * k * (-1) ** k for k in range(12)])  # a move may lower it
    predicted = table(others.said_of_directions(planted, SAID_OF))
    row = others.directions_move(predicted, planted, RUN)
    assert row["estimate"] == pytest.approx(1)
    assert (row["n"], row["p_value"]) == (24, pytest.approx(1 / 5001))
    noise = directions(np.random.default_rng(1).standard_normal(12))
    assert others.directions_move(predicted, noise, RUN)["p_value"] > 0.05
    none = others.directions_move(predicted[:0], planted, RUN)
    assert none["reason"] == "fewer than 5 directions"


def kinds(areas):
    rows = [{"target": f"kind {k}", "estimate": area} for k, area in enumerate(areas)]
    rows += [{"target": "highest logit from noise", "group": "noise", "estimate": 0.0}]
    shared = {"analysis": "special_samples", "concept": "AUROC against real"}
    return effects.table(rows, **shared, seed=10, epoch=6, n=1)


def test_kinds_of_images_look_to_one_as_to_another():
    areas = np.linspace(0.5, 1, 12)
    predicted = table(others.said_of_kinds(kinds(areas), {**SAID_OF, "found_on": 0}))
    assert len(predicted) == 12  # without what was made for one discriminator
    row = others.kinds_hold(predicted, kinds(areas**2), RUN)
    assert row["estimate"] == pytest.approx(1)
    assert (row["n"], row["p_value"]) == (12, pytest.approx(1 / 5001))
    noise = np.random.default_rng(1).permutation(areas)
    assert others.kinds_hold(predicted, kinds(noise), RUN)["p_value"] > 0.05
    assert others.kinds_hold(predicted[:0], kinds(areas), RUN)["reason"] == "fewer than 5 kinds"
