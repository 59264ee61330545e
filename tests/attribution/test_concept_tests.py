"""Tests of concept vectors: the planted concept is found, others are not, at the nominal rate."""

import numpy as np
import pytest
import torch
from scipy.stats import binom, kstest

from glassgan import effects
from glassgan.attribution.concept_bank import ConceptBank, Features
from glassgan.attribution.concept_tests import common, concept_rows, p_value, r_squared
from glassgan.attribution.concept_vectors import Vectors, follow
from glassgan.concepts import CONCEPTS

NAMES = list(CONCEPTS)
INK, SLANT, AREA = (NAMES.index(name) for name in ("ink", "slant", "area"))


def bank(count, seed, towards=0, width=40, constant=False):
    """Two layers whose unit 0 holds ink and unit 1 slant; the logit rises along one of them.

    The area is mostly ink, and a little of unit 2.
    """
    rng = np.random.default_rng(seed)
    values = rng.standard_normal((count, width)).astype(np.float32)
    measured = np.full((count, len(NAMES)), 0.5)
    for unit, concept in enumerate((INK, SLANT)):
        measured[:, concept] = values[:, unit] + 0.3 * rng.standard_normal(count)
    measured[:, AREA] = measured[:, INK] + 0.5 * values[:, 2]
    slopes = 0.7 * rng.standard_normal((count, width)).astype(np.float32)
    slopes[:, towards] = 0.1 * slopes[:, towards] + 1.5
    own = Features(torch.from_numpy(values), torch.from_numpy(slopes * (not constant)))
    return ConceptBank({"hidden1": own, "hidden2": own}, measured)


def held(values, count, seed):
    """Arbitrary concepts that units [N, U] hold: weighted sums of them, and a little noise."""
    rng = np.random.default_rng(seed)
    weights = rng.standard_normal((values.shape[1], count))
    return values @ weights + 0.3 * rng.standard_normal((len(values), count))


def table(discovery, held_out, null_vectors=400):
    values = next(iter(discovery.features.values())).values.numpy()
    found = concept_rows(discovery, held_out, held(values, null_vectors, 9), 0)
    return effects.gather([effects.table(found, seed=0, epoch=0)])


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
    assert set(readings["concept"]) == {"ink", "slant", "area"}
    assert (readings.loc[readings["concept"] != "area", "ci_low"] > 0.5).all()
    # no score in the last layer
    assert set(found.loc[found["analysis"] == "concept_scores", "layer"]) == {"hidden1"}


def test_a_concept_that_is_mostly_ink_is_not_found_where_the_logit_goes_by_ink():
    discovery, images = bank(300, 3), bank(100, 4)
    found = table(discovery, {"real images": images})
    area = found[(found["concept"] == "area") & (found["analysis"] == "concept_derivatives")]
    assert (area["p_value"] > 0.05).all()
    values, slopes = discovery.features["hidden1"].values, images.features["hidden1"].slopes
    raw = discovery.values[:, [AREA]]
    rivals = held(values.numpy(), 400, 9)
    vectors = Vectors(values)
    along, others = (
        follow(vectors, slopes, some).found().cosines.mean(0) for some in (raw, rivals)
    )
    assert p_value(float(along[0]), others) < 0.01  # with its ink it would be


def test_a_concept_that_lowers_the_logit_has_the_other_sign():
    discovery, held_out = bank(200, 0), bank(100, 1)
    slopes = {name: Features(f.values, -f.slopes) for name, f in held_out.features.items()}
    found = table(discovery, {"real images": ConceptBank(slopes, held_out.values)})
    ink = found[found["concept"] == "ink"].set_index(["analysis", "layer"])
    assert ink.loc[("concept_derivatives", "hidden1"), "estimate"] < -0.1
    assert ink.loc[("concept_scores", "hidden1"), "estimate"] < 0.1
    assert ink.loc[("concept_scores", "hidden1"), "p_value"] < 0.01


def test_arbitrary_concepts_are_significant_at_the_nominal_rate_and_not_beside_shuffled_ones():
    repetitions, draws, found = 300, 99, {"derivative": [], "score": [], "shuffled": []}
    for repetition in range(repetitions):
        rng = np.random.default_rng(repetition)
        # units share a few factors, as those that see the same strokes do, and the logit uses these
        factors = rng.standard_normal((4, 40))
        values = 2 * rng.standard_normal((60, 4)) @ factors + rng.standard_normal((60, 40))
        slopes = rng.standard_normal(4) @ factors + 0.7 * rng.standard_normal((30, 40))
        vectors = Vectors(torch.from_numpy(values).float())
        concepts = held(values, 1 + draws, repetition)
        orders = np.stack([rng.permutation(concepts[:, 0]) for _ in range(draws)], 1)
        own, null, shuffled = (
            follow(vectors, torch.from_numpy(slopes).float(), some).found()
            for some in (concepts[:, :1], concepts[:, 1:], orders)
        )
        cosine = float(own.cosines.mean())
        found["derivative"].append(p_value(cosine, null.cosines.mean(0)))
        found["score"].append(p_value(float(own.scores[0]) - 0.5, null.scores - 0.5))
        found["shuffled"].append(p_value(cosine, shuffled.cosines.mean(0)))
    hits = {name: sum(value <= 0.05 for value in values) for name, values in found.items()}
    low, high = binom.interval(0.999, repetitions, 0.05)
    assert low <= hits["derivative"] <= high
    assert hits["score"] <= high  # scores are ties now and then
    assert hits["shuffled"] > 2 * high
    steps = np.random.default_rng(0).uniform(0, 1 / (1 + draws), repetitions)
    assert kstest(np.array(found["derivative"]) - steps, "uniform").pvalue > 1e-3


def test_the_interval_of_a_derivative_holds_what_another_discovery_set_would_give():
    """Also in the last hidden layer, where all images have the same gradient."""
    slopes, covered, repetitions = torch.zeros(30, 12), 0, 150
    slopes[:, :4] = torch.tensor([1.0, -0.5, 0.3, 0.2])
    slant = [name for name in CONCEPTS if name == "slant"]

    def one(count, seed):
        rng = np.random.default_rng(seed)
        values = torch.from_numpy(rng.standard_normal((count, 12)).astype(np.float32))
        measured = np.full((count, len(NAMES)), 0.5)
        measured[:, SLANT] = values.numpy()[:, [0, 5]].sum(1) + 2 * rng.standard_normal(count)
        return ConceptBank({"hidden1": Features(values, slopes.new_zeros(count, 12))}, measured)

    held_out = one(30, 0)
    held_out = ConceptBank({"hidden1": Features(held_out.features["hidden1"].values, slopes)},
                    held_out.values)  # fmt: skip
    found, rivals = [], np.random.default_rng(0).standard_normal((60, 2))
    for seed in range(repetitions):
        discovery = one(60, 1 + seed)
        some = concept_rows(discovery, {"real images": held_out}, rivals, 0)
        found += [
            row
            for row in some
            if row["analysis"] == "concept_derivatives" and row["concept"] in slant
        ]
    truth = np.mean([row["estimate"] for row in found])
    covered = sum(row["ci_low"] <= truth <= row["ci_high"] for row in found)
    assert binom.ppf(0.005, repetitions, 0.95) <= covered <= binom.ppf(0.999, repetitions, 0.97)
    assert all(row["ci_high"] - row["ci_low"] > 0.05 for row in found)


def test_where_all_gradients_are_alike_no_score_says_anything():
    discovery, held_out = bank(100, 0), bank(50, 1)
    same = {
        name: Features(f.values, f.slopes[:1].expand_as(f.slopes))
        for name, f in held_out.features.items()
    }
    found = table(discovery, {"real images": ConceptBank(same, held_out.values)})
    scores = found[found["analysis"] == "concept_scores"]
    assert scores["estimate"].isin([0, 1]).all()
    assert (scores["p_value"] == 1).all()


def test_gradients_have_in_common_what_their_mean_keeps():
    assert common(torch.ones(30, 4)) == pytest.approx((1, 0))
    noise = torch.randn(400, 50, generator=torch.Generator().manual_seed(0))
    estimate, reach = common(noise)
    assert estimate < 0.01
    assert common(noise + 1)[0] == pytest.approx(0.5, abs=0.02)
    assert reach < 0.01


def test_what_cannot_be_measured_is_said():
    discovery = bank(60, 0)
    found = table(discovery, {"real images": bank(40, 1, constant=True)})
    gone = found[found["analysis"] == "concept_derivatives"]
    assert set(gone["status"]) == {"no gradient"}
    assert found["p_value"].isna().all()
    one = {"hidden1": discovery.features["hidden1"]}
    found = table(
        ConceptBank(one, discovery.values), {"real images": ConceptBank(one, discovery.values)}
    )
    assert "no hidden layer before the last" in set(found["status"])
    assert "concept_scores" not in set(found.loc[found["estimate"].notna(), "analysis"])
    still = ConceptBank(discovery.features, np.full_like(discovery.values, np.nan))
    found = table(still, {"real images": still})
    assert set(found["status"]) == {"hardly varies"}
    assert np.isnan(p_value(float("nan"), np.zeros(9)))
    assert np.isnan(p_value(0.0, np.append(np.zeros(9), np.nan)))


def test_r_squared_is_that_of_its_definition():
    truth = np.random.default_rng(0).standard_normal(200)
    estimate, reach = r_squared(0.5 * truth, truth)
    assert estimate == pytest.approx(
        1 - 0.25 * (truth**2).sum() / ((truth - truth.mean()) ** 2).sum()
    )
    assert 0 < reach < 0.1
