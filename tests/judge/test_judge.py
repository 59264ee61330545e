import gzip

import numpy as np
import pandas as pd
import pytest
import torch
from conftest import ROOT
from sklearn.metrics import confusion_matrix

from glassgan import files
from glassgan.data.images import to_network
from glassgan.judge import architecture, augmentation, measures, network, training


def digits(part, start, count):
    folder = ROOT / "data/MNIST/raw"
    images = gzip.decompress((folder / f"{part}-images-idx3-ubyte.gz").read_bytes())
    labels = gzip.decompress((folder / f"{part}-labels-idx1-ubyte.gz").read_bytes())
    pixels = np.frombuffer(images, np.uint8, offset=16).reshape(-1, 1, 28, 28)
    chosen = slice(start, start + count)
    found = np.frombuffer(labels, np.uint8, offset=8)[chosen]
    return torch.from_numpy(pixels[chosen].copy()), torch.from_numpy(found.astype(np.int64))


@pytest.fixture(scope="module")
def judge(tmp_path_factory):
    """A judge trained for a few seconds, through its file."""
    images, labels = digits("train", 0, 10_000)
    recipe = training.Recipe(seed=0, epochs=3, batch_size=64, learning_rate=0.01)
    trained = training.train(images, labels, recipe, progress=lambda t: None)
    path = tmp_path_factory.mktemp("judge") / "judge.safetensors"
    metadata = {"temperature": 1.0, "abstain_below": 0.9}
    files.write_tensors(path, trained.state_dict(), metadata)
    return network.load(path)


def test_it_reads_digits(judge):
    images, labels = digits("t10k", 0, 2000)
    verdict = judge(to_network(images))
    assert (verdict.labels == labels).float().mean() > 0.96
    assert verdict.accepted.float().mean() > 0.85
    assert torch.equal(verdict.classes() == -1, ~verdict.accepted)


def test_specks_do_not_stop_it(judge):
    images, labels = digits("t10k", 0, 1000)
    speckled = augmentation.speckled(images, seed=5, step=0)
    changed = (speckled != images).flatten(1).float().mean(1)
    assert changed[1::2].max() == 0
    assert 0.02 < changed[::2].mean() < 0.06
    verdict = judge(to_network(speckled))
    assert (verdict.labels == labels).float().mean() > 0.94


@pytest.mark.parametrize("level", [0.0, 0.5, 1.0])
def test_it_abstains_on_plain_and_noisy_grey(judge, level):
    torch.manual_seed(0)
    images = torch.full((200, 1, 28, 28), 2 * level - 1)
    images += 0.05 * torch.randn_like(images)
    assert judge(images.clamp(-1, 1)).accepted.float().mean() < 0.1


def test_it_abstains_on_most_clothes(judge):
    path = ROOT.parent / "shared/data/FashionMNIST/raw/t10k-images-idx3-ubyte.gz"
    if not path.is_file():
        pytest.skip("Fashion-MNIST is not on this machine")
    pixels = np.frombuffer(gzip.decompress(path.read_bytes()), np.uint8, offset=16, count=784_000)
    images = torch.from_numpy(pixels.reshape(-1, 1, 28, 28).copy())
    assert judge(to_network(images)).accepted.float().mean() < 0.5


def test_logits_and_features_do_not_depend_on_the_batch(judge):
    images = to_network(digits("t10k", 0, 1500)[0])
    assert torch.equal(judge.logits(images)[:1000], judge.logits(images[:1000]))
    assert torch.equal(judge.features(images)[:1000], judge.features(images[:1000]))


def test_features_are_those_that_the_logits_are_made_of(judge):
    images = to_network(digits("t10k", 0, 50)[0])
    places = judge.network[:-1](images).view(50, 64, 4, 4)
    torch.testing.assert_close(judge.features(images), places.mean((2, 3)))
    logits = judge.network[-1](places.flatten(1)) / judge.temperature
    torch.testing.assert_close(logits, judge.logits(images))


def test_folding_batch_norm_changes_nothing():
    torch.manual_seed(0)
    whole = architecture.build()
    for module in whole:
        if isinstance(module, torch.nn.BatchNorm2d):
            module.running_mean.normal_()
            module.running_var.uniform_(0.5, 2)
    images = torch.randn(20, 1, 28, 28)
    expected = whole.eval()(images)
    torch.testing.assert_close(architecture.fused(whole)(images), expected, atol=1e-5, rtol=1e-4)


def test_temperature_undoes_a_known_scale():
    torch.manual_seed(0)
    logits = 2 * torch.randn(20_000, 11)
    labels = torch.distributions.Categorical(logits=logits).sample()
    assert training.temperature(3 * logits, labels) == pytest.approx(3, rel=0.03)


def test_shifts_move_whole_images():
    image = torch.zeros(300, 1, 28, 28, dtype=torch.uint8)
    image[:, 0, 14, 14] = 255
    moved = augmentation.shifted(image, seed=0, step=0)
    assert (moved.flatten(1).sum(1) == 255).all()
    rows, columns = moved[:, 0].nonzero()[:, 1:].T
    assert sorted(set(rows.tolist())) == sorted(set(columns.tolist())) == [12, 13, 14, 15, 16]


def test_images_of_nothing_are_made_of_five_kinds():
    images, _ = digits("train", 0, 10)
    made = augmentation.nothing(images, seed=0, step=0)
    assert made.dtype == torch.uint8
    assert made.shape == images.shape
    for number in (0, 1, 5, 6):  # the pixels of a digit, elsewhere
        assert torch.equal(made[number].flatten().sort()[0], images[number].flatten().sort()[0])
        assert not torch.equal(made[number], images[number])


def test_one_cycle_rises_and_falls():
    rates = [training.one_cycle(x / 100) for x in range(101)]
    assert rates[0] == pytest.approx(0.04)
    assert max(rates) == pytest.approx(rates[30]) == pytest.approx(1)
    assert rates[100] == pytest.approx(0)


def test_calibration_of_a_calibrated_and_of_a_boastful_judge():
    rng = np.random.default_rng(0)
    confidence = rng.uniform(0.1, 1, 50_000)
    honest = rng.uniform(size=50_000) < confidence
    boastful = rng.uniform(size=50_000) < confidence - 0.1
    error = measures.expected_calibration_error
    assert error(measures.calibration(confidence, honest)) < 0.01
    assert error(measures.calibration(confidence, boastful)) == pytest.approx(0.1, abs=0.01)


def test_confusion_is_scikit_learns():
    rng = np.random.default_rng(0)
    labels, judged = rng.integers(0, 10, 500), rng.integers(-1, 10, 500)
    table = measures.confusion(labels, judged)
    counts = table.pivot(index="label", columns="judged", values="n").to_numpy()
    assert np.array_equal(counts, confusion_matrix(labels, judged, labels=range(-1, 10))[1:])
    assert isinstance(table, pd.DataFrame)


def test_the_pairs_that_are_taken_for_one_another():
    labels = np.repeat([3, 5, 7, 9], 100)
    judged = labels.copy()
    judged[:8] = 5  # eight threes are taken for fives, one five for a three
    judged[100] = 3
    judged[200:204] = 1  # four sevens for ones; there is no one
    table = measures.confused(labels, judged)
    assert table[["first", "second"]].to_numpy().tolist() == [[3, 5], [1, 7]]
    assert table[["first_as_second", "second_as_first"]].to_numpy().tolist() == [[8, 1], [0, 4]]
    assert table["n"].tolist() == [200, 100]
    assert table["estimate"].tolist() == [0.045, 0.04]
    assert ((table["ci_low"] < table["estimate"]) & (table["estimate"] < table["ci_high"])).all()
    assert measures.confused(labels, labels).empty


def test_a_judge_that_is_always_right_is_as_sure_as_it_is():
    logits = torch.eye(11)[torch.arange(200) % 11]
    assert training.temperature(logits, torch.arange(200) % 11) == 1


def test_without_a_confidence_there_is_no_calibration():
    confidence, correct = np.array([0.9, np.nan, 0.3]), np.array([True, True, False])
    table = measures.calibration(confidence, correct)
    assert table["n"].sum() == 3
    assert np.isnan(measures.expected_calibration_error(table))
