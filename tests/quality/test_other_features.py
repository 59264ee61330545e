"""Feature spaces without a judge."""

import math

import numpy as np
import pytest
import torch

from glassgan.quality import other_features
from glassgan.statistics import distances


def test_random_features_are_the_same_every_time_and_tell_images_apart():
    torch.manual_seed(0)
    images = torch.randn(20, 1, 28, 28)
    found = other_features.random_features(images)
    assert found.shape == (20, 64)
    assert torch.equal(found, other_features.random_features(images))
    assert (found >= 0).all()
    # where a stroke is matters, unlike in averages over the whole image
    picture = torch.zeros(2, 1, 28, 28)
    picture[0, :, 4:8, 4:8] = picture[1, :, 4:8, 20:24] = 1
    left, right = other_features.random_features(picture)
    assert (left - right).abs().max() > 1e-2
    assert (found[0] - found[1]).abs().max() > 1e-2


def test_components_are_the_directions_of_most_variance():
    torch.manual_seed(0)
    basis = torch.linalg.qr(torch.randn(100, 100))[0]
    scale = torch.linspace(0.1, 3, 100)
    scale[-1] = 9
    found = other_features.components(torch.randn(5000, 100) * scale @ basis.T)
    assert found.shape == (100, 64)
    torch.testing.assert_close(found.T @ found, torch.eye(64), atol=1e-5, rtol=0)
    assert (basis[:, -1] @ found[:, -1]).abs() > 0.95
    assert (basis[:, 0] @ found).norm() < 0.2  # of the least variance


def test_distances_to_packed_moments_are_those_between_sets():
    torch.manual_seed(0)
    real, generated = torch.randn(2, 300, 8), torch.randn(300, 8) + 1
    found = [other_features.frechet(fold, generated) for fold in other_features.packed(real)]
    assert found == pytest.approx([distances.frechet(fold, generated) for fold in real])
    generated[3, 2] = torch.inf
    assert math.isnan(other_features.frechet(other_features.packed(real)[0], generated))


def test_components_of_many_pixels_are_those_of_their_covariance():
    """Of a law with as many directions as are wanted, and noise: they span the same."""
    rng = np.random.default_rng(0)
    size, wanted = 1500, other_features.WIDTH
    basis = np.linalg.qr(rng.standard_normal((size, wanted)))[0]
    strong = rng.standard_normal((900, wanted)) * np.linspace(9, 3, wanted)
    pixels = strong @ basis.T + 0.05 * rng.standard_normal((900, size)) + 1.0
    found = other_features.components(torch.from_numpy(pixels).float()).double().numpy()
    assert found.shape == (size, wanted)
    assert np.allclose(found.T @ found, np.eye(wanted), atol=1e-4)
    exact = np.linalg.svd(pixels - pixels.mean(0), full_matrices=False)[2][:wanted]
    # cosines of the principal angles between both spans
    assert np.linalg.svd(exact @ found, compute_uv=False).min() > 0.9999
    again = other_features.components(torch.from_numpy(pixels).float()).double().numpy()
    assert np.array_equal(found, again)
