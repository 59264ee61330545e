import numpy as np
import pytest
import torch
from networks import Planted, tiny

from glassgan.latent import traversal
from glassgan.subject import Subject


def planted(strengths):
    pictures = torch.ones(len(strengths), 28, 28) * torch.tensor(strengths)[:, None, None]
    # orthogonal pictures: each component owns a band of rows
    bands = torch.arange(28).view(1, 28, 1) % len(strengths)
    pictures = pictures * (bands == torch.arange(len(strengths)).view(-1, 1, 1))
    return Subject(Planted(pictures), None, len(strengths)).evaluation()


def test_change_of_a_linear_generator_is_known():
    subject = planted([1.0, 2.0])
    change = traversal.image_change(subject, torch.randn(7, 2), torch.eye(2), length=0.5)
    expected = torch.tensor([[0.5 * 1 * 0.5**0.5], [0.5 * 2 * 0.5**0.5]]).expand(2, 7)
    torch.testing.assert_close(change, expected)


def test_a_strong_component_beats_random_directions():
    subject = planted([1.0] * 13 + [6.0])
    rows = traversal.component_effects(
        subject, torch.randn(40, 14), length=1.0, null_directions=400, seed=0
    )
    assert [row["target"] for row in rows] == [f"z{k}" for k in range(14)]
    assert rows[13]["p_value"] == pytest.approx(1 / 401)
    assert min(row["p_value"] for row in rows[:13]) > 0.3
    assert rows[0]["ci_low"] <= rows[0]["estimate"] <= rows[0]["ci_high"]


def test_components_that_are_random_directions_are_found_at_the_nominal_rate():
    p_values = []
    for trial in range(20):
        torch.manual_seed(trial)
        subject = planted([1.0, 2.0, 3.0, 1.5, 0.5, 2.5, 1.0, 2.0])
        turn = torch.linalg.qr(torch.randn(8, 8))[0]
        weight = subject.generator.output[0].weight
        weight.data = weight.data @ turn  # the axes are now Haar-random directions
        rows = traversal.component_effects(
            subject, torch.randn(10, 8), length=1.0, null_directions=200, seed=trial
        )
        p_values += [row["p_value"] for row in rows]
    assert 0.4 < np.mean(p_values) < 0.6
    assert np.mean(np.array(p_values) <= 0.05) <= 0.1


def test_random_directions_are_of_length_one_and_have_no_axis():
    directions = traversal.random_directions(20_000, 5, seed=0)
    assert directions.norm(dim=1).allclose(torch.ones(20_000))
    covariance = directions.T @ directions / len(directions)
    torch.testing.assert_close(covariance, torch.eye(5) / 5, atol=0.01, rtol=0)


def test_strongest_components_come_first():
    found = traversal.strongest_components(
        planted([1.0, 5.0, 3.0]), torch.randn(20, 3), length=1.0, count=2
    )
    assert found.tolist() == [1, 2]


def test_traversal_sets_one_component():
    subject, latent = tiny().evaluation(), torch.randn(8)
    values = torch.tensor([-3.0, 0.0, 3.0])
    images = traversal.traversal(subject, latent, torch.tensor([5, 2]), values)
    assert images.shape == (2, 3, 1, 28, 28)
    moved = latent.clone()
    moved[2] = 3.0
    torch.testing.assert_close(images[1, 2], subject.generator(moved[None])[0])
