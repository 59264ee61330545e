"""Figures of decisions and special samples: of a run, and of a constant discriminator."""

import numpy as np
import pytest
import special_tables as built
from pages import draws_within_its_page

from glassgan import effects
from glassgan.report import messages, names
from glassgan.report.attribution import decision, extremes, kinds, special_samples

DRAWN = {
    "decision": lambda arrays, header, rows: decision.draw(rows),
    "special_samples": special_samples.draw,
    "extremes": lambda arrays, header, rows: extremes.draw(arrays),
}


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("run", ["a run", "a constant discriminator", "nothing"])
@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("language", names.LANGUAGES)
def test_figures_draw_within_their_page(name, run, language):
    nothing = {}, {"groups": {}, "layers": []}, effects.empty()
    runs = {"a run": built.results, "a constant discriminator": built.constant}
    results = runs[run]() if run in runs else nothing
    with messages.speaking(language):
        draws_within_its_page(DRAWN[name](*results))


def test_the_scale_of_logits_is_that_of_real_and_own_samples():
    logits = {kinds.REAL_TEST: np.array([9.0, 11]), kinds.OWN: np.array([-3.0, -1])}
    assert kinds.unit_of(logits) == pytest.approx(1.0)
    assert kinds.unit_of({kinds.REAL_TEST: np.full(4, 7.0)}) == 1.0
    assert kinds.unit_of({}) == 1.0


def test_ticks_are_round_and_stand_apart():
    found = kinds.ticks(-12, 25, 1.0, 0.5)
    assert found == [0.0, -1.0, 1.0, -3.0, 3.0, -10.0, 10.0]
    assert kinds.ticks(-0.2, 0.2, 0.1, 0.5) == [0.0, -0.1, 0.1]


def test_logits_have_two_figures_and_no_negative_zero():
    assert [kinds.logit_words(value) for value in (-12.3, 9.96, 1.25, -0.128, -0.001)] == [
        "−12", "10", "1.2", "−0.13", "0.00",
    ]  # fmt: skip


def test_concepts_and_groups_are_those_that_are_measured():
    from glassgan.attribution import probes
    from glassgan.attribution import special as measured

    assert set(decision.CONCEPTS) == set(probes.CONCEPTS)
    groups = (measured.REAL, measured.GENERATED, measured.CHANGED, measured.OTHER, measured.MADE)
    assert tuple(kinds.GROUPS) == groups
    assert (kinds.REAL_TEST, kinds.OWN) == (measured.REAL_TEST, measured.OWN)
