import banks
import numpy as np
import pandas as pd
import pytest
import torch
from scipy.stats import kstest

from glassgan import streams
from glassgan.latent import agreement

DIM = 20


def random(count, seed):
    return banks.latents(count, DIM, seed)


def test_overlap_of_subspaces_whose_angle_is_known():
    turned = banks.frame(DIM, DIM).double()
    same = agreement.basis(2 * turned[[0, 1]] + turned[[1, 0]])  # another basis of the same span
    assert agreement.overlap(same, turned[:2]) == pytest.approx(1)
    assert agreement.overlap(turned[:2], turned[2:7]) == pytest.approx(0)
    tilted = torch.stack([turned[0], (turned[1] + turned[5]) / 2**0.5])
    assert agreement.overlap(tilted, turned[:2]) == pytest.approx((1 + 0.5) / 2)
    assert agreement.overlap(turned[:1], turned[:7]) == pytest.approx(1)  # a part of the larger


def test_dependent_directions_span_fewer_dimensions():
    one = random(1, 0)
    assert len(agreement.basis(torch.cat([one, -2 * one]))) == 1
    assert len(agreement.basis(torch.zeros(0, DIM))) == 0


@pytest.mark.parametrize("sizes", [(3, 3), (2, 7)])
def test_random_subspaces_agree_at_the_nominal_rate(sizes):
    p = []
    for trial in range(150):
        one, other = random(sizes[0], 100 * trial), random(sizes[1], 50_000 + trial)
        found = agreement.stability({"m": one}, {"m": other}, 400, seed=trial)
        p += [row["p_value"] for row in found]
    assert kstest(p, "uniform").pvalue > 0.01


def test_each_pair_of_methods_is_compared_once_and_each_with_itself_on_other_samples():
    methods = {"a": random(2, 0), "b": random(3, 1), "c": random(2, 2)}
    found = list(agreement.agreements(methods, 50, seed=0))
    pairs = [(row["target"], row["intervention"]) for row in found]
    assert pairs == [("a", "b"), ("a", "c"), ("b", "c")]
    again = list(agreement.stability(methods, {"a": 2 * methods["a"], "c": random(2, 9)}, 50, 0))
    assert [row["target"] for row in again] == ["a", "c"]
    assert again[0]["estimate"] == pytest.approx(1)
    assert again[1]["estimate"] < 0.9


def test_pictures_are_matched_whatever_their_sign_and_order():
    pictures = banks.frame(4, 784)
    other = -pictures[[2, 0, 3, 1]] * 3
    np.testing.assert_allclose(agreement.matched(pictures, other), 1, rtol=1e-6)


def test_seeds_that_share_pictures_agree_and_random_directions_do_not():
    rng = streams.rng(0, "test")
    jacobian = banks.latents(784, DIM, seed=3)  # of the second run
    pool = random(200, 4) @ jacobian.T
    second = random(3, 5) @ jacobian.T
    same = agreement.match(second + 0.1, second, pool, 200, rng)
    assert same["estimate"] > 0.99
    assert same["p_value"] == pytest.approx(1 / 201)
    p = [
        agreement.match(
            banks.latents(3, 784, seed=100 + k), random(3, 300 + k) @ jacobian.T, pool, 100, rng
        )["p_value"]
        for k in range(100)
    ]
    assert kstest(p, "uniform").pvalue > 0.01


def test_runs_are_compared_method_by_method_in_pictures():
    table = pd.DataFrame(
        {"method": ["a", "a", "b"], "number": [0, 1, 0], "trained": [False, False, True]}
    )
    turn = banks.frame(DIM, DIM, seed=8)
    jacobian = banks.latents(784, DIM, seed=3)
    one = agreement.Run(random(3, 0), jacobian, table, 6)
    # the same run in another basis of its latent space
    other = agreement.Run(one.directions @ turn, jacobian @ turn, table, 6)
    rows = list(agreement.seeds_agree(one, other, 1, draws=100, seed=0))
    assert [(row["target"], row["n"]) for row in rows] == [("a", 1), ("b", 1)]
    assert all(row["estimate"] > 0.999 and row["p_value"] < 0.05 for row in rows)
