import numpy as np
import pytest
import torch
from networks import Planted, tiny
from scipy.stats import binom

from glassgan.features import generator_layers
from glassgan.subject import Subject

OPTIONS = {"seed": 0, "null_draws": 99, "resamples": 50}


def planted(count=20):
    torch.manual_seed(0)
    return Subject(Planted(torch.randn(count, 28, 28)), None, count).evaluation()


def test_a_class_that_is_there_is_read_in_every_layer():
    latents = torch.randn(1200, 20)
    labels = (latents[:, 0] > 0).long() * 3
    rows = generator_layers.readable_class(planted(), latents, labels, **OPTIONS)
    assert [row["layer"] for row in rows] == ["latent", "hidden1", "output"]
    for row in rows:
        assert row["estimate"] > 0.9
        assert row["ci_low"] <= row["estimate"] <= row["ci_high"]
        assert row["null_high"] < 0.6
        assert row["p_value"] == pytest.approx(0.01)


def test_labels_without_a_cause_are_significant_at_the_nominal_rate():
    generator = torch.Generator().manual_seed(1)
    p_values, trials = [], 400
    for trial in range(trials):
        latents = torch.randn(200, 20, generator=generator)
        labels = torch.randint(0, 2, (200,), generator=generator)
        options = OPTIONS | {"seed": trial, "null_draws": 39, "resamples": 2}
        rows = generator_layers.readable_class(planted(), latents, labels, **options)
        p_values.append(rows[0]["p_value"])
    least, most = binom.ppf([0.005, 0.995], trials, 0.05)
    assert least <= np.sum(np.array(p_values) <= 0.05) <= most
    assert 0.45 < np.mean(p_values) < 0.6  # a little above a half, since accuracies tie


def test_a_rare_class_is_named_where_a_layer_says_little():
    generator = torch.Generator().manual_seed(2)
    latents = torch.randn(2000, 20, generator=generator)
    noise = torch.randn(2000, generator=generator)
    labels = ((latents[:, 0] + 1.5 * noise) > 2.3).long()  # one in ten
    for row in generator_layers.readable_class(planted(), latents, labels, **OPTIONS):
        # by the sign of the first latent: (P(x > 0 | rare) + P(x < 0 | not)) / 2, integrated
        assert row["estimate"] == pytest.approx(0.706, abs=0.04)


def test_one_class_is_nothing_to_read():
    labels = torch.zeros(200, dtype=torch.int64)
    labels[::7] = -1
    rows = generator_layers.readable_class(planted(), torch.randn(200, 20), labels, **OPTIONS)
    assert {row["status"] for row in rows} == {"one class"}
    assert not any("estimate" in row for row in rows)


def test_balanced_accuracy_does_not_reward_the_common_class():
    truth = np.array([0] * 90 + [1] * 10)
    assert generator_layers.balanced_accuracy(truth, np.zeros(100, int)) == 0.5
    assert generator_layers.balanced_accuracy(truth, truth) == 1


def test_summary_counts_dimensions_and_silent_units():
    subject = planted(5)
    subject.generator.output[0].weight.data[:100] = 0
    table = generator_layers.layer_summary(subject, torch.randn(4000, 5)).set_index("layer")
    assert table.loc["latent", "effective_dimension"] == pytest.approx(5, rel=0.05)
    assert table.loc["output", "effective_dimension"] < 5.1
    assert table.loc["output", "silent"] == pytest.approx(100 / 784)
    assert table.loc["latent", "active"] == pytest.approx(0.5, abs=0.02)


def test_pictures_hold_the_held_out_half():
    subject, latents = tiny().evaluation(), torch.randn(60, 8)
    found = generator_layers.pictures(subject, latents)
    assert torch.equal(found["values.0.latent"], latents[30:42])
    assert found["plane.3.output"].shape == (30, 2)
