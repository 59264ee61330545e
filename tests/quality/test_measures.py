import dataclasses
import gzip

import numpy as np
import pandas as pd
import pytest
import torch
from conftest import ROOT
from scipy import stats

from glassgan.data.images import to_network
from glassgan.judge import measures as judge_measures
from glassgan.judge import training
from glassgan.judge.network import Judge, fused
from glassgan.quality import classes, measures
from glassgan.quality.settings import Measures
from glassgan.statistics import intervals

SAMPLES, FOLDS = 8000, 8


def digits(part, count):
    """Images drawn at random, because the files hold kinds of writers in a pattern, and labels."""
    folder = ROOT / "data/MNIST/raw"
    images = gzip.decompress((folder / f"{part}-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((folder / f"{part}-labels-idx1-ubyte.gz").read_bytes())
    pixels = np.frombuffer(images, np.uint8, offset=16).reshape(-1, 1, 28, 28)
    chosen = np.random.default_rng(0).permutation(len(pixels))[:count]
    found = np.frombuffer(labels, np.uint8, offset=8)[chosen].astype(np.int64)
    return torch.from_numpy(pixels[chosen]), torch.from_numpy(found)


@pytest.fixture(scope="module")
def world():
    """Reference, judge (trained for a few seconds), test images and their classes."""
    pixels, labels = digits("train", 15_000)
    options = {"seed": 0, "epochs": 3, "batch_size": 64, "learning_rate": 0.01}
    network = training.train(
        pixels[:6000], labels[:6000], training.Recipe(**options), progress=lambda t: None
    )
    judge = Judge(fused(network), 1.0, 0.9)
    test, true = digits("t10k", 10_000)
    test = to_network(test)
    judged = judge(test).classes().numpy()
    confusion = classes.confusion_matrix(judge_measures.confusion(true.numpy(), judged))
    settings = Measures(
        seed=0, shown=3, samples=SAMPLES, folds=FOLDS, neighbours=5, bins=100, nearest=600
    )
    reference = measures.prepare(pixels, labels, test, judge, confusion, settings)
    return reference, judge, test, true


def measured(world, images):
    reference, judge, _, _ = world
    table = measures.of_images(images[:SAMPLES], judge, reference)
    return measures.summary(table, SAMPLES, reference.nearest).set_index("measure")


@pytest.fixture(scope="module")
def real(world):
    return measured(world, world[2])


def test_real_images_are_as_real_images(world, real):
    others = measured(world, world[2].flip(0))
    for name in ("coverage", "recall", "different_bins", "frechet_distance", "histogram_distance"):
        low, high = real.loc[name, ["ci_low", "ci_high"]]
        assert others.loc[name, "ci_low"] < high
        assert others.loc[name, "ci_high"] > low
    assert real.loc["density", "estimate"] == pytest.approx(1, abs=0.1)
    assert real.loc["coverage", "estimate"] == pytest.approx(1 - 2**-5, abs=0.03)
    assert real.loc["different_bins", "estimate"] == pytest.approx(0.07, abs=0.05)
    assert real.loc["copied", "estimate"] == pytest.approx(0.01, abs=0.01)
    assert real.loc["copied_p", "estimate"] > 0.05
    assert real.loc["kernel_distance", "ci_low"] < 0.001
    assert real.loc["histogram_distance", "estimate"] < 0.1
    assert real.loc["classes", "estimate"] == 10


@pytest.mark.parametrize("digit", [0, 6])
def test_a_missing_class_shows(world, real, digit):
    _, _, images, labels = world
    found = measured(world, images[labels != digit])
    distances = ("frechet_distance", "frechet_random", "frechet_pixels", "kernel_distance")
    for name in (*distances, "different_bins", "histogram_distance"):
        assert found.loc[name, "ci_low"] > real.loc[name, "ci_high"]
    for name in ("coverage", "recall", "effective_modes"):
        assert found.loc[name, "ci_high"] < real.loc[name, "ci_low"]
    assert found.loc[f"class_{digit}", "estimate"] < 0.02
    assert found.loc["effective_modes", "estimate"] == pytest.approx(9, abs=0.2)


def test_copies_show(world):
    found = measured(world, world[0].training[:].view(-1, 1, 28, 28).roll(1, 3))
    assert found.loc["nearest_distance", "estimate"] == 0
    assert found.loc["copied", "estimate"] > 0.99
    assert found.loc["copied_p", "estimate"] < 1e-9


def test_what_is_not_finite_has_no_measures(world):
    images = world[2][:SAMPLES].clone()
    images[5, 0, 3, 3] = torch.nan  # of the first fold
    folds = measures.of_images(images, world[1], world[0])
    assert folds.loc[folds["fold"].isin([0, measures.ALL]), "value"].isna().all()
    assert folds.loc[folds["fold"] > 0, "value"].notna().all()


def test_shares_stand_beside_those_of_accepted_images(world):
    reference, judge, _, _ = world
    shares = reference.histogram
    pixels, labels = digits("train", 15_000)
    accepted = judge(to_network(pixels)).accepted
    expected = torch.bincount(labels[accepted], minlength=10) / accepted.sum()
    torch.testing.assert_close(shares, expected)
    assert (shares - torch.bincount(labels) / len(labels)).abs().max() > 1e-3


def test_a_collapsed_generator_is_measured_as_far_as_it_can_be(world):
    found = measured(world, torch.full((SAMPLES, 1, 28, 28), 0.995))["estimate"]
    assert found[["recall", "histogram_distance", "effective_modes", "class_3"]].isna().all()
    assert found[["pixel_sd", "saturated", "abstains", "classes", "precision"]].tolist() == [
        0, 1, 1, 0, 0,
    ]  # fmt: skip
    assert found["frechet_distance"] > 1


def test_intervals_are_t_intervals_and_one_undefined_fold_leaves_none():
    values = [0.3, 0.1, 0.4]
    rows = [{"fold": k, "measure": "a", "value": v} for k, v in enumerate(values)]
    rows += [{"fold": k, "measure": "b", "value": v} for k, v in enumerate([1.0, np.nan, 1.0])]
    rows += [{"fold": measures.ALL, "measure": "classes", "value": 7.0}]
    rows += [{"fold": k, "measure": "copied", "value": 0.0} for k in range(3)]
    rows += [{"fold": measures.ALL, "measure": "copied_p", "value": 0.5}]
    table = measures.summary(pd.DataFrame(rows), 30, 5).set_index("measure")
    interval = stats.ttest_1samp(values, 0).confidence_interval(0.95)
    assert table.loc["a"].tolist() == pytest.approx([np.mean(values), *interval, 10, 3])
    assert table.loc["b", ["estimate", "ci_low", "ci_high"]].isna().all()
    assert table.loc["classes", ["estimate", "n", "folds"]].tolist() == [7, 30, 1]
    assert table.loc[["copied", "copied_p"], "n"].tolist() == [5, 15]  # fewer are asked


def test_the_interval_of_a_share_ends_at_0_and_1():
    rows = [
        {"fold": k, "measure": name, "value": value}
        for name, values in (("copied", (0.0, 0.0, 0.03)), ("coverage", (1.0, 1.0, 0.9)))
        for k, value in enumerate(values)
    ]
    table = measures.summary(pd.DataFrame(rows), 30, 5).set_index("measure")
    assert table.loc["copied", "ci_low"] == 0 and table.loc["copied", "ci_high"] > 0.03
    assert table.loc["coverage", "ci_high"] == 1


def test_that_all_folds_have_none_does_not_say_that_there_are_none():
    rows = [{"fold": k, "measure": "copied", "value": 0.0} for k in range(10)]
    table = measures.summary(pd.DataFrame(rows), 10_000, 100).set_index("measure")
    low, high = intervals.wilson(0.0, 1000)
    assert table.loc["copied", ["ci_low", "ci_high"]].tolist() == [low, high]
    assert table.loc["copied", "ci_high"] > 3 / 1000  # the rule of three


def test_a_checkpoint_without_weights_has_a_row_a_measure(real):
    table = real.reset_index()
    nothing = measures.beside_real(None, table)
    assert nothing["measure"].tolist() == table["measure"].tolist()
    assert nothing[["estimate", "ci_low", "ci_high", "n", "folds"]].isna().all().all()
    same = measures.beside_real(table, table)
    assert same["real"].tolist() == same["estimate"].tolist()
    assert (same.dtypes == nothing.dtypes).all()


def test_the_reference_comes_back_from_its_file(world, tmp_path):
    reference = world[0]
    reference.write(tmp_path / "r.safetensors")
    assert (tmp_path / "r.safetensors").stat().st_size < 4e6  # the pixels alone would be 47 MB
    loaded = measures.load(tmp_path / "r.safetensors", reference.training.stored, reference.labels)
    parts = [(reference, loaded), (reference.held_out, loaded.held_out)]
    for whole, other in parts:
        for field in dataclasses.fields(whole):
            value, again = getattr(whole, field.name), getattr(other, field.name)
            if isinstance(value, torch.Tensor):
                assert torch.equal(value, again)
            elif field.name == "training":
                assert torch.equal(value.stored, again.stored)
            elif field.name != "held_out":
                assert value == again
    assert loaded.samples == SAMPLES
