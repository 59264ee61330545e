import numpy as np
import pandas as pd
import torch
from latent import banks
from scipy.stats import binom, kstest

from glassgan.latent import agreement, seeds

DIM = 20


def random(count, seed):
    return banks.latents(count, DIM, seed)


def test_pictures_are_matched_whatever_their_sign_and_order():
    pictures = banks.frame(4, 784)
    other = -pictures[[2, 0, 3, 1]] * 3
    np.testing.assert_allclose(seeds.matched(pictures, other), 1, rtol=1e-6)


def test_seeds_that_share_pictures_agree_and_random_directions_do_not():
    jacobian = banks.latents(784, DIM, seed=3)  # of the second run
    second = random(3, 5) @ jacobian.T
    same = seeds.match(second + 0.1, second, (random(200 * 3, 4) @ jacobian.T).split(3))
    assert same["estimate"] > 0.99
    assert same["p_value"] == 1 / 201
    p = [
        seeds.match(
            banks.latents(3, 784, seed=100 + k),
            random(3, 300 + k) @ jacobian.T,
            (random(100 * 3, 900 + k) @ jacobian.T).split(3),
        )["p_value"]
        for k in range(100)
    ]
    assert kstest(p, "uniform").pvalue > 0.01


def one_run(directions, pictures, trained=False):
    """A run whose directions 0, 1, 2, … draw pictures [DIM, P] with falling strength."""
    table = {"method": ["m"] * len(directions), "number": range(len(directions))}
    metric = pictures @ pictures.T
    return seeds.Run(directions, pictures.T, metric, pd.DataFrame(table | {"trained": trained}), 6)


def test_strongest_directions_of_random_bases_agree_at_the_nominal_rate():
    """Two seeds that draw the same pictures, in bases that mean nothing and are put in order."""
    pictures = 0.8 ** torch.arange(DIM)[:, None] * banks.frame(DIM, 60, seed=2)
    drawn = agreement.ranked_bases(pictures @ pictures.T, 5, 200, seed=5)
    p, naive = [], []
    for number, (one, other) in enumerate(zip(*drawn.chunk(2), strict=True)):
        runs = one_run(one, pictures), one_run(other, pictures)
        p += [row["p_value"] for row in seeds.seeds_agree(*runs, 5, draws=80, seed=number)]
        runs = one_run(one, pictures, trained=True), one_run(other, pictures, trained=True)
        naive += [row["p_value"] for row in seeds.seeds_agree(*runs, 5, draws=80, seed=number)]
    assert binom.cdf(sum(value <= 0.05 for value in p), 100, 0.05) < 0.995
    assert sum(value <= 0.05 for value in naive) > 0.25 * 100
    strongest = one_run(torch.eye(DIM)[:5], pictures)
    (row,) = seeds.seeds_agree(strongest, strongest, 5, draws=200, seed=0)
    assert row["p_value"] < 0.01


def test_runs_are_compared_method_by_method_in_pictures():
    table = pd.DataFrame(
        {"method": ["a", "a", "b"], "number": [0, 1, 0], "trained": [False, False, True]}
    )
    turn = banks.frame(DIM, DIM, seed=8)
    jacobian = banks.latents(784, DIM, seed=3)
    one = seeds.Run(random(3, 0), jacobian, jacobian.T @ jacobian, table, 6)
    # the same run in another basis of its latent space
    other = seeds.Run(one.directions @ turn, jacobian @ turn, turn.T @ one.metric @ turn, table, 6)
    rows = list(seeds.seeds_agree(one, other, 1, draws=100, seed=0))
    assert [(row["target"], row["n"]) for row in rows] == [("a", 1), ("b", 1)]
    assert all(row["estimate"] > 0.999 and row["p_value"] < 0.05 for row in rows)
