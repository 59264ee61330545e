import pytest
import torch
from torch import nn

from glassgan.errors import InputError
from glassgan.subjects.convolutional import initialise, quarter, to_image


@pytest.mark.parametrize("side", range(16, 65, 4))
def test_two_maps_double_to_the_side_of_an_image(side):
    assert 4 * quarter((3, side, side)) == side


@pytest.mark.parametrize(("height", "width"), [(12, 12), (30, 30), (68, 68), (128, 128), (32, 28)])
def test_other_images_are_refused_with_what_is_allowed(height, width):
    with pytest.raises(InputError, match=rf"{height} × {width} pixels; allowed.*16 to 64"):
        quarter((1, height, width))


def test_an_image_has_twice_the_side_of_its_maps():
    image = to_image(5, 3)(100 * torch.randn(2, 5, 7, 9))
    assert image.shape == (2, 3, 14, 18)
    assert image.abs().max() <= 1


@pytest.mark.parametrize(
    "layer", [nn.Linear(60, 50), nn.Conv2d(9, 8, 5), nn.ConvTranspose2d(9, 8, 5)]
)
def test_weights_of_linear_maps_have_the_spread_that_is_asked_for(layer):
    initialise(layer, 0.3)
    assert layer.weight.std().item() == pytest.approx(0.3, rel=0.1)
    assert not layer.bias.any()


def test_what_is_no_linear_map_stays():
    layer = nn.BatchNorm1d(4)
    initialise(layer, 0.3)
    assert (layer.weight == 1).all()
