import pytest

from glassgan.errors import InputError
from glassgan.subjects.sides import quarter


@pytest.mark.parametrize("side", range(16, 65, 4))
def test_two_maps_double_to_the_side_of_an_image(side):
    assert 4 * quarter((3, side, side)) == side


@pytest.mark.parametrize(("height", "width"), [(12, 12), (30, 30), (68, 68), (128, 128), (32, 28)])
def test_other_images_are_refused_with_what_is_allowed(height, width):
    with pytest.raises(InputError, match=rf"{height} × {width} pixels; allowed.*16 to 64"):
        quarter((1, height, width))
