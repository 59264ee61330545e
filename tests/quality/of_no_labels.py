"""Tests of a process whose data set has no labels; run by tests/test_no_labels.py."""

import numpy as np
import pytest
import torch
from conftest import ROOT
from networks import checkpoint, tiny

from glassgan import streams
from glassgan.data import idx
from glassgan.data.images import to_network
from glassgan.judge import architecture
from glassgan.judge import measures as judge_measures
from glassgan.judge.network import Judge
from glassgan.quality import class_push, classes, copying, measures
from glassgan.quality.settings import Measures
from glassgan.train.losses import LOSSES

SAMPLES, FOLDS, NEAREST = 120, 4, 40


@pytest.fixture(scope="module")
def judge():
    with streams.default_stream(0, "test"):
        network = architecture.build().eval()
    return Judge(architecture.fused(network), 1.0, 0.9)


@pytest.fixture(scope="module")
def stored():
    return torch.from_numpy(idx.read(ROOT / "data", "mnist", "t10k")[0][:1200].copy())


@pytest.fixture(scope="module")
def images(stored):
    return to_network(stored)


@pytest.fixture(scope="module")
def reference(judge, stored, images):
    nothing = np.zeros(0, np.int64)
    confusion = classes.confusion_matrix(judge_measures.confusion(nothing, nothing))
    settings = Measures(
        seed=0, shown=3, samples=SAMPLES, folds=FOLDS, neighbours=3, bins=5, nearest=NEAREST
    )
    training, test = stored[:600], images[600:]
    labels = torch.zeros(len(training), dtype=torch.int64)
    return measures.prepare(training, labels, test, judge, confusion, settings)


def found(images, judge, reference):
    folds = measures.of_images(images[:SAMPLES], judge, reference)
    return measures.summary(folds, SAMPLES, reference.nearest).set_index("measure")["estimate"]


def test_nothing_is_measured_of_classes_and_all_else_is(judge, images, reference):
    table = found(images[600:], judge, reference)
    names = set(table.index)
    assert not names & {"classes", "abstains", "confidence", "effective_modes"}
    assert not [name for name in names if name.startswith("class_")]
    assert {"frechet_distance", "coverage", "copied", "copied_p", "pixel_sd"} <= names
    assert table.drop("different_bins").notna().all()
    assert measures.no_measures()["measure"].tolist() == ["copied_p"]


def test_copies_are_told_from_all_held_out_images_together(judge, images, reference):
    assert reference.held_out.counts.tolist() == [600 - NEAREST]
    copies = found(images[:600], judge, reference)
    honest = found(images[600:], judge, reference)
    assert copies["copied"] == 1 and copies["copied_p"] < 1e-6
    assert honest["copied"] < 0.1 and honest["copied_p"] > 0.01
    assert copying.held_out(copying.look(images[600:605].flatten(1), reference.training,
                                         reference.labels)).thresholds.shape == (1,)  # fmt: skip


def test_what_is_known_of_real_images_is_stored_and_read(
    judge, stored, images, reference, tmp_path
):
    reference.write(tmp_path / "reference.safetensors")
    training = stored[:600].flatten(1)
    again = measures.load(tmp_path / "reference.safetensors", training, reference.labels)
    assert again.confusion.shape == (0, 0) and again.histogram.shape == (0,)
    assert found(images[600:], judge, again).equals(found(images[600:], judge, reference))


def test_no_class_is_asked_for(judge):
    chain = [checkpoint(tiny().evaluation(), 2)]
    table = class_push.measure(chain, LOSSES["logits"], torch.randn(4, 8), torch.randn(4, 8), judge)
    assert table.empty and list(table.columns) == list(class_push.COLUMNS)
