import numpy as np
import pandas as pd
import pytest

from glassgan.statistics import counts


def test_the_p_value_is_fishers():
    assert counts.more_often_p(3, 4, 1, 4) == pytest.approx(17 / 70)  # the lady tasting tea
    assert counts.more_often_p(4, 4, 0, 4) == pytest.approx(1 / 70)
    assert counts.more_often_p(0, 4, 0, 4) == counts.more_often_p(2, 4, 0, 0) == 1


def test_random_ones_pass_the_bound_of_what_was_found():
    own = pd.DataFrame({"p_value": [0.001, 0.01, 0.5], "q_value": [0.003, 0.015, 0.5]})
    random = pd.DataFrame({"p_value": [0.01, 0.011, np.nan, 0.0001]})
    assert counts.passing(own, random).index.tolist() == [0, 3]
    assert counts.passing(own.assign(q_value=0.5), random).empty


def test_a_count_stands_beside_that_of_random_ones():
    own, random = counts.compared("effects", 6, 14, 1, 50, layer="latent")
    assert (own["analysis"], random["analysis"]) == ("effects_counts", "effects_counts_of_random")
    assert (own["estimate"], own["n"], random["estimate"], random["n"]) == (6, 14, 1, 50)
    assert own["layer"] == random["layer"] == "latent"
    assert own["status"] == counts.MORE
    assert next(counts.compared("effects", 6, 14, 25, 50))["status"] == counts.NO_MORE
    (alone,) = counts.compared("effects", 0, 0, 1, 50)
    assert alone["estimate"] == 1


def test_counts_of_the_same_share_are_seldom_told_apart():
    rng = np.random.default_rng(0)
    told = [
        next(counts.compared("", *pair))["status"] == counts.MORE
        for pair in ((rng.binomial(30, 0.2), 30, rng.binomial(60, 0.2), 60) for _ in range(400))
    ]
    assert np.mean(told) <= 0.05
