"""The smallest game: its eigenvalues in three ways, and who converges."""

import numpy as np
import pytest
import torch

from glassgan.theory import dirac

BY_NAME = {setting.name: setting for setting in dirac.SETTINGS}
each_setting = pytest.mark.parametrize("setting", dirac.SETTINGS, ids=list(BY_NAME))


@each_setting
def test_closed_form_differentiation_and_simulation_agree(setting):
    formula = setting.closed_form()
    np.testing.assert_allclose(setting.differentiated(), formula, atol=1e-12)
    np.testing.assert_allclose(
        dirac.ordered(np.linalg.eigvals(setting.jacobian())), formula, atol=1e-12
    )
    size = 0.05
    for alternating in (False, True):
        expected = setting.closed_form_of_steps(size, alternating)
        found = setting.simulated(30, size, alternating)
        np.testing.assert_allclose(found, expected, atol=1e-6 * size)


@each_setting
def test_the_verdict_is_that_of_the_papers(setting):
    assert dirac.verdict(setting.differentiated()) == setting.proved


def test_alternating_steps_without_a_regulariser_turn_and_others_grow():
    """Mescheder et al. 2018, section 2: 1 − α²/2 ± √((1 − α²/2)² − 1), α = h f'(0)."""
    for size in (0.1, 1.0):
        alpha = 0.5 * size
        middle = 1 - alpha**2 / 2
        expected = np.array([middle + 1j * np.sqrt(1 - middle**2)] * 2)
        expected[1] = expected[1].conj()
        found = BY_NAME["standard"].closed_form_of_steps(size, alternating=True)
        np.testing.assert_allclose(found, expected, atol=1e-12)
        np.testing.assert_allclose(np.abs(found), 1, atol=1e-12)
        together = BY_NAME["standard"].closed_form_of_steps(size, alternating=False)
        np.testing.assert_allclose(np.abs(together), np.sqrt(1 + alpha**2), atol=1e-12)


@pytest.mark.parametrize(
    ("name", "alternating", "low", "high"),
    [
        ("standard", False, 1.0, 10),  # simultaneous steps spiral outwards
        ("standard", True, 0.8, 1.2),  # alternating ones go round
        ("non-saturating", True, 0.1, 0.9),  # inwards, slower than any exponential
        ("Wasserstein", False, 10, np.inf),
        ("R1", True, 0, 1e-4),
        ("relativistic, R1 and R2", False, 0, 1e-6),
    ],
)
def test_long_walks_do_what_they_must(name, alternating, low, high):
    start = torch.tensor([1.0, 1.0], dtype=torch.float64)
    places = BY_NAME[name].walked(start, 600, 0.1, alternating)
    assert low <= np.linalg.norm(places[-1]) / np.linalg.norm(places[0]) <= high


def test_real_parts_decide_and_zero_does_not():
    assert dirac.verdict(np.array([-0.1 + 1j, -0.1 - 1j])) == dirac.CONVERGES
    assert dirac.verdict(np.array([0.1 + 0j, -3 + 0j])) == dirac.DIVERGES
    assert dirac.verdict(np.array([1j, -1j])) == dirac.UNDECIDED
    # a strong penalty: real eigenvalues
    strong = dirac.Setting("R1", "", dirac._penalised(dirac._of_d, 2.0, 0), dirac._of_g(True),
                           0.5, own_d=-2.0)  # fmt: skip
    assert np.abs(strong.closed_form().imag).max() == 0
    np.testing.assert_allclose(strong.differentiated(), strong.closed_form(), atol=1e-12)
