"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import numpy as np
import pytest
import torch
from conftest import ROOT
from networks import linear_discriminator

from glassgan.attribution import adversarial, probes, sample_rows, special
from glassgan.attribution.threshold import Threshold, logits
from glassgan.concepts import NO_LABELS
from glassgan.data import idx
from glassgan.data.images import to_network
from glassgan.judge import architecture
from glassgan.judge.network import Judge
from glassgan.statistics import bootstrap

COUNT = 200


@pytest.fixture(scope="module")
def images():
    pixels, _ = idx.read(ROOT / "data", "mnist", "t10k")
    return to_network(torch.from_numpy(pixels[:COUNT].copy()))


@pytest.fixture(scope="module")
def judge():
    return Judge(architecture.fused(architecture.build().eval()), 1.0, 0.9)


def network(seed=0):
    weights = torch.randn(50, 784, generator=torch.Generator().manual_seed(seed))
    return linear_discriminator(weights)


def test_concepts_are_read_off_layers_and_no_class(images):
    bank = probes.labelled(images, torch.zeros(COUNT, dtype=torch.uint8))
    weights = bootstrap.weights(len(bank.labels) // 2, 50, 0, "test")
    scores = [probes.scores(probes.read(network(seed), bank), bank, weights) for seed in range(4)]
    assert scores[0]["pixels"].shape == (len(weights), len(probes.CONCEPTS))
    rows = probes.probe_rows(scores[0], len(bank.labels) // 2)
    rows += probes.changes(scores[1:], scores[0], len(bank.labels) // 2)
    assert {row["concept"] for row in rows} == set(probes.CONCEPTS)
    assert {row["unit_of_measure"] for row in rows} == {"R²"}
    ink = next(row for row in rows if (row["layer"], row["concept"]) == ("pixels", "ink"))
    assert ink["estimate"] > 0.9


def test_no_judge_is_asked_about_images_that_flip(images, judge):
    discriminator = network()
    middle = logits(discriminator, images[:20]).median()
    rows, pictures = adversarial.rows_and_pictures(
        discriminator, judge, Threshold(float(middle), True), {"real": images[:20]},
        radii=[4.0, 255.0], attacked=5, steps=2, draws=20, resamples=40, shown=2, seed=0,
    )  # fmt: skip
    asked = [row for row in rows if row["concept"] == adversarial.CHANGED]
    assert asked and {row["reason"] for row in asked} == {NO_LABELS}
    assert any(row["concept"] == "verdict flipped" and row["n"] == 5 for row in rows)
    assert (pictures["facts.real"][:, 3:] == -1).all()


def test_no_share_of_special_samples_is_named(images, judge):
    kinds = {special.REAL_TEST: special.Kind(special.REAL, images[:10])}
    found = {special.REAL_TEST: np.zeros((10, 1))}
    rows = sample_rows.kind_rows(["output"], found, kinds, judge)
    assert {row["concept"] for row in rows} == {sample_rows.LOGIT, "verdict"}
