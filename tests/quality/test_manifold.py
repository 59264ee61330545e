import math

import numpy as np
import pytest
import torch
from prdc import compute_prdc

from glassgan.quality import manifold


def normal(count, dim, seed, shift=0.0):
    rng = np.random.default_rng(seed)
    return torch.from_numpy(rng.standard_normal((count, dim)) + shift)


def assert_as_prdc(real, generated, neighbours):
    found = manifold.measure(real, generated, neighbours)
    expected = compute_prdc(real.double().numpy(), generated.double().numpy(), neighbours)
    assert found.keys() == expected.keys()
    assert found == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("neighbours", [1, 3, 5])
@pytest.mark.parametrize(("dim", "shift"), [(2, 0.5), (16, 0.2), (64, 0.0), (64, 3.0)])
def test_it_is_prdcs(dim, shift, neighbours):
    assert_as_prdc(normal(1230, dim, 0), normal(700, dim, 1, shift), neighbours)


def test_ties_are_on_the_surface_and_not_inside_as_in_prdc():
    rng = np.random.default_rng(0)
    real, generated = (torch.from_numpy(rng.integers(0, 4, (400, 5))).float() for _ in range(2))
    assert_as_prdc(real, generated, 5)


@pytest.mark.parametrize("neighbours", [1, 3, 5])
def test_two_sets_of_one_law_have_density_one_and_the_coverage_expected(neighbours):
    found = manifold.measure(normal(3000, 8, 2), normal(3000, 8, 3), neighbours)
    assert found["density"] == pytest.approx(1, abs=0.06)
    assert found["coverage"] == pytest.approx(1 - 2.0**-neighbours, abs=0.03)
    assert found["precision"] == pytest.approx(found["recall"], abs=0.03)


def test_blocks_change_nothing(monkeypatch):
    real, generated = normal(301, 6, 4), normal(260, 6, 5, 0.3)
    whole = manifold.measure(real, generated, 5)
    for size in (7, 64, 300):  # 301 = 43 · 7 = 300 + 1
        monkeypatch.setattr(manifold, "BLOCK", size)
        assert manifold.measure(real, generated, 5) == whole


def test_a_collapsed_generator_has_no_balls():
    one = normal(1, 8, 6)
    found = manifold.measure(normal(200, 8, 7), one.expand(200, 8), 5)
    assert np.isnan(found.pop("recall"))
    assert all(np.isfinite(value) for value in found.values())
    found = manifold.measure(one.expand(200, 8), normal(200, 8, 7), 5)
    assert np.isfinite(found.pop("recall"))
    assert all(np.isnan(value) for value in found.values())


@pytest.mark.parametrize(("copies", "defined"), [(99, True), (100, False)])
def test_half_of_the_balls_must_have_an_extent(copies, defined):
    points = normal(200, 8, 8)
    points[:copies] = points[0].clone()
    assert manifold.degenerate(manifold.radii(points, 5)) != defined


def test_equal_points_far_from_the_origin_are_equal():
    points = normal(50, 64, 9, 1000.0).repeat_interleave(4, 0).float()
    assert (manifold.radii(points, 3) == -torch.inf).all()
    radii = manifold.radii(points, 4)
    nearest = torch.cdist(points[::4].double(), points[::4].double()).topk(2, largest=False)
    torch.testing.assert_close(radii[::4].sqrt(), nearest.values[:, 1], rtol=1e-6, atol=0)


def test_too_few_points_are_refused():
    with pytest.raises(ValueError, match="5 points have no neighbour number 5"):
        manifold.measure(normal(20, 3, 0), normal(5, 3, 1), 5)


def test_nan_in_nan_out():
    whole, broken = torch.randn(20, 3), torch.randn(20, 3)
    broken[2, 1] = torch.nan
    for pair in ((whole, broken), (broken, whole)):
        assert all(math.isnan(value) for value in manifold.measure(*pair, 2).values())
