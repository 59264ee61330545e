"""Densities whose divergences are known, and discriminators beside the best one."""

import math

import numpy as np
import pytest
import torch

from glassgan import streams
from glassgan.report.theory import dropping as figure_of_dropping
from glassgan.report.theory import known as figure
from glassgan.report.theory import numbers
from glassgan.theory import known, mixtures
from glassgan.theory.analyses import known as analyses
from glassgan.theory.mixtures import PAIRS, Mixture, Pair
from glassgan.theory.settings import Known


def normal(mean, deviation=1.0, dim=1):
    return Mixture(np.full((1, dim), mean), deviation)


@pytest.mark.parametrize("dim", [1, 2])
def test_divergences_of_normal_densities(dim):
    """KL of two normal densities of one deviation: half the squared distance, in deviations."""
    found = Pair(normal(0.0, 0.5, dim), normal(0.6, 0.5, dim)).divergences
    expected = dim * (0.6 / 0.5) ** 2 / 2
    assert found["KL(p‖q)"] == pytest.approx(expected, rel=1e-4)
    assert found["KL(q‖p)"] == pytest.approx(expected, rel=1e-4)
    same = Pair(normal(0.3, dim=dim), normal(0.3, dim=dim)).divergences
    assert all(value == pytest.approx(0, abs=1e-9) for value in same.values())


def test_divergences_where_supports_part():
    far = PAIRS["separated"].divergences
    assert far["JSD"] == pytest.approx(math.log(2), abs=1e-4)
    # half of the mass is common: JSD of ½(A + B) and B, disjoint
    dropped = PAIRS["one of two modes"].divergences["JSD"]
    exact = (0.5 * math.log(2) + 0.5 * math.log(0.5 / 0.75) + math.log(1 / 0.75)) / 2
    assert dropped == pytest.approx(exact, abs=0.005)
    others = [pair.divergences["JSD"] for name, pair in PAIRS.items() if name != "separated"]
    assert 0.1 <= min(others) < max(others) <= 0.6


def test_a_grid_that_is_too_coarse_gives_no_number(monkeypatch):
    monkeypatch.setattr(mixtures, "CELLS", {1: 12, 2: 12})
    found = Pair(Mixture(np.array([[-8.0], [8.0]]), 0.1), normal(0.0, 0.1)).divergences
    assert all(math.isnan(value) for value in found.values())


@pytest.mark.parametrize("name", PAIRS)
def test_samples_follow_their_density(name):
    for mixture in (PAIRS[name].real, PAIRS[name].generated):
        points = mixture.drawn(streams.latents(0, "x", 0, 20_000, mixture.dim + 1)).numpy()
        np.testing.assert_allclose(points.mean(0), mixture.means.mean(0), atol=0.06)
        expected = mixture.means.var(0) + mixture.deviation**2
        np.testing.assert_allclose(points.var(0), expected, rtol=0.08)


def test_the_best_discriminator_minimises_the_loss_that_is_trained():
    pair, at = PAIRS["overlapping"], np.array([[0.2], [1.0]])
    p, q = pair.real.density(at), pair.generated.density(at)
    answers = np.linspace(0.001, 0.999, 9981)[:, None]
    for label in (1.0, 0.9):
        loss = -label * p * np.log(answers) - ((1 - label) * p + q) * np.log(1 - answers)
        best = answers[loss.argmin(0), 0]
        np.testing.assert_allclose(pair.best(at, label), best, atol=2e-4)
    blurred = pair.real.blurred(0.75)
    assert blurred.deviation == pytest.approx(1.25)


def test_a_trained_discriminator_comes_near_the_best_one():
    pair = PAIRS["overlapping"]
    found = known.trained(pair, known.PLAIN, seed=0, steps=300, points=20_000)
    assert found.distance < 0.02
    assert found.jsd - 2 * found.reach < pair.divergences["JSD"] < found.jsd + 2 * found.reach
    assert found.value == pytest.approx(2 * found.jsd - 2 * math.log(2))
    smooth = known.trained(pair, known.SMOOTH, seed=0, steps=300, points=20_000)
    assert smooth.distance < 0.02
    assert math.isnan(smooth.jsd)
    untaught = known.trained(pair, known.PLAIN, seed=0, steps=1, points=2_000)
    assert untaught.distance > 0.1


def test_predictions_stand_beside_measurements(monkeypatch):
    some = {name: PAIRS[name] for name in ("overlapping", "ring, too wide")}
    monkeypatch.setattr(analyses, "PAIRS", some)
    results = analyses.analyse(Known(seed=0, steps=20, points=1000), "x")
    told = numbers.of_known(results["effects"])
    assert [(row["target"], row["intervention"]) for row in told] == [
        *(("overlapping", variant) for variant in known.VARIANTS),
        ("ring, too wide", known.PLAIN),
    ]
    assert told[0]["predicted"] == pytest.approx(PAIRS["overlapping"].divergences["JSD"])
    assert told[1]["predicted"] is None
    assert told[2]["predicted"] < told[0]["predicted"]  # noise blurs the difference
    dropped = numbers.of_dropping(results["effects"])
    assert [row["share"] for row in dropped] == list(analyses.SHARES)
    assert figure_of_dropping.draw(results["effects"]).axes[0].get_ylabel() == "divergence, nats"
    fields, header = results["fields"]
    assert torch.isfinite(fields["trained.1"]).all()
    fig = figure.draw({name: value.numpy() for name, value in fields.items()}, header)
    assert [ax.get_title() for ax in fig.axes[:2]] == list(some)
