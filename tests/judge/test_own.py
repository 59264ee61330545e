"""A classifier and concepts of a user's own: what they become, and how they are refused."""

import numpy as np
import own_networks
import pytest
import torch
from safetensors.torch import save_model
from shapes import digits
from torch import nn

from glassgan import files
from glassgan.concepts import CLASSES
from glassgan.errors import InputError
from glassgan.judge import making, network, own, reading
from glassgan.judge.settings import Judge
from glassgan.settings import problems

VALUES = {"seed": 0, "epochs": 1, "batch_size": 50, "learning_rate": 0.01, "abstain_below": 0.9}


def entry(folder, build="own_networks:classifier", **args):
    """The keys of a classifier whose weights lie in a file."""
    weights = folder / "own.safetensors"
    torch.manual_seed(0)
    save_model(own_networks.classifier(**args), str(weights))
    return {"build": build, "args": args, "weights": str(weights)}


@pytest.fixture
def data():
    rng = np.random.default_rng(0)
    labels = rng.integers(0, CLASSES, 300)
    images = rng.integers(0, 256, (300, 1, 28, 28), dtype=np.uint8)
    mask = np.arange(300) < 100
    return {
        "images": torch.from_numpy(images),
        "labels": torch.from_numpy(labels),
        "validation": torch.from_numpy(mask),
    }


@pytest.mark.parametrize("outputs", [CLASSES, CLASSES + 1])
def test_a_classifier_of_ones_own_is_the_judge(tmp_path, data, outputs):
    settings = Judge(**VALUES, **entry(tmp_path, outputs=outputs))
    path = tmp_path / "judge.safetensors"
    files.write_tensors(path, *making.made(data, settings, "cpu", print))
    (tmp_path / "own.safetensors").unlink()  # the judge's file holds all
    judge = network.load(path)
    images = torch.from_numpy(digits(40))[:, None]
    torch.manual_seed(0)
    expected = own_networks.classifier(outputs=outputs)
    logits = judge.logits(images) * judge.temperature
    torch.testing.assert_close(logits[:, :outputs], expected(images), atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(judge.features(images), expected[:3](images))
    found = reading.measure(judge)(images)
    posteriors = found[:, : CLASSES + 1]
    torch.testing.assert_close(posteriors.sum(1), torch.ones(40))
    assert (posteriors[:, -1] == 0).all() == (outputs == CLASSES)
    assert judge(images).classes().shape == (40,)


def test_its_temperature_is_that_of_the_validation_images(tmp_path, data):
    settings = Judge(**VALUES, **entry(tmp_path))
    metadata = making.made(data, settings, "cpu", print)[1]
    assert metadata["temperature"] > 2  # it knows nothing of labels that are drawn
    assert metadata["classifier"]["build"] == "own_networks:classifier"


def test_features_of_a_classifier_without_a_linear_map_are_its_logits():
    flat = own.Classifier(nn.Sequential(nn.AdaptiveAvgPool2d((1, CLASSES)), nn.Flatten()))
    logits, features = flat.parts(torch.randn(5, 1, 28, 28))
    assert torch.equal(logits, features) and logits.shape == (5, CLASSES + 1)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"build": "own_networks:none"}, "judge.build: cannot import 'own_networks:none'"),
        ({"build": "own_networks:redness"}, "judge.build: 'own_networks:redness' refuses args"),
        ({"args": {"hidden": 3}}, "judge.weights: .* does not fit the network"),
    ],
)
def test_a_classifier_that_does_not_fit_is_refused(tmp_path, change, message):
    with pytest.raises(InputError, match=message):
        own.classifier({**entry(tmp_path, hidden=20), **change})


def test_a_classifier_of_other_classes_is_refused(tmp_path):
    with pytest.raises(InputError, match=r"gives \[2, 3\] for 2 images; allowed: logits \[2, 10\]"):
        own.classifier(entry(tmp_path, outputs=3))


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"build": "a:b"}, "judge.weights: missing beside build a:b; allowed: a safetensors file"),
        ({"weights": __file__}, "judge.build: missing; allowed: the import path"),
        ({"args": {"x": 1}}, "judge.build: missing; allowed: the import path"),
        ({"build": "a:b", "weights": "no.file"}, "judge.weights: there is no file no.file"),
    ],
)
def test_keys_that_do_not_go_together_are_refused(given, message):
    assert any(line.startswith(message) for line in problems(Judge, {**VALUES, **given}, "judge"))


@pytest.mark.parametrize(
    ("function", "message"),
    [
        ("broken", "function: fails on images .*ValueError: no such image"),
        ("two_numbers", r"function: gives \[2, 2\] for 2 images; allowed: a number an image"),
        ("not_finite", "function: gives .*inf.* allowed: finite numbers"),
        ("none", "function: cannot import"),
    ],
)
def test_a_concept_that_does_not_fit_is_refused(function, message):
    with pytest.raises(InputError, match=rf"judge\.concepts\.x\.{message}"):
        own.concept("x", {"function": f"own_networks:{function}", "unit": ""})
