import numpy as np

from glassgan.units import matching


def test_counterparts_are_found_whatever_their_order():
    rng = np.random.default_rng(0)
    first = rng.standard_normal((30, 100))
    order = rng.permutation(30)
    second = first[order] * 3 + 0.3 * rng.standard_normal((30, 100))
    table = matching.counterparts(matching.correlations(first, second))
    assert table["counterpart"].all()
    assert (order[table["match"]] == np.arange(30)).all()


def test_nothing_to_find():
    rng = np.random.default_rng(1)
    first, second = rng.standard_normal((2, 30, 400))
    assert not matching.counterparts(matching.correlations(first, second))["counterpart"].any()
    assert (matching.correlations(np.zeros((2, 5)), second[:, :5]) == 0).all()


def test_a_random_basis_of_the_same_space_has_no_counterparts():
    rng = np.random.default_rng(2)
    first = rng.standard_normal((60, 300))
    mixed = matching.mixed(first, rng)
    assert np.allclose(mixed.T @ mixed, first.T @ first)
    assert matching.counterparts(matching.correlations(first, mixed))["counterpart"].mean() < 0.1


def test_pictures_of_a_sweep_by_layer():
    sweep = {
        "trained.pictures.0.body.1": np.zeros((3, 28, 28), np.float16),
        "untrained.pictures.0.body.1": np.ones((3, 28, 28), np.float16),
        "trained.mean.0.body.1": np.zeros((3, 14), np.float16),
    }
    found = matching.pictures(sweep, "untrained")
    assert list(found) == ["body.1"]
    assert found["body.1"].shape == (3, 784)
