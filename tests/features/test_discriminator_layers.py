import numpy as np
import pytest
import torch
from networks import linear_discriminator
from scipy.stats import binom

from glassgan.features import discriminator_layers

OPTIONS = {"seed": 0, "null_draws": 99}


def images(count, shift=0.0, seed=0):
    values = torch.randn(count, 1, 28, 28, generator=torch.Generator().manual_seed(seed))
    values[:, 0, 3, 5] += shift
    return values


def by(rows, direction):
    return {row["layer"]: row for row in rows if row["intervention"] == direction}


def test_a_layer_separates_what_it_sees_and_not_what_it_drops():
    seeing, blind = torch.zeros(1, 784), torch.zeros(1, 784)
    seeing[0, 3 * 28 + 5], blind[0, 0] = 1, 1
    real, fake = images(400, shift=3, seed=1), images(400, seed=2)
    found = by(
        discriminator_layers.separation(linear_discriminator(seeing), real, fake, **OPTIONS),
        "linear probe",
    )
    # two normals three standard deviations apart: AUROC = Φ(3/√2)
    assert found["hidden1"]["estimate"] == pytest.approx(0.983, abs=0.015)
    assert found["hidden1"]["p_value"] == pytest.approx(0.01)
    assert found["pixels"]["estimate"] > 0.7
    found = by(
        discriminator_layers.separation(linear_discriminator(blind), real, fake, **OPTIONS),
        "linear probe",
    )
    assert found["hidden1"]["null_low"] < found["hidden1"]["estimate"] < 0.6
    assert found["hidden1"]["p_value"] > 0.01


def test_a_discriminator_that_finds_generated_images_more_real_does_not_read_as_able():
    seeing = torch.zeros(1, 784)
    seeing[0, 3 * 28 + 5] = 1
    network = linear_discriminator(seeing)  # its logit grows with a pixel that is darker in fakes
    torch.nn.init.ones_(network.output[0].weight)
    real, fake = images(400, shift=-0.4, seed=1), images(400, seed=2)
    rows = discriminator_layers.separation(network, real, fake, **OPTIONS)
    assert [row["intervention"] for row in rows if row["layer"] == "output"] == ["the logit"]
    # two normals .4 standard deviations apart: AUROC = Φ(−.4/√2)
    assert rows[-1]["estimate"] == pytest.approx(0.389, abs=0.04)
    assert rows[-1]["ci_high"] < 0.5
    assert rows[-1]["p_value"] > 0.9
    flipped = discriminator_layers.separation(network, fake, real, **OPTIONS)[-1]
    assert flipped["estimate"] == pytest.approx(1 - rows[-1]["estimate"])
    assert flipped["p_value"] == pytest.approx(0.01)


def test_equal_distributions_are_told_apart_at_the_nominal_rate():
    network = linear_discriminator(torch.randn(3, 784, generator=torch.Generator().manual_seed(0)))
    p_values = {"linear probe": [], "difference of means": []}
    trials = 200
    for trial in range(trials):
        real, fake = images(80, seed=2 * trial), images(80, seed=2 * trial + 1)
        options = OPTIONS | {"seed": trial, "null_draws": 39}
        rows = discriminator_layers.separation(network, real, fake, **options)
        for direction, values in p_values.items():
            values.append(by(rows, direction)["hidden1"]["p_value"])
    for values in p_values.values():
        least, most = binom.ppf([0.005, 0.995], trials, 0.05)
        assert least <= np.sum(np.array(values) <= 0.05) <= most
        assert 0.45 < np.mean(values) < 0.55


def test_images_that_a_layer_holds_for_the_same_are_ties():
    discovery, held_out = (images(400, seed=seed).flatten(1) for seed in (1, 2))
    held_out[50:350] = held_out[0]
    targets = torch.tensor([1.0, 0.0]).repeat_interleave(200)[:, None]
    scores = discriminator_layers.probe_scores(discovery, targets, held_out)
    assert len(scores[50:350].unique()) == 1


def test_planes_hold_the_held_out_halves():
    network = linear_discriminator(torch.randn(4, 784))
    found = discriminator_layers.planes(network, images(40), images(40, seed=3))
    assert list(found) == [
        "real.0.pixels", "fake.0.pixels", "real.1.hidden1", "fake.1.hidden1",
        "real.2.output", "fake.2.output",
    ]  # fmt: skip
    assert all(value.shape == (20, 2) for value in found.values())
