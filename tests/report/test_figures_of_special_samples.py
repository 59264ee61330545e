"""Figures of decisions and special samples: of a run, and of a constant discriminator."""

import numpy as np
import pytest
import special_tables as built
from pages import draws_within_its_page

from glassgan import effects
from glassgan.report import (
    figure_decision,
    figure_extremes,
    figure_special_samples,
    special,
)

DRAWN = {
    "decision": lambda arrays, header, rows: figure_decision.draw(rows),
    "special_samples": figure_special_samples.draw,
    "extremes": lambda arrays, header, rows: figure_extremes.draw(arrays),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("run", ["a run", "a constant discriminator", "nothing"])
@pytest.mark.parametrize("name", DRAWN)
def test_figures_draw_within_their_page(name, run):
    nothing = {}, {"groups": {}, "layers": []}, effects.empty()
    runs = {"a run": built.results, "a constant discriminator": built.constant}
    results = runs[run]() if run in runs else nothing
    draws_within_its_page(DRAWN[name](*results))


def test_the_scale_of_logits_is_that_of_real_and_own_samples():
    logits = {special.DIGITS: np.array([9.0, 11]), special.OWN: np.array([-3.0, -1])}
    assert special.unit_of(logits) == pytest.approx(1.0)
    assert special.unit_of({special.DIGITS: np.full(4, 7.0)}) == 1.0
    assert special.unit_of({}) == 1.0


def test_ticks_are_round_and_stand_apart():
    found = special.ticks(-12, 25, 1.0, 0.5)
    assert found == [0.0, -1.0, 1.0, -3.0, 3.0, -10.0, 10.0]
    assert special.ticks(-0.2, 0.2, 0.1, 0.5) == [0.0, -0.1, 0.1]


def test_logits_have_two_figures_and_no_negative_zero():
    assert [special.words(value) for value in (-12.3, 9.96, 1.25, -0.128, -0.001)] == [
        "−12", "10", "1.2", "−0.13", "0.00",
    ]  # fmt: skip


def test_concepts_and_groups_are_those_that_are_measured():
    from glassgan.attribution import probes
    from glassgan.attribution import special as measured

    assert set(figure_decision.CONCEPTS) == set(probes.CONCEPTS)
    groups = (measured.REAL, measured.GENERATED, measured.CHANGED, measured.OTHER, measured.MADE)
    assert tuple(special.GROUPS) == groups
    assert (special.DIGITS, special.OWN) == (measured.DIGITS, measured.OWN)
