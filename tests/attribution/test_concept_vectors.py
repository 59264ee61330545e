"""Concept vectors are those of ridge regression, whatever the scale of a unit."""

import numpy as np
import pytest
import torch
from sklearn.linear_model import Ridge

from glassgan.attribution.concept_bank import ConceptBank, Features
from glassgan.attribution.concept_vectors import PENALTY, Vectors, fitted, follow


def standard(values):
    return (values - values.mean()) / values.std()


def test_vectors_are_those_of_ridge_regression():
    rng = np.random.default_rng(0)
    x = torch.from_numpy(rng.standard_normal((50, 80)).astype(np.float32))
    x[:, 7] = 3  # never varies
    slopes = torch.from_numpy(rng.standard_normal((9, 80)).astype(np.float32))
    concept = standard(rng.standard_normal(50))
    scale = torch.where(x.std(0) > 0, x.std(0), 1.0)
    features_ = ((x - x.mean(0)) / scale).double()
    vector = torch.from_numpy(Ridge(alpha=PENALTY * 50).fit(features_.numpy(), concept).coef_)
    vectors = Vectors(x)
    along = (slopes * scale).double() @ vector
    y = torch.from_numpy(concept)
    assert (vectors.derivatives(slopes) @ y - along).abs().max() < 1e-8
    assert float((vectors.length @ y).norm()) == pytest.approx(float(vector.norm()), rel=1e-6)
    assert (vectors.readings(x) @ y - features_ @ vector).abs().max() < 1e-8
    own = follow(vectors, slopes, concept[:, None]).found()
    cosine = along / vector.norm() / (slopes * scale).square().sum(1).mean().sqrt()
    assert own.cosines[:, 0] == pytest.approx(cosine.numpy(), abs=1e-6)
    assert own.scores[0] == float((along > 0).double().mean())
    bank = ConceptBank({"hidden1": Features(x, torch.cat([slopes] * 6)[:50])}, concept[:, None])
    tried = fitted(vectors, concept[:, None] + 5, bank, "hidden1")
    read = features_ @ vector + 5
    assert tried.read[:, 0] == pytest.approx(read.numpy(), abs=1e-6)
    every = follow(vectors, bank.features["hidden1"].slopes, concept[:, None]).found().cosines
    assert tried.cosine == pytest.approx(every.mean(0), abs=1e-6)


def test_neither_score_nor_derivative_depends_on_the_scale_of_a_unit():
    rng = np.random.default_rng(1)
    x, slopes = (torch.from_numpy(rng.standard_normal((40, 6, 3, 3))).float() for _ in range(2))
    factor = torch.tensor([1, 10, 0.1, 3, 1, 1]).view(-1, 1, 1)
    concept = standard(rng.standard_normal(40))[:, None]
    plain = follow(Vectors(x), slopes, concept).found()
    scaled = follow(Vectors(x * factor), slopes / factor, concept).found()
    assert scaled.cosines == pytest.approx(plain.cosines, abs=1e-5)
    assert follow(Vectors(x), torch.zeros_like(slopes), concept) is None


def test_mixed_concepts_are_those_of_the_sum():
    rng = np.random.default_rng(2)
    x, slopes = (torch.from_numpy(rng.standard_normal((30, 50))).float() for _ in range(2))
    one, other = rng.standard_normal((2, 30, 4))
    vectors = Vectors(x)
    mixed = follow(vectors, slopes, one).mixed(follow(vectors, slopes, other), 0.3).found()
    whole = follow(vectors, slopes, 0.3**0.5 * one + 0.7**0.5 * other).found()
    assert mixed.cosines == pytest.approx(whole.cosines, abs=1e-12)
    assert np.array_equal(mixed.scores, whole.scores)
