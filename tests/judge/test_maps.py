import numpy as np
import pytest
from shapes import bar, digits, disc, ring

from glassgan.judge import morphometry
from glassgan.judge.maps import DIRECTIONS, END_RADIUS, maps

QUADRANTS = ("upper_left", "upper_right", "lower_left", "lower_right")


def of(image):
    """The maps of one image."""
    return {name: found[0] for name, found in maps(image[None, None]).items()}


def boxed(rows, columns):
    image = np.full((28, 28), -1.0)
    image[rows, columns] = 1
    return image


def share(found, direction):
    return found[direction].sum() / found["edge"].sum()


@pytest.fixture(scope="module")
def real():
    images = digits(200)
    return images, maps(images[:, None])


def test_shapes_and_names(real):
    images, found = real
    single = {"stroke", "edge", "hole", "end_point"}
    assert set(found) == {*single, *QUADRANTS, *DIRECTIONS}
    for name, where in found.items():
        assert where.dtype == bool, name
        assert where.shape == images.shape, name
    assert maps(images[:0, None])["edge"].shape == (0, 28, 28)


def test_blocks_do_not_matter(real, monkeypatch):
    monkeypatch.setattr("glassgan.judge.maps.BLOCK", 7)
    again = maps(real[0][:20, None])
    assert all(np.array_equal(again[name], found[:20]) for name, found in real[1].items())


def test_a_box():
    image = boxed(slice(6, 20), slice(8, 18))
    found = of(image)
    stroke = image > 0
    inside = boxed(slice(7, 19), slice(9, 17)) > 0
    assert np.array_equal(found["stroke"], stroke)
    assert np.array_equal(found["edge"], stroke & ~inside)
    assert not found["hole"].any()
    middle = slice(10, 16)
    for column in (8, 17):
        assert found["edge_vertical"][middle, column].all()
    for row in (6, 19):
        assert found["edge_horizontal"][row, 11:15].all()


def test_the_hole_of_a_ring_is_its_inside():
    found, inner = of(ring(9, 5)), of(disc(5))
    assert not (found["hole"] & ~inner["stroke"]).any()
    assert found["hole"].sum() >= inner["stroke"].sum() - 8  # pixels half of each are stroke
    assert not found["end_point"].any()
    assert not (found["hole"] & found["stroke"]).any()
    assert np.array_equal(found["stroke"] | found["hole"], of(disc(9))["stroke"])


@pytest.mark.parametrize(
    ("angle", "direction"), [(0, 0), (15, 0), (30, 1), (45, 1), (90, 2), (105, 2), (135, 3)]
)
def test_edges_of_a_bar_run_along_it(angle, direction):
    found = of(bar(20, 3, angle))
    assert share(found, DIRECTIONS[direction]) > 0.8


def test_a_line_one_pixel_wide_and_dark_on_light_have_directions_too():
    assert share(of(boxed(slice(4, 24), 14)), "edge_vertical") > 0.85
    window = -boxed(slice(8, 20), slice(8, 20))
    found = of(window)
    assert found["edge_vertical"][11:17, 7].all()
    assert found["edge_horizontal"][7, 11:17].all()


def test_directions_divide_up_the_edge(real):
    found = real[1]
    assert np.array_equal(sum(found[name].astype(int) for name in DIRECTIONS), found["edge"])
    assert not (found["edge"] & ~found["stroke"]).any()


def test_directions_follow_a_mirror_and_a_turn(real):
    images, found = real[0][:50], real[1]
    mirrored, turned = maps(images[:, None, :, ::-1]), maps(np.rot90(images, axes=(1, 2))[:, None])
    for old, new in (("rising", "falling"), ("vertical", "vertical")):
        flipped = mirrored[f"edge_{new}"][:, :, ::-1]
        assert (flipped != found[f"edge_{old}"][:50]).mean() < 0.001
    for old, new in (("horizontal", "vertical"), ("rising", "falling")):
        back = np.rot90(turned[f"edge_{new}"], -1, axes=(1, 2))
        assert (back != found[f"edge_{old}"][:50]).mean() < 0.001


def test_ends_of_a_bar():
    found = of(bar(18, 3, 90))["end_point"]
    rows = np.flatnonzero(found.any(1))
    assert {*rows[rows < 14]} <= {*range(4, 11)}
    assert {*rows[rows >= 14]} <= {*range(17, 24)}
    assert found.sum() == 2 * 13  # two discs of radius 2
    assert END_RADIUS == 2


def test_ends_of_digits():
    pixels = {
        digit: maps(digits(60, digit)[:, None])["end_point"].sum((1, 2)) for digit in (0, 1, 7)
    }
    assert np.median(pixels[1]) == 26
    assert np.median(pixels[0]) <= 13
    assert np.median(pixels[7]) >= 26


def test_quadrants_divide_up_the_frame(real):
    found = real[1]
    assert (sum(found[name].astype(int) for name in QUADRANTS) == 1).all()
    assert found["upper_right"][0, 0, 27]
    assert found["lower_left"][0, 27, 0]


def test_stroke_and_hole_are_what_is_measured(real):
    images, found = real
    measures = morphometry.stroke(images)
    assert np.allclose(found["stroke"].sum((1, 2)), measures["area"], rtol=0.2)
    assert (found["hole"].any((1, 2)) == (measures["holes"] > 0)).mean() > 0.98
    both = found["stroke"] & (images > 0)
    assert both.sum() / (found["stroke"] | (images > 0)).sum() > 0.94


def test_specks_and_images_without_a_stroke():
    plain = [np.full((28, 28), grey) for grey in (-1.0, 0.0, 1.0)]
    found = maps(np.array([*plain, disc(1)])[:, None])
    for name in set(found) - set(QUADRANTS):
        assert not found[name].any(), name
