import pandas as pd
import pytest
import torch
from latent import banks
from scipy.stats import binom, kstest

from glassgan.latent import effects, leading
from glassgan.latent.agreement import ranked_bases
from glassgan.latent.discover import Found

DIM = 20


def method(directions):
    names = [f"d{number}" for number in range(len(directions))]
    return Found(directions, torch.zeros(len(directions)), names)


def test_leading_directions_are_not_the_same_twice():
    table = pd.DataFrame(
        {
            "concept": ["ink", "ink", "slant", "width", "height"],
            "selectivity": [0.5, 0.4, 0.3, 0.2, 0.0],
        }
    )
    directions = torch.eye(5)
    directions[2] = torch.tensor([0.9, 0, 0.19**0.5, 0, 0])  # of another concept, but parallel
    assert leading.leading(table, directions, 3) == [0, 3]


def test_what_is_moved_and_shown_holds_the_leading_and_the_best_of_each_method():
    table = pd.DataFrame(
        {
            "method": ["a", "a", "a", "b", "c"],
            "number": [0, 1, 2, 0, 0],
            "concept": ["ink", "ink", "ink", "slant", ""],
            "selectivity": [0.5, 0.4, 0.3, 0.1, 0.0],
            "leading": [0, 0, 1, 0, 0],
            "trained": [False, False, False, True, False],
        }
    )
    assert leading.ranked(table) == [2, 0, 1, 3]
    assert leading.to_move(table, 3) == [2, 0, 3]
    assert leading.to_show(table, axes=0) == [2, 0, 4, 3]


def test_a_direction_is_found_by_the_methods_whose_span_holds_it():
    turned = banks.frame(DIM, DIM)
    methods = {"holds": method(turned[:5]), "not": method(turned[5:10])}
    methods["derived"] = Found(turned[:5], torch.zeros(5), list("abcde"), [1] * 5, derived=True)
    methods["home"] = method(turned[:5])
    found = leading.found_by("x", turned[1], methods, {}, 5, "home conditional")
    rows = pd.DataFrame(found).set_index("intervention")
    assert list(rows.index) == ["holds", "not"]
    assert rows.loc["holds", "estimate"] == pytest.approx(1)
    assert rows.loc["holds", "p_value"] < 1e-6
    assert rows.loc["not", "estimate"] < 1e-3


def test_random_directions_are_found_by_nobody_beyond_the_nominal_rate():
    span = method(banks.frame(5, DIM))
    p = [
        row["p_value"]
        for direction in effects.random_directions(400, DIM, seed=3)
        for row in leading.found_by("x", direction, {"m": span}, {}, 5, "home")
    ]
    assert kstest(p, "uniform").pvalue > 0.01


def test_axes_that_were_chosen_find_a_direction_no_more_often_than_chosen_random_ones():
    """A direction along which images change most, and the axes of random turns of a generator."""
    metric = torch.diag(0.7 ** torch.arange(DIM))
    turned = {"axes": ranked_bases(metric, 5, 1000, seed=1)}
    strongest = torch.eye(DIM)[0]
    p, naive = [], []
    for axes in ranked_bases(metric, 5, 300, seed=0):
        for null, found in ((turned, p), ({}, naive)):
            rows = leading.found_by("x", strongest, {"axes": method(axes)}, null, 5, "home")
            found += [row["p_value"] for row in rows]
    assert binom.cdf(sum(value <= 0.05 for value in p), 300, 0.05) < 0.995
    assert kstest(p, "uniform").pvalue > 0.01
    assert sum(value <= 0.05 for value in naive) > 0.4 * 300
    planted = {"axes": method(torch.eye(DIM)[:5])}
    assert next(leading.found_by("x", strongest, planted, turned, 5, "home"))["p_value"] < 0.01
