from collections import OrderedDict

import pytest
import torch
from networks import Planted, linear_discriminator, tiny
from torch import nn

from glassgan.features import unit_pictures
from glassgan.layers import ascent


def test_weights_next_to_the_image_are_the_planted_pictures():
    pictures = torch.randn(6, 28, 28)
    assert torch.equal(unit_pictures.last_weights(in_sequence(Planted(pictures))), pictures)
    weights = torch.randn(3, 784)
    found = unit_pictures.first_weights(linear_discriminator(weights))
    assert torch.equal(found, weights.view(3, 28, 28))


def test_networks_without_such_weights_have_no_pictures():
    convolution = nn.Sequential(nn.ConvTranspose2d(4, 1, 28))
    assert unit_pictures.last_weights(convolution) is None
    assert unit_pictures.first_weights(convolution) is None


def test_strongest_units_are_those_that_move_the_image():
    pictures = torch.ones(5, 28, 28) * torch.tensor([1.0, 4, 2, 0.5, 3])[:, None, None]
    network = Planted(pictures)
    bank = torch.randn(4000, 5)
    found = unit_pictures.strongest(network, "hidden1", bank, pictures, 3)
    assert found.tolist() == [1, 4, 2]


def test_telling_units_are_chosen_on_one_half_and_scored_on_the_other():
    torch.manual_seed(0)
    weights = torch.zeros(20, 784)
    weights[torch.arange(20), torch.arange(20) * 30] = 1
    real, fake = torch.randn(400, 1, 28, 28), torch.randn(400, 1, 28, 28)
    real[:, 0].flatten(1)[:, 7 * 30] += 2
    units, aurocs = unit_pictures.telling_units(
        linear_discriminator(weights), "hidden1", real, fake, 5
    )
    assert units[0] == 7
    assert aurocs[0] == pytest.approx(0.921, abs=0.03)  # Φ(2/√2)
    # the others were the best of pure noise on discovery; held out they are noise again
    assert (aurocs[1:] - 0.5).abs().mean() < 0.06


def test_maximisers_of_linear_units_are_their_weights():
    weights = torch.randn(4, 784)
    start = torch.zeros(1, 28, 28)
    found = unit_pictures.maximisers(
        linear_discriminator(weights), "hidden1", [2, 0], start, radius=1.0, steps=60
    )
    expected = weights[[2, 0]] / weights[[2, 0]].norm(dim=1, keepdim=True)
    torch.testing.assert_close(found.flatten(1), expected, atol=1e-4, rtol=0)


def test_maximisers_keep_within_their_bounds_and_raise_the_unit():
    network = tiny().evaluation().discriminator
    start = torch.full((1, 28, 28), -0.5)
    found = unit_pictures.maximisers(network, "hidden2", range(6), start, radius=20.0, steps=20)
    assert found.abs().max() <= 1
    assert (found - start).flatten(1).norm(dim=1).max() <= 20.001
    before = unit_pictures.activations(network, start[None])["hidden2"][0, :6]
    after = unit_pictures.activations(network, found)["hidden2"][range(6), range(6)]
    assert (after > before).all()


def test_typical_radius_is_a_median():
    images = torch.zeros(4, 1, 28, 28)
    images[:, 0, 0, 0] = torch.tensor([-3.0, -1, 1, 3])
    assert ascent.typical_radius(images) == pytest.approx(1)


def in_sequence(network):
    return nn.Sequential(OrderedDict(network.named_children()))


@pytest.mark.parametrize(
    "first",
    [
        nn.Sequential(nn.Conv2d(1, 16, 4, stride=4), nn.Flatten(), nn.Linear(784, 3)),
        nn.Sequential(nn.AvgPool2d(1), nn.Flatten(), nn.Linear(784, 3)),
        nn.Sequential(nn.Flatten(), nn.Linear(784, 5), nn.ReLU(), nn.Linear(5, 3)),
        nn.Sequential(nn.Flatten(), nn.utils.weight_norm(nn.Linear(784, 3))),
    ],
)
def test_weights_are_of_pixels_behind_a_flattening_alone(first):
    network = nn.Sequential(first, nn.Sequential(nn.Linear(3, 1), nn.Flatten(0)))
    assert unit_pictures.first_weights(network) is None
