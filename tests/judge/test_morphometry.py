import warnings

import numpy as np
import pandas as pd
import pytest
from shapes import bar, digits, disc, drawn, ring, slanted

from glassgan import concepts
from glassgan.judge import morphometry, transformations, validation


def measured(*images, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return morphometry.stroke(np.array(images), **options)


@pytest.fixture(scope="module")
def real():
    """Test images and their measures."""
    images = digits(200)
    return images, morphometry.stroke(images)


def median_change(real, images):
    return (morphometry.stroke(images) - real[1]).median()


def test_a_row_an_image_and_a_column_a_concept(real):
    images, table = real
    assert list(table) == list(morphometry.CONCEPTS) == list(concepts.MORPHOMETRY)
    assert len(table) == len(images)
    assert set(table.dtypes) == {np.dtype(float)}
    assert np.isfinite(table.to_numpy()).all()
    assert morphometry.stroke(images[:0]).shape == (0, 11)


def test_blocks_do_not_matter(real, monkeypatch):
    monkeypatch.setattr(morphometry, "BLOCK", 7)
    assert morphometry.stroke(real[0][:20]).equals(real[1][:20])


def test_disc():
    found = measured(disc(5, 3, -4)).iloc[0]
    assert found["area"] == pytest.approx(np.pi * 25, abs=0.5)
    assert found["thickness"] == pytest.approx(10, abs=0.5)
    assert found["length"] < 1
    assert found["slant"] == pytest.approx(0, abs=0.5)
    assert found["width"] == pytest.approx(10, abs=0.6)  # less what is trimmed
    assert found["height"] == pytest.approx(10, abs=0.6)
    assert (found["holes"], found["parts"]) == (0, 1)
    assert found["ink"] == pytest.approx(np.pi * 25, abs=0.2)
    assert found["centre_x"] == pytest.approx(3, abs=0.01)
    assert found["centre_y"] == pytest.approx(-4, abs=0.01)


def test_ring():
    found = measured(ring(8, 5)).iloc[0]
    assert found["area"] == pytest.approx(np.pi * 39, abs=1)
    assert found["thickness"] == pytest.approx(3, abs=0.15)
    # A chain of straight and diagonal steps around a circle is up to 8 % too long.
    assert 0.99 < found["length"] / (2 * np.pi * 6.5) < 1.08
    assert (found["holes"], found["parts"]) == (1, 1)


@pytest.mark.parametrize("thickness", [2, 3, 4])
@pytest.mark.parametrize("angle", [0, 90])
def test_upright_and_lying_bars(thickness, angle):
    found = measured(bar(18, thickness, angle)).iloc[0]
    assert found["thickness"] == pytest.approx(thickness, abs=0.1)
    assert found["length"] == pytest.approx(18 - thickness, abs=1)
    extents = found[["width", "height"] if angle else ["height", "width"]]
    assert extents.to_list() == pytest.approx([thickness, 0.98 * 18], abs=0.4)


@pytest.mark.parametrize("slant", [-30, -10, 0, 20, 40])
def test_parallelograms(slant):
    found = measured(slanted(18, 3, slant)).iloc[0]
    assert found["slant"] == pytest.approx(slant, abs=0.5)
    assert found["width"] == pytest.approx(3, abs=0.3)
    assert found["height"] == pytest.approx(0.98 * 18, abs=0.4)
    across = 3 * np.cos(np.radians(slant))
    assert found["thickness"] == pytest.approx(across, abs=0.3)


def test_parts_and_specks():
    apart = np.maximum(disc(3, -6), disc(3, 6))
    speck = np.maximum(disc(3, -6), disc(1, 10, 10))
    alone = disc(3, -6)
    found = measured(apart, speck, alone, disc(1))
    assert found["parts"].to_list() == [2, 1, 1, 0]
    of_stroke = ["area", "length", "thickness", "slant", "width", "height", "holes", "parts"]
    assert found.loc[1, of_stroke].equals(found.loc[2, of_stroke])
    assert found["ink"][1] == pytest.approx(found["ink"][2] + np.pi, abs=0.1)  # all that is there


def test_a_join_across_a_corner_holds():
    squares = drawn(lambda u, v: (abs(u) < 6) & (abs(v) < 6) & (u * v > 0))
    assert measured(squares)["parts"].to_list() == [1]


def test_images_without_a_stroke():
    noise = np.random.default_rng(0).uniform(-1, -0.5, (28, 28))
    images = [np.full((28, 28), grey) for grey in (-1.0, 0.0, 0.3, 1.0)]
    found = measured(*images, noise)
    assert (found[["area", "length", "holes", "parts"]] == 0).all(axis=None)
    assert found[["thickness", "slant", "width", "height"]].isna().all(axis=None)
    assert found["ink"][:4].to_list() == pytest.approx([0, 392, 0.65 * 784, 784])
    assert np.isnan(found["centre_x"][0])
    assert found["centre_y"][1:4].abs().max() < 1e-9


def test_the_level_is_of_pixels_and_not_of_the_image():
    faint = (disc(5) + 1) / 4 - 1  # at most −0.5
    assert measured(faint)["area"].to_list() == [0]
    half = measured(faint, level=-0.75)["area"][0]
    assert half == pytest.approx(measured(disc(5))["area"][0])


def test_ranks_do_not_hang_on_the_level(real):
    low, high = (morphometry.stroke(real[0], level=level) for level in (-0.5, 0.5))
    for concept in ("area", "thickness", "slant", "width"):
        assert low[concept].corr(high[concept], method="spearman") > 0.9


def test_length_of_skeletons():
    assert morphometry.length(np.eye(5, dtype=bool)) == pytest.approx(4 * np.sqrt(2))
    assert morphometry.length(np.ones((1, 5), bool)) == 4
    corner = np.array([[1, 0], [1, 1]], dtype=bool)
    assert morphometry.length(corner) == 2


@pytest.mark.parametrize(
    ("digit", "number", "share"), [(0, 1, 0.75), (1, 0, 0.98), (6, 1, 0.7), (7, 0, 0.95)]
)
def test_holes_of_digits(digit, number, share):
    """Many loops are not quite closed, as anybody sees who looks for it."""
    assert (morphometry.stroke(digits(100, digit))["holes"] == number).mean() > share


def test_most_nines_have_a_hole_and_most_eights_two():
    nines, eights = (morphometry.stroke(digits(100, digit))["holes"] for digit in (9, 8))
    assert (nines == 1).mean() > 0.65
    assert eights.mode().to_list() == [2]
    assert (eights > 0).mean() > 0.85


def test_two_digits_are_two_parts():
    both = np.full((100, 28, 28), -1.0)
    ones = digits(100, 1)[:, :, 8:20]  # twelve columns hold nearly all of a one
    both[:, :, 1:13], both[:, :, 15:27] = ones, ones
    assert (morphometry.stroke(both)["parts"] == 2).mean() > 0.8


def test_mirrored_digits(real):
    mirrored = morphometry.stroke(real[0][:, :, ::-1])
    for concept in ("slant", "centre_x"):
        assert np.allclose(mirrored[concept], -real[1][concept], atol=0.1)
    for concept in ("area", "width", "height", "holes", "parts", "ink", "centre_y"):
        assert np.allclose(mirrored[concept], real[1][concept], atol=0.1)


@pytest.mark.parametrize("radius", [0.5, 1.0])
def test_thickening(real, radius):
    change = median_change(real, transformations.thickened(real[0][:, None], radius)[:, 0])
    assert change["thickness"] == pytest.approx(2 * radius, abs=0.15)
    assert change["height"] == pytest.approx(2 * radius, abs=0.5)
    assert abs(change["slant"]) < 0.5
    assert abs(change["length"]) < 2
    assert change["holes"] == change["parts"] == 0


@pytest.mark.parametrize("angle", [-20, 20])
def test_shear(real, angle):
    change = median_change(real, transformations.sheared(real[0][:, None], angle)[:, 0])
    assert change["slant"] == pytest.approx(angle, abs=2)
    assert abs(change["area"]) < 1
    assert abs(change["thickness"]) < 0.15
    assert abs(change["height"]) < 0.1
    assert abs(change["width"]) < 0.1


@pytest.mark.parametrize("factor", [0.8, 1.2])
def test_scale(real, factor):
    after = morphometry.stroke(transformations.scaled(real[0][:, None], factor)[:, 0])
    ratio = (after / real[1]).median()
    assert ratio[["width", "height"]].to_list() == pytest.approx([factor] * 2, rel=0.02)
    assert ratio[["length", "thickness"]].to_list() == pytest.approx([factor] * 2, rel=0.04)
    assert ratio[["area", "ink"]].to_list() == pytest.approx([factor**2] * 2, rel=0.03)
    assert abs((after - real[1])["slant"].median()) < 0.2


def test_shift(real):
    images = real[0]
    inside = (images[:, -2:] == -1).all((1, 2)) & (images[:, :, :1] == -1).all((1, 2))
    moved = morphometry.stroke(transformations.moved(images[inside][:, None], -1, 2)[:, 0])
    change = moved - real[1][inside].reset_index(drop=True)
    assert np.allclose(change["centre_x"], -1)
    assert np.allclose(change["centre_y"], 2)
    assert change.drop(columns=["centre_x", "centre_y"]).abs().median().max() < 0.01


def test_the_table_of_the_validation(real):
    table = validation.validation(real[0][:60, None], lambda x: morphometry.stroke(x[:, 0]))
    assert len(table) == len(validation.of_strokes()) * len(morphometry.CONCEPTS)
    assert (table["n"] == 60).all()
    assert ((table["low"] <= table["change"]) & (table["change"] <= table["high"])).all()
    moved = table.set_index(["transformation", "amount", "concept"])
    assert moved.loc[("thicken", 1.0, "thickness"), "expected"] == 2
    assert np.isnan(moved.loc[("thicken", 1.0, "area"), "expected"])
    assert moved.loc[("shift right", 2.0, "centre_x"), "change"] == pytest.approx(2)
    large = table.dropna(subset="expected")
    scale = large["concept"].map(real[1].std())
    assert ((large["change"] - large["expected"]).abs() < 0.5 * scale + 0.1).all()


def test_a_change_is_right_that_misses_little_of_what_is_expected_or_of_what_moves_it_most():
    moved = {
        "ink": [(10.0, 8.0), (10.0, 4.9), (0.0, 0.8), (0.0, -0.9)],  # a tenth of 8 may be
        "centre_x": [(2.0, 0.9), (2.0, 1.1), (np.nan, -0.4), (1.0, np.nan)],
        "own": [(np.nan, 1.0)] * 4,
    }
    rows = [(name, *pair) for name, pairs in moved.items() for pair in pairs]
    right = validation.right(pd.DataFrame(rows, columns=["concept", "expected", "change"]))
    known = [True, False, True, False, False, True]
    assert right.to_list() == [*known, *[pd.NA] * 6]


def test_nan_in_nan_out():
    images = np.full((2, 28, 28), -1.0)
    images[:, 8:20, 12:16] = 1
    images[1, 0, 0] = np.nan
    table = morphometry.stroke(images)
    assert table.loc[0].notna().all()
    assert table.loc[1].isna().all()
