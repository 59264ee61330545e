"""Densities of generators that are known, and games on densities that are."""

import math

import numpy as np
import pytest
import torch
from scipy.special import ndtr
from torch import nn

from glassgan.report.theory import moving as figure
from glassgan.report.theory import numbers
from glassgan.theory import mixtures, moving, pushed
from glassgan.theory.analyses import moving as analyses
from glassgan.theory.mixtures import TARGETS
from glassgan.theory.names import OTHER, SATURATING
from glassgan.theory.settings import Moving

EDGES = np.linspace(-10, 10, 2001)


class Says(nn.Module):
    """A generator that is a function."""

    def __init__(self, function):
        super().__init__()
        self.function = function

    def forward(self, latents):
        return self.function(latents)


def test_a_straight_generator_gives_a_normal_density():
    masses = pushed.by_change_of_variables(Says(lambda z: 1 - 0.5 * z), EDGES)
    exact = np.diff(ndtr((EDGES - 1) / 0.5))
    np.testing.assert_allclose(masses, exact, atol=1e-6)
    assert masses.sum() == pytest.approx(1, abs=1e-8)


def test_what_several_latents_draw_adds_up():
    """|z| has twice the normal density on one side; a kink and a plateau keep all mass."""
    masses = pushed.by_change_of_variables(Says(torch.abs), EDGES)
    exact = np.where(EDGES[1:] > 1e-9, 2 * np.diff(ndtr(EDGES)), 0)
    np.testing.assert_allclose(masses, exact, atol=2e-6)
    flat = pushed.by_change_of_variables(Says(torch.relu), EDGES)
    assert flat.sum() == pytest.approx(1, abs=1e-8)
    assert flat.max() == pytest.approx(0.5, abs=0.005)


def test_an_untrained_generator_has_the_density_of_its_points():
    generator = moving.generator(1, 0)
    with torch.no_grad():
        generator[-1].weight.mul_(20)
        points = generator(torch.randn(200_000, 1, generator=torch.Generator().manual_seed(0)))
    edges = np.linspace(float(points.min()) - 1, float(points.max()) + 1, 21)
    counted = pushed.by_histogram(points.numpy(), [edges])
    np.testing.assert_allclose(pushed.by_change_of_variables(generator, edges), counted, atol=0.005)


@pytest.mark.parametrize("name", TARGETS)
def test_masses_are_the_density_in_cells(name):
    target = TARGETS[name]
    edges = moving.edges(target, target.means)
    masses = target.masses(edges)
    assert masses.sum() == pytest.approx(1, abs=1e-6)
    middles = [(along[:-1] + along[1:]) / 2 for along in edges]
    points = np.stack(np.meshgrid(*middles, indexing="ij"), -1).reshape(-1, target.dim)
    volume = np.prod([along[1] - along[0] for along in edges])
    np.testing.assert_allclose(masses, target.density(points) * volume, atol=0.05 * masses.max())


def test_divergences_of_masses():
    half = np.array([0.5, 0.5, 0.0])
    found = mixtures.divergences(half, np.array([1.0, 0.0, 0.0]))
    assert math.isinf(found["KL(p‖q)"])
    assert found["KL(q‖p)"] == pytest.approx(math.log(2))
    assert math.isnan(mixtures.divergences(half, np.array([0.5, 0.2, 0.1]))["JSD"])


def test_modes_are_counted():
    target = TARGETS["ring"]
    some = np.repeat(target.means[:3], [50, 49, 1], axis=0)
    captured, near = moving.modes(target, np.concatenate([some, np.zeros((100, 2))]))
    assert (captured, near) == (2, 0.5)  # one has less than a tenth of its share


def test_the_best_discriminator_of_cells():
    cells = [np.array([0.0, 1.0, 2.0, 3.0])]
    p, q = np.array([0.5, 0.5, 0.0]), np.array([0.5, 0.0, 0.0])
    found = moving.best(np.array([[0.5], [1.5], [2.5], [7.0]]), cells, p, q)
    np.testing.assert_allclose(found, [0.5, 1, 0.5, 0.5])


def test_a_gan_comes_nearer_to_its_density():
    seen, pictures = moving.followed(
        TARGETS["two modes"], saturating=False, seed=0, steps=100, points=2000, pictured=30
    )
    assert seen[0].steps == 0
    assert seen[-1].divergences["JSD"] < 0.5 * seen[0].divergences["JSD"]
    assert seen[-1].near > 0.6
    assert sorted(pictures) == [5, 20, 50, 100]
    last = pictures[100]
    assert last.points.shape == last.pull.shape == (30, 1)
    assert float(last.generated.sum()) == pytest.approx(1, abs=1e-4)


def test_points_of_the_density_itself_are_at_the_floor(monkeypatch):
    """Nothing to find: a generator that draws the real density by the same histogram."""
    target = TARGETS["ring"]
    monkeypatch.setattr(
        moving, "_points", lambda target, game, seed, count: tuple(
            target.drawn(torch.randn(count, 3, generator=torch.Generator().manual_seed(n)))
            for n in range(2)
        )
    )  # fmt: skip
    seen, _ = moving.followed(target, saturating=False, seed=0, steps=1, points=4000, pictured=30)
    low, high = seen[0].floor
    assert 0 < low < high
    assert 0.8 * low < seen[0].divergences["JSD"] < 1.2 * high
    assert (seen[0].captured, seen[0].near) == (8, pytest.approx(0.989, abs=0.01))


def test_the_analysis_writes_what_the_report_reads(monkeypatch):
    some = {name: TARGETS[name] for name in ("two modes", "ring")}
    monkeypatch.setattr(analyses, "TARGETS", some)
    settings = Moving(seed=0, steps=20, points=1000, pictured=20)
    results = analyses.analyse(settings, "x")
    told = numbers.of_moving(results["effects"])
    assert [(row["target"], row["form"]) for row in told] == [
        (name, form) for name in some for form in (SATURATING, OTHER)
    ]
    assert all(row["steps"] == 20 and 0 <= row["jsd"] <= math.log(2) + 1e-9 for row in told)
    assert all(row["best"] == pytest.approx(2 * row["jsd"] - 2 * math.log(2)) for row in told)
    pictures, header = results["pictures"]
    assert header["steps"] == [1, 4, 10, 20]
    fig = figure.draw({k: v.numpy() for k, v in pictures.items()}, header, results["effects"])
    assert next(ax.get_ylabel() for ax in fig.axes if ax.get_ylabel()) == "two modes"
    assert results["effects"].equals(analyses.analyse(settings, "x")["effects"])
