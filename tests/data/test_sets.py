import io
import tokenize
from dataclasses import replace

import numpy as np
import pytest
import torch
from conftest import ROOT
from networks import linear_discriminator, tiny

from glassgan.data import DATA, idx, images
from glassgan.errors import InputError
from glassgan.features import unit_pictures
from glassgan.forks import watch
from glassgan.judge import maps, morphometry, network, training
from glassgan.judge.morphometry import stroke
from glassgan.quality import sample_gradients
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


def first_weights():
    return unit_pictures.first_weights(linear_discriminator(torch.zeros(3, 1440)))


def last_weights():
    return unit_pictures.last_weights(tiny().generator)


def shifted():
    return training.shifted(torch.zeros(2, 3, 20, 24, dtype=torch.uint8), 0, 0)


def trained():
    return training.train(
        torch.zeros(2, 3, 20, 24, dtype=torch.uint8),
        torch.zeros(2, dtype=torch.int64),
        seed=0,
        epochs=1,
        batch_size=2,
        learning_rate=0.01,
    )


def watched():
    watch.Watch(torch.zeros(2, 8), start=0, end=1, every=1).see(1, None)


@pytest.mark.parametrize(
    ("module", "use"),
    [
        (unit_pictures, first_weights),
        (unit_pictures, last_weights),
        (training, shifted),
        (training, trained),
        (watch, watched),
        (sample_gradients, lambda: sample_gradients.pictures([], None, torch.zeros(2, 8))),
        (morphometry, lambda: stroke(np.zeros((2, 20, 24)))),
    ],
)
def test_what_would_be_wrong_of_colours_says_so(module, use, monkeypatch):
    monkeypatch.setattr(module, "DATA", COLOUR)
    with pytest.raises(InputError, match="Colours has images of 3 channels; allowed: one"):
        use()


@pytest.mark.parametrize("change", [{"strokes": False}, {"dark_ground": False}])
def test_there_is_no_morphometry_without_light_strokes_on_dark_ground(change, monkeypatch):
    monkeypatch.setattr(morphometry, "DATA", replace(DATA, name="Things", **change))
    with pytest.raises(InputError, match="Things shows no light strokes on dark ground"):
        stroke(np.zeros((2, 28, 28)))


def test_there_is_no_judge_without_labels(monkeypatch):
    monkeypatch.setattr(training, "DATA", replace(DATA, name="Things", labelled=False))
    with pytest.raises(InputError, match="Things has no labels"):
        trained()


def test_judge_takes_images_of_any_shape(monkeypatch):
    monkeypatch.setattr(network, "DATA", COLOUR)
    built = network.build().eval()
    assert built(torch.zeros(2, *COLOUR.shape)).shape == (2, 11)


def test_strokes_are_measured_in_images_that_are_not_square(monkeypatch):
    grey = replace(COLOUR, shape=(1, 20, 24))
    for module in (morphometry, maps):
        monkeypatch.setattr(module, "DATA", grey)
    image = np.full((1, 20, 24), -1.0)
    image[0, 4:16, 6:8] = 1  # a bar of 12 × 2 pixels, left of the middle
    found = stroke(image).iloc[0]
    assert found["height"] == pytest.approx(12, abs=0.5)
    assert found["width"] == pytest.approx(2, abs=0.5)
    assert (found["centre_x"], found["centre_y"]) == (-5, 0)
    where = maps.maps(image)
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
