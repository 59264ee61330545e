"""Concept vectors: the planted concept is found, others are not, at the nominal rate."""

import layered_discriminators as discriminators
import numpy as np
import planted
import pytest
import torch
from scipy.stats import binom, kstest

from glassgan import effects, stats
from glassgan.attribution import concept_vectors
from glassgan.attribution.concept_bank import Bank, Features, concepts, features, usable
from glassgan.attribution.concept_vectors import (
    PENALTY,
    Slopes,
    Vectors,
    p_value,
    r_squared,
    rows,
    shuffled,
    shuffles,
)
from glassgan.latent.bank import CONCEPTS

NAMES = list(CONCEPTS)
INK, SLANT = NAMES.index("ink"), NAMES.index("slant")


def standard(values):
    return (values - values.mean()) / values.std()


def bank(count, seed, towards=0, width=40, constant=False):
    """Two layers whose unit 0 holds ink and unit 1 slant; the logit rises along one of them."""
    rng = np.random.default_rng(seed)
    values = rng.standard_normal((count, width)).astype(np.float32)
    measured = np.full((count, len(NAMES)), 0.5)
    for unit, concept in enumerate((INK, SLANT)):
        measured[:, concept] = values[:, unit] + 0.3 * rng.standard_normal(count)
    slopes = 0.7 * rng.standard_normal((count, width)).astype(np.float32)
    slopes[:, :2] *= 0.1
    slopes[:, towards] += 1.5
    own = Features(torch.from_numpy(values), torch.from_numpy(slopes * (not constant)))
    return Bank({"hidden1": own, "hidden2": own}, measured)


def table(discovery, held_out, null_vectors=400):
    found = rows(discovery, held_out, null_vectors=null_vectors, seed=0)
    return effects.gather([effects.table(found, seed=0, epoch=0)])


def test_vectors_are_those_of_ridge_regression():
    rng = np.random.default_rng(0)
    x = torch.from_numpy(rng.standard_normal((50, 80)).astype(np.float32))
    x[:, 7] = 3  # never varies
    slopes = torch.from_numpy(rng.standard_normal((9, 80)).astype(np.float32))
    concept = standard(rng.standard_normal(50))
    scale = torch.where(x.std(0) > 0, x.std(0), 1.0)
    features_ = ((x - x.mean(0)) / scale).double()
    vector = stats.ridge_weights(features_, torch.from_numpy(concept)[:, None], PENALTY)[:, 0]
    vectors = Vectors(x)
    along = (slopes * scale).double() @ vector
    y = torch.from_numpy(concept)
    assert (vectors.derivatives(slopes) @ y - along).abs().max() < 1e-8
    assert float((vectors.length @ y).norm()) == pytest.approx(float(vector.norm()), rel=1e-6)
    assert (vectors.readings(x) @ y - features_ @ vector).abs().max() < 1e-8
    own = Slopes(vectors, {"all": slopes}).along(concept, torch.zeros(50, 1))["all"]
    cosine = along / vector.norm() / (slopes * scale).square().sum(1).mean().sqrt()
    assert own.cosine == pytest.approx(cosine.numpy(), abs=1e-6)
    assert own.score == float((along > 0).double().mean())


def test_neither_score_nor_derivative_depends_on_the_scale_of_a_unit():
    rng = np.random.default_rng(1)
    x, slopes = (torch.from_numpy(rng.standard_normal((40, 6, 3, 3))).float() for _ in range(2))
    factor = torch.tensor([1, 10, 0.1, 3, 1, 1]).view(-1, 1, 1)
    concept, none = standard(rng.standard_normal(40)), torch.zeros(40, 1)
    plain = Slopes(Vectors(x), {"all": slopes}).along(concept, none)["all"]
    scaled = Slopes(Vectors(x * factor), {"all": slopes / factor}).along(concept, none)["all"]
    assert scaled.cosine == pytest.approx(plain.cosine, abs=1e-5)


def test_the_planted_concept_is_found_and_not_another():
    found = table(bank(200, 0), {"real images": bank(100, 1), "generated images": bank(100, 2)})
    for analysis in ("concept_derivatives", "concept_scores"):
        own = found[found["analysis"] == analysis].set_index(["concept", "layer", "target"])
        for kind in ("real images", "generated images"):
            ink = own.loc[("ink", "hidden1", kind)]
            slant = own.loc[("slant", "hidden1", kind)]
            assert ink["estimate"] > (0.9 if analysis == "concept_scores" else 0.1)
            assert ink["p_value"] < 0.01
            assert slant["p_value"] > 0.05
    readings = found[found["analysis"] == "concept_readings"].dropna(subset=["estimate"])
    assert set(readings["concept"]) == {"ink", "slant"}
    assert (readings["ci_low"] > 0.5).all()
    # no score in the last layer
    assert set(found.loc[found["analysis"] == "concept_scores", "layer"]) == {"hidden1"}


def test_a_concept_that_lowers_the_logit_has_the_other_sign():
    discovery, held_out = bank(200, 0), bank(100, 1)
    slopes = {name: Features(f.values, -f.slopes) for name, f in held_out.features.items()}
    found = table(discovery, {"real images": Bank(slopes, held_out.values)})
    ink = found[found["concept"] == "ink"].set_index(["analysis", "layer"])
    assert ink.loc[("concept_derivatives", "hidden1"), "estimate"] < -0.1
    assert ink.loc[("concept_scores", "hidden1"), "estimate"] < 0.1
    assert ink.loc[("concept_scores", "hidden1"), "p_value"] < 0.01


def test_shuffled_concepts_are_significant_at_the_nominal_rate():
    repetitions, draws = 400, 199
    own = bank(60, 0, width=20)
    held_out = bank(80, 1, width=20)
    slopes = Slopes(
        Vectors(own.features["hidden1"].values), {"all": held_out.features["hidden1"].slopes}
    )
    ink = standard(own.values[:, INK])
    found = {"score": [], "derivative": []}
    for repetition in range(repetitions):
        concept = ink[np.random.default_rng(repetition).permutation(60)]
        one = slopes.along(concept, shuffled(concept, shuffles(draws, 60, repetition)))["all"]
        found["score"].append(p_value(one.score - 0.5, one.random_score - 0.5))
        found["derivative"].append(p_value(float(one.cosine.mean()), one.random_cosine))
    low, high = binom.interval(0.999, repetitions, 0.05)
    for name, values in found.items():
        hits = sum(value <= 0.05 for value in values)
        # scores are ties now and then, which makes the test of them a little careful
        assert (low if name == "derivative" else low / 2) <= hits <= high
        # p-values come in steps of 1 / 200, and those of scores in coarser ones
        steps = np.random.default_rng(0).uniform(0, 1 / 200, repetitions)
        bound = 1e-3 if name == "derivative" else 1e-6
        assert kstest(np.array(values) - steps, "uniform").pvalue > bound


def test_where_all_gradients_are_alike_no_score_says_anything():
    discovery, held_out = bank(100, 0), bank(50, 1)
    same = {
        name: Features(f.values, f.slopes[:1].expand_as(f.slopes))
        for name, f in held_out.features.items()
    }
    found = table(discovery, {"real images": Bank(same, held_out.values)})
    scores = found[found["analysis"] == "concept_scores"]
    assert scores["estimate"].isin([0, 1]).all()
    assert (scores["p_value"] == 1).all()


def test_gradients_have_in_common_what_their_mean_keeps():
    assert concept_vectors.common(torch.ones(30, 4)) == pytest.approx((1, 0))
    noise = torch.randn(400, 50, generator=torch.Generator().manual_seed(0))
    estimate, reach = concept_vectors.common(noise)
    assert estimate < 0.01
    assert concept_vectors.common(noise + 1)[0] == pytest.approx(0.5, abs=0.02)
    assert reach < 0.01


def test_what_cannot_be_measured_is_said():
    discovery = bank(60, 0)
    found = table(discovery, {"real images": bank(40, 1, constant=True)})
    gone = found[found["analysis"] == "concept_derivatives"]
    assert set(gone["status"]) == {"no gradient"}
    assert found["p_value"].isna().all()
    one = {"hidden1": discovery.features["hidden1"]}
    found = table(Bank(one, discovery.values), {"real images": Bank(one, discovery.values)})
    assert "no hidden layer before the last" in set(found["status"])
    assert "concept_scores" not in set(found.loc[found["estimate"].notna(), "analysis"])
    still = Bank(discovery.features, np.full_like(discovery.values, np.nan))
    found = table(still, {"real images": still})
    assert set(found["status"]) == {"hardly varies"}
    assert not usable(np.empty((0, 3))).any()


def test_r_squared_is_that_of_its_definition():
    truth = np.random.default_rng(0).standard_normal(200)
    estimate, reach = r_squared(0.5 * truth, truth)
    assert estimate == pytest.approx(
        1 - 0.25 * (truth**2).sum() / ((truth - truth.mean()) ** 2).sum()
    )
    assert 0 < reach < 0.1


def test_features_and_concepts_of_images():
    images = discriminators.images(6)
    network = discriminators.convolutional()
    found = features(network, images)
    assert list(found) == ["hidden1", "activation", "hidden2"]
    assert found["hidden1"].values.shape == found["hidden1"].slopes.shape == (6, 4, 14, 14)
    assert features(network, images[:0])["hidden2"].values.shape == (0, 6, 7, 7)
    values = concepts(planted.judge(), torch.full((3, 1, 28, 28), -1.0))
    assert (values[:, INK] == 0).all()
    assert concept_vectors.CONCEPTS is CONCEPTS
