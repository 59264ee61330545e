import io
import tokenize
from dataclasses import replace

import numpy as np
import pytest
import torch
from conftest import ROOT

from glassgan.data import DATA, idx, images
from glassgan.errors import InputError
from glassgan.judge import architecture, maps, morphometry, training
from glassgan.judge.morphometry import stroke
from glassgan.report import pictures

COLOUR = replace(DATA, name="Colours", shape=(3, 20, 24))


def test_numbers_of_mnist():
    assert (DATA.channels, DATA.height, DATA.width) == DATA.shape
    assert (DATA.pixels, DATA.size) == (784, 784)
    assert DATA.step == 2 / 255
    assert (DATA.ground, DATA.stored_ground) == (-1, 0)
    assert DATA.concepts[3] == "digit 3"
    assert len(DATA.concepts) == 10


def test_numbers_of_another_set():
    light = replace(COLOUR, dark_ground=False, classes=("left", "right"), kind="shoe")
    assert (light.pixels, light.size) == (480, 1440)
    assert (light.ground, light.stored_ground) == (1, 255)
    assert light.concepts == ["shoe left", "shoe right"]


def test_files_hold_what_the_description_says():
    for part, most in (("train", DATA.most_training), ("t10k", DATA.most_test)):
        pixels, labels = idx.read(ROOT / "data", "mnist", part)
        assert pixels.shape == (most, *DATA.shape)
        assert np.array_equal(np.unique(labels), np.arange(len(DATA.classes)))
        assert (pixels.min(), pixels.max()) == (0, DATA.greatest)


def test_stored_images_come_back():
    levels = torch.arange(DATA.greatest + 1, dtype=torch.uint8)
    found = images.to_network(levels)
    assert (found[0], found[-1]) == (-1, 1)
    assert torch.equal(images.stored(found), levels)
    assert np.allclose(found.diff(), DATA.step)


def test_there_is_no_morphometry_of_colours(monkeypatch):
    monkeypatch.setattr(morphometry, "DATA", COLOUR)
    with pytest.raises(InputError, match="Colours has images of 3 channels; allowed: one"):
        stroke(np.zeros((2, 20, 24)))


@pytest.mark.parametrize(("shape", "kept"), [((1, 2, 3), (2, 3)), ((3, 2, 3), (3, 2, 3))])
def test_pictures_of_colours_keep_their_channels(shape, kept, monkeypatch):
    monkeypatch.setattr(images, "DATA", replace(COLOUR, shape=shape))
    assert images.DATA.picture == kept
    assert images.pictured(torch.zeros(5, *shape)).shape == (5, *kept)


def test_images_of_another_set_are_fitted_to_the_shape(monkeypatch):
    light = torch.full((4, 1, 28, 28), 255, dtype=torch.uint8)
    assert images.fitted(light) is light  # of this shape already
    monkeypatch.setattr(images, "DATA", COLOUR)
    assert torch.equal(images.fitted(light), torch.full((4, 3, 20, 24), 255, dtype=torch.uint8))
    colours = torch.tensor([0, 90, 210], dtype=torch.uint8).view(1, 3, 1, 1).expand(2, 3, 20, 24)
    monkeypatch.setattr(images, "DATA", replace(COLOUR, shape=(1, 20, 24)))
    assert (images.fitted(colours) == 100).all()


@pytest.mark.parametrize("change", [{"strokes": False}, {"dark_ground": False}])
def test_there_is_no_morphometry_without_light_strokes_on_dark_ground(change, monkeypatch):
    monkeypatch.setattr(morphometry, "DATA", replace(DATA, name="Things", **change))
    with pytest.raises(InputError, match="Things shows no light strokes on dark ground"):
        stroke(np.zeros((2, 28, 28)))


def test_there_is_no_judge_without_labels(monkeypatch):
    monkeypatch.setattr(training, "DATA", replace(DATA, name="Things", labelled=False))
    with pytest.raises(InputError, match="Things has no labels"):
        training.train(
            torch.zeros(2, *DATA.shape, dtype=torch.uint8),
            torch.zeros(2, dtype=torch.int64),
            training.Recipe(seed=0, epochs=1, batch_size=2, learning_rate=0.01),
        )


@pytest.mark.parametrize(
    ("shape", "places"),
    [((1, 16, 16), 4), ((3, 20, 24), 9), ((3, 32, 32), 16), ((3, 64, 64), 16), ((1, 128, 128), 16)],
)
def test_judge_takes_images_of_any_shape(shape, places, monkeypatch):
    monkeypatch.setattr(architecture, "DATA", replace(COLOUR, shape=shape))
    built = architecture.build().eval()
    assert built(torch.zeros(2, *shape)).shape == (2, 11)
    assert built[-1].in_features == 64 * places


def test_strokes_are_measured_in_images_that_are_not_square(monkeypatch):
    grey = replace(COLOUR, shape=(1, 20, 24))
    monkeypatch.setattr(morphometry, "DATA", grey)
    image = np.full((1, 20, 24), -1.0)
    image[0, 4:16, 6:8] = 1  # a bar of 12 × 2 pixels, left of the middle
    found = stroke(image).iloc[0]
    assert found["height"] == pytest.approx(12, abs=0.5)
    assert found["width"] == pytest.approx(2, abs=0.5)
    assert (found["centre_x"], found["centre_y"]) == (-5, 0)
    where = maps.maps(image[:, None])
    assert np.array_equal(where["stroke"], image > 0)
    assert where["upper_left"][0].sum() == 10 * 12


def test_sheets_hold_pictures_that_are_not_square(monkeypatch):
    monkeypatch.setattr(pictures, "DATA", replace(COLOUR, shape=(1, 20, 24)))
    sheet = pictures.mosaic([[np.ones((20, 24))] * 3] * 2, gap=2)
    assert sheet.shape == (2 * 20 + 2, 3 * 24 + 2 * 2)
    assert np.nansum(sheet) == 6 * 20 * 24


def test_no_other_code_writes_the_size_of_an_image():
    wrong = []
    for path in sorted((ROOT / "src").rglob("*.py")):
        if path.parent.name == "data":
            continue
        text = path.read_text(encoding="utf-8")
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.NUMBER and token.string in ("28", "784"):
                wrong.append(f"{path}:{token.start[0]}: {token.line.strip()}")
    assert not wrong
