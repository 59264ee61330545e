"""What a loss gives for a mode that is nearly dropped: by formula, quadrature, and the best D."""

import numpy as np
import pytest
from torch import nn

from glassgan.theory import dropping
from glassgan.theory.names import OTHER, SATURATING


@pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5])
def test_formulas_are_quadratures(share):
    found, exact = dropping.pair(share).divergences, dropping.divergences(np.array(share))
    assert exact["KL(p‖q)"] == pytest.approx(found["KL(p‖q)"], abs=2e-3)
    assert exact["KL(q‖p)"] == pytest.approx(found["KL(q‖p)"], abs=2e-3)
    assert exact["2 JSD"] == pytest.approx(2 * found["JSD"], abs=2e-3)


def test_slopes_are_derivatives():
    shares, small = np.array([0.02, 0.1, 0.3, 0.5]), 1e-6
    for form, objective in dropping.OBJECTIVES.items():
        above, below = (dropping.divergences(shares + d)[objective] for d in (small, -small))
        np.testing.assert_allclose(
            dropping.slopes(shares)[form], (above - below) / (2 * small), atol=1e-5
        )
    assert dropping.slopes(np.array(1e-12))[OTHER] == pytest.approx(-np.log(3))
    assert dropping.slopes(np.array(1e-12))[SATURATING] < -20


def test_the_best_discriminator_gives_these_slopes():
    """Its answer hangs on the mode alone, where modes are apart."""
    share = 0.1

    class Best(nn.Module):
        def forward(self, points):
            second = 0.5 / share
            first = 0.5 / (1 - share)
            ratio = (points[:, 0] > 0).double() * (second - first) + first
            return ratio.log()

    found = dropping.measured(Best(), 20_000, 0)
    exact = dropping.slopes(np.array(share))
    assert found[SATURATING] == pytest.approx(float(exact[SATURATING]), abs=0.005)
    assert found[OTHER] == pytest.approx(float(exact[OTHER]), abs=0.005)
