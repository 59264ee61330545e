"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import numpy as np
import pytest
import torch
from conftest import ROOT
from shapes import digits
from sklearn.linear_model import LogisticRegression

from glassgan import concepts, files, streams
from glassgan.data import idx
from glassgan.data.images import to_network
from glassgan.judge import architecture, encoder, examination, making, network, reading
from glassgan.judge.labels import class_labels
from glassgan.judge.settings import Judge
from glassgan.settings import problems

VALUES = {"seed": 0, "epochs": 3, "batch_size": 64, "learning_rate": 0.01, "abstain_below": 0.9}


@pytest.fixture(scope="module")
def images():
    pixels, labels = idx.read(ROOT / "data", "mnist", "t10k")
    return torch.from_numpy(pixels.copy()), labels


@pytest.fixture(scope="module")
def judge(images, tmp_path_factory):
    data = {"images": images[0][:6000], "validation": torch.arange(6000) < 500}
    path = tmp_path_factory.mktemp("judge") / "judge.safetensors"
    files.write_tensors(path, *making.made(data, Judge(**VALUES), "cpu", lambda line: None))
    return network.load(path)


def test_nothing_is_named(judge, images):
    scaled = to_network(images[0][:300])
    assert concepts.CLASSES == 0 and not concepts.CLASS_CONCEPTS
    verdict = judge(scaled)
    assert (verdict.classes() == -1).all() and (verdict.labels == -1).all()
    assert not verdict.accepted.any()
    assert judge.logits(scaled).shape == (300, 0)
    found = reading.measure(judge)(scaled)
    assert next(iter(concepts.MEASURED)) == "ink"
    assert found.shape == (300, len(concepts.MEASURED) + 64)
    assert torch.equal(found[:, len(concepts.MEASURED) :], judge.features(scaled))
    values, classes = reading.concepts(judge, scaled)
    assert values.shape == (300, len(concepts.CONCEPTS)) and (classes == -1).all()
    assert class_labels(classes.numpy()).shape == (300, 0)


def test_features_tell_more_than_those_of_an_untrained_network(judge, images):
    with streams.default_stream(0, "test"):
        untrained = architecture.build()
    untrained.train()(to_network(images[0][:2000]))  # statistics of the batch
    random = network.Judge(architecture.fused(untrained), 1.0, 0.9)

    def accuracy(features):
        features = (features - features.mean(0)) / (features.std(0) + 1e-6)
        probe = LogisticRegression(max_iter=300).fit(features[:2000], images[1][6000:8000])
        return probe.score(features[2000:], images[1][8000:])

    scaled = to_network(images[0][6000:])
    trained, other = (accuracy(one.features(scaled)) for one in (judge, random))
    assert trained > 0.85 and trained > other + 0.1


def test_what_needs_labels_is_empty(judge, images):
    found = examination.examine(judge, judge, images[0][:100], None, None, np.arange(20), "cpu")
    assert [len(found[name]) for name in ("calibration", "confusion", "confused")] == [0, 0, 0]
    assert found["metrics"] == {"test_images": 100}
    assert len(found["concepts"])


def test_views_are_of_the_same_image():
    scaled = torch.from_numpy(digits(200))[:, None]
    rng = np.random.default_rng(0)
    first, second = (encoder.view(scaled, rng).flatten(1) for _ in range(2))
    assert first.shape == (200, 784) and first.abs().max() <= 1
    alike = torch.corrcoef(torch.cat([first, second]))[:200, 200:]
    assert alike.diagonal().mean() > alike.mean() + 0.03


def test_the_loss_is_least_where_views_agree():
    generator = torch.Generator().manual_seed(0)
    views = torch.randn(50, 16, generator=generator)
    same, other = torch.cat([views, views]), torch.randn(100, 16, generator=generator)
    assert encoder.contrast(same) < 1.5 < encoder.contrast(other)


def test_a_classifier_of_ones_own_is_refused():
    own = {"build": "own_networks:classifier", "weights": __file__}
    found = problems(Judge, {**VALUES, **own}, "judge")
    assert any("has no labels" in line for line in found) or "no safetensors file" in found[0]
