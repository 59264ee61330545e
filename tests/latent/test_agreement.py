import pytest
import torch
from latent import banks
from scipy.stats import binom, hypergeom, kstest

from glassgan import streams
from glassgan.latent import agreement
from glassgan.latent.supervised import boundaries, regressions

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
    others = {"a": random(2, 5), "b": random(3, 6), "c": methods["c"]}
    found = list(agreement.agreements(methods, others, {}, 50, seed=0))
    pairs = [(row["target"], row["intervention"]) for row in found]
    assert pairs == [("a", "b"), ("a", "c"), ("b", "c")]
    # one from each set of samples
    expected = agreement.overlap(*map(agreement.basis, (methods["a"], others["b"])))
    assert found[0]["estimate"] == pytest.approx(expected)
    assert len(list(agreement.agreements(methods, {"b": others["b"]}, {}, 50, seed=0))) == 1
    again = list(agreement.stability(methods, {"a": 2 * methods["a"], "c": random(2, 9)}, 50, 0))
    assert [row["target"] for row in again] == ["a", "c"]
    assert again[0]["estimate"] == pytest.approx(1)
    assert again[1]["estimate"] < 0.9


def test_axes_of_turned_generators_agree_at_the_nominal_rate():
    """The strongest axes lie where images change most, of every turn of a generator."""
    metric = torch.diag(0.7 ** torch.arange(DIM))
    strongest = torch.eye(DIM)[:5]  # what maximises the change
    turned = {"axes": agreement.ranked_bases(metric, 5, 1000, seed=1)}
    p, naive = [], []
    for axes in agreement.ranked_bases(metric, 5, 200, seed=0):
        for null, found in ((turned, p), ({}, naive)):
            rows = agreement.agreements({"axes": axes, "m": axes}, {"m": strongest}, null, 400, 0)
            found += [row["p_value"] for row in rows]
    assert binom.cdf(sum(value <= 0.05 for value in p), 200, 0.05) < 0.995
    assert kstest(p, "uniform").pvalue > 0.01
    assert sum(value <= 0.05 for value in naive) > 0.9 * 200
    # an agreement that is there, if the strongest axes do what the method finds
    axes = torch.eye(DIM)[[0, 1, 2, 3, 7]]
    (row,) = agreement.agreements({"axes": axes, "m": axes}, {"m": strongest}, turned, 400, 0)
    assert row["p_value"] < 0.01


def test_methods_agree_on_the_noise_of_samples_that_they_share():
    """Of a concept that no direction changes, and of one that a direction changes."""
    subject = banks.subject(banks.frame(1, DIM), [1.0])
    p = {"the same samples": [], "other samples": []}
    for trial in range(120):
        z = banks.latents(400, DIM, seed=trial).chunk(2)
        parts = [
            banks.bank(some, ink=banks.latents(200, 1, seed=9000 + 2 * trial + half)[:, 0])
            for half, some in enumerate(z)
        ]
        found = [
            {"SVM": boundaries(subject, part, [banks.INK])[0],
             "regression": regressions(subject, part, [banks.INK])[0]}
            for part in parts
        ]  # fmt: skip
        for name, other in (("the same samples", found[0]), ("other samples", found[1])):
            rows = agreement.agreements(found[0], other, {}, 200, seed=trial)
            p[name] += [row["p_value"] for row in rows]
    hits = {name: sum(value <= 0.05 for value in values) for name, values in p.items()}
    assert hits["the same samples"] > 0.6 * 120
    assert 0.005 < binom.cdf(hits["other samples"], 120, 0.05) < 0.995
    parts = [banks.bank(z, ink=z[:, 0]) for z in banks.latents(800, DIM).chunk(2)]
    first, second = (
        {name: method(subject, part, [banks.INK])[0]
         for name, method in (("SVM", boundaries), ("regression", regressions))}
        for part in parts
    )  # fmt: skip
    assert next(agreement.agreements(first, second, {}, 200, seed=0))["p_value"] < 0.01


def test_chosen_axes_are_stable_if_they_are_the_same_more_often_than_subsets():
    rng, axes = streams.rng(0, "test"), torch.eye(DIM)
    p = []
    for _ in range(400):
        one, other = (rng.choice(DIM, 5, replace=False) for _ in range(2))
        row = agreement.subsets("axes", axes[one], axes[other])
        assert row["estimate"] == pytest.approx(len({*one} & {*other}) / 5)
        p.append(row["p_value"])
    rate = float(hypergeom(DIM, 5, 5).sf(3 - 1))  # p ≤ .05 is three or more
    assert 0.005 < binom.cdf(sum(value <= 0.073 for value in p), 400, rate) < 0.995
    assert agreement.subsets("axes", axes[:5], axes[[0, 1, 2, 3, 9]])["p_value"] < 0.01
