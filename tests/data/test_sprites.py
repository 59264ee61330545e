import numpy as np
import pytest
from scipy.stats import spearmanr

from glassgan.data import sprites
from glassgan.data.sets import SPRITES
from glassgan.data.sprites import HUES, PLACE, RANGES, SIZES, TURN

COUNT = 3000
NAMES = [name for name, _ in SPRITES.factors]


@pytest.fixture(scope="module")
def drawn():
    return sprites.draw(COUNT, seed=0, purpose="x")


def of(name, drawn):
    return drawn[2][:, NAMES.index(name)]


def masses(images):
    """Ink in pixels and its centre of mass from the middle, x to the right and y down."""
    share = images.max(1) / 255.0
    from_middle = np.arange(32) - 15.5
    ink = share.sum((1, 2))
    return ink, share.sum(1) @ from_middle / ink, share.sum(2) @ from_middle / ink


def one(shape, size=10.0, x=0.0, y=0.0, turn=0.0, hue=0.0):
    label = np.array([SPRITES.classes.index(shape)])
    return sprites.drawn(label, np.array([[size, x, y, turn, hue]], np.float32))[0]


def test_images_are_as_described(drawn):
    images, labels, factors = drawn
    assert (images.dtype, labels.dtype, factors.dtype) == (np.uint8, np.uint8, np.float32)
    assert images.shape == (COUNT, *SPRITES.shape)
    assert factors.shape == (COUNT, len(SPRITES.factors))
    assert np.bincount(labels).tolist() == [COUNT // 4] * 4
    assert (images.min(), images.max()) == (SPRITES.stored_ground, SPRITES.greatest)


def test_factors_fill_their_ranges_and_hang_on_nothing(drawn):
    _, labels, factors = drawn
    for column, (low, high) in zip(factors.T, RANGES, strict=True):
        assert low <= column.min() < low + 0.01 * (high - low)
        assert high >= column.max() > high - 0.01 * (high - low)
        deciles = np.histogram(column, 10, (low, high))[0]
        assert np.abs(deciles - COUNT / 10).max() < 5 * (COUNT / 10) ** 0.5
    both = np.corrcoef(np.column_stack([labels == 0, labels == 1, labels == 2, factors]).T)
    assert np.abs(both[3:] - np.eye(8)[3:]).max() < 5 / COUNT**0.5


def test_draws_hang_on_seed_purpose_and_place_alone(drawn):
    few = sprites.draw(1500, 0, "x")
    for part, whole in zip(few, drawn, strict=True):
        assert np.array_equal(part, whole[:1500])
    for other in (sprites.draw(100, 1, "x"), sprites.draw(100, 0, "y")):
        assert not np.array_equal(other[2], drawn[2][:100])
    assert not np.array_equal(drawn[2][:1000], drawn[2][1000:2000])
    assert [len(part) for part in sprites.draw(3, 0, "x")] == [3, 3, 3]


def test_factors_are_those_of_the_pictures(drawn):
    images, labels, _ = drawn
    ink, x, y = masses(images)
    assert np.allclose(ink, of("size", drawn) ** 2, rtol=0.03)
    assert np.abs(x - of("place_x", drawn)).max() < 0.1
    assert np.abs(y - of("place_y", drawn)).max() < 0.1
    # the axis of an ellipse, from second moments
    share = images[labels == 1].max(1) / 255.0
    down, across = np.mgrid[:32, :32] - 15.5
    across, down = across - x[labels == 1, None, None], down - y[labels == 1, None, None]
    xx, yy, xy = ((share * part).sum((1, 2)) for part in (across**2, down**2, across * down))
    turn = np.degrees(np.arctan2(2 * xy, xx - yy)) / 2
    assert np.abs(turn - of("turn", drawn)[labels == 1]).max() < 3
    hue = np.array([colour_of(image) for image in images[:200]])
    assert spearmanr(hue, of("hue", drawn)[:200]).statistic > 0.999


def colour_of(image):
    """The hue of the brightest pixel, by the standard library."""
    import colorsys

    row, column = np.unravel_index(image.sum(0).argmax(), (32, 32))
    return colorsys.rgb_to_hsv(*image[:, row, column] / 255.0)[0] * 360


@pytest.mark.parametrize("shape", SPRITES.classes)
def test_no_shape_leaves_the_image(shape):
    for x in (-PLACE, PLACE):
        for y in (-PLACE, PLACE):
            for turn in (-TURN, -15, 0, 15, TURN):
                image = one(shape, SIZES[1], x, y, turn)
                assert abs(masses(image[None])[0][0] - SIZES[1] ** 2) < 0.02 * SIZES[1] ** 2


@pytest.mark.parametrize("shape", SPRITES.classes)
def test_no_shape_repeats_itself(shape):
    turns = np.arange(-TURN, TURN + 1, 5)
    images = np.array([one(shape, SIZES[1], turn=turn) for turn in turns]) / 255.0
    apart = np.sqrt(((images[:, None] - images[None]) ** 2).sum((2, 3, 4)))
    # nothing that is turned by ten degrees or more looks as like as what is turned by five
    close = np.abs(turns[:, None] - turns[None]) == 5
    far = np.abs(turns[:, None] - turns[None]) >= 10
    assert apart[far].min() > apart[close].max()


@pytest.mark.parametrize("shape", SPRITES.classes)
def test_coverage_is_that_of_many_points_in_a_pixel(shape):
    """A picture of a shape eight times as large, averaged, is the picture of the shape."""
    number = SPRITES.classes.index(shape)
    fine = (np.arange(32 * 8) + 0.5) / 8 - 16
    for size, turn in ((SIZES[0], 10.0), (SIZES[1], -20.0)):
        angle = np.radians(turn)
        x = np.cos(angle) * fine + np.sin(angle) * fine[:, None]
        y = np.cos(angle) * fine[:, None] - np.sin(angle) * fine
        inside = sprites.SHAPES[number](x / size, y / size) < 0
        expected = inside.reshape(32, 8, 32, 8).mean((1, 3))
        found = one(shape, size, turn=turn)[0] / 255.0
        wrong = np.abs(found - expected)
        assert wrong.max() < 0.3
        assert (wrong > 0.1).sum() <= 4  # in corners
        assert wrong.mean() < 0.002


def test_the_top_leans_to_the_right_where_the_turn_is_positive():
    for shape, far_up in (("triangle", True), ("heart", False)):
        # the tip of a triangle is up, that of a heart down
        image = one(shape, SIZES[1], turn=20)[0]
        rows = np.flatnonzero(image.max(1) > 100)
        tip = np.average(np.arange(32) - 15.5, weights=image[rows[0 if far_up else -1]])
        assert tip > 1 if far_up else tip < -1


def test_colours_go_from_red_to_blue():
    for hue, colour in ((0, (255, 0, 0)), (60, (255, 255, 0)), (120, (0, 255, 0))):
        assert one("square", hue=hue)[:, 16, 16].tolist() == list(colour)
    assert one("square", hue=HUES[1])[:, 16, 16].tolist() == [0, 0, 255]
    assert one("square", hue=30)[:, 16, 16].tolist() == [255, 128, 0]


def test_most_images_leave_the_margin_free(drawn):
    beyond = drawn[0].copy()
    beyond[:, :, SPRITES.margin : -SPRITES.margin, SPRITES.margin : -SPRITES.margin] = 0
    assert (beyond.max((1, 2, 3)) == 0).mean() > 0.99
