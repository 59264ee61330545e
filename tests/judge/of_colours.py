"""Tests of a process whose data set is coloured discs; run by test_other_sets.py."""

import numpy as np
import own_networks
import pandas as pd
import pytest
import torch
from discs import CLASSES, OWN, SHAPE, coloured_discs
from safetensors.torch import save_model

from glassgan import concepts, files
from glassgan.data import DATA
from glassgan.errors import InputError
from glassgan.judge import (
    appearance,
    augmentation,
    examination,
    making,
    maps,
    network,
    reading,
    transformations,
    validation,
)
from glassgan.judge.settings import Judge
from glassgan.settings import problems
from glassgan.units import insertion, labelled, strokes

HEIGHT, WIDTH = SHAPE[1:]
NAMES = list(concepts.APPEARANCE)


def looks(*images):
    """Measure images [3, H, W] or [H, W] of levels from 0 to 1."""
    levels = torch.stack(
        [torch.as_tensor(one, dtype=torch.float32).expand(*SHAPE) for one in images]
    )
    return pd.DataFrame(appearance.measure(2 * levels - 1).numpy(), columns=NAMES)


def plain(red, green, blue):
    return torch.tensor([red, green, blue])[:, None, None]


def boxed(colour=(1.0, 1.0, 1.0), rows=slice(4, 12), columns=slice(2, 8)):
    image = torch.zeros(SHAPE)
    image[:, rows, columns] = torch.tensor(colour)[:, None, None]
    return image


def test_concepts_are_those_that_the_set_has():
    assert list(concepts.MEASURED) == [
        *(f"disc {name}" for name in CLASSES), "no disc", *NAMES,
        "factor size", "factor place x", *(name for name, _ in OWN),
    ]  # fmt: skip
    assert {"hue", "saturation", "extent"} < set(NAMES)
    assert not {"ink", "thickness", *concepts.STROKES} & set(concepts.CONCEPTS)
    assert concepts.LIGHT == "brightness"
    assert concepts.CONCEPTS["learned"] == ""


@pytest.mark.parametrize(
    ("colour", "hue"),
    [((1, 0, 0), 0), ((1, 1, 0), 60), ((0, 1, 0), 120), ((0, 0.5, 0.5), 180), ((0, 0, 1), 240),
     ((1, 0, 0.1), -5.2), ((0.5, 0.5, 0.5), 120)],
)  # fmt: skip
def test_hues_have_an_order_from_magenta_to_magenta(colour, hue):
    whole, small = looks(plain(*colour), boxed(colour))["hue"]
    assert whole == pytest.approx(hue, abs=0.1)
    assert small == pytest.approx(hue, abs=0.1)


def test_saturation_knows_neither_brightness_nor_size():
    found = looks(
        plain(1, 0.5, 0.5), plain(0.2, 0.1, 0.1), boxed((0.5, 1, 0.5)), plain(1, 1, 1),
        plain(0, 0, 0),
    )["saturation"]  # fmt: skip
    assert found.to_list() == pytest.approx([0.5, 0.5, 0.5, 0, 0], abs=1e-6)


def test_brightness_and_contrast_are_of_the_luma():
    half = torch.zeros(SHAPE)
    half[:, :, : WIDTH // 2] = 1
    found = looks(half, plain(0, 1, 0), plain(0.3, 0.3, 0.3))
    assert found["brightness"].to_list() == pytest.approx([0.5, 0.587, 0.3], abs=1e-5)
    assert found["contrast"].to_list() == pytest.approx([0.5, 0, 0], abs=1e-5)


def test_extent_and_centre_of_the_foreground():
    found = looks(boxed(), boxed((0, 0, 1)), boxed((0.1, 0.1, 0.1)), plain(0, 0, 0))
    assert found["extent"].to_list() == pytest.approx([48 / (HEIGHT * WIDTH)] * 2 + [0, 0])
    assert found["centre_x"].to_list() == pytest.approx([4.5 - 11.5] * 2 + [0, 0])
    assert found["centre_y"].to_list() == pytest.approx([7.5 - 9.5] * 2 + [0, 0])


def test_an_unknown_ground_is_the_median_of_the_border(monkeypatch):
    monkeypatch.setattr(appearance, "DATA", type("Light", (), {"dark_ground": False, "ground": 1}))
    coloured = torch.tensor([0.2, 0.6, 0.9])[:, None, None].expand(SHAPE).clone()
    coloured[:, 5:9, 5:9] = 0.2
    coloured[:, 0, :6] = 1  # a part of the border is something else
    where = appearance.foreground(2 * coloured[None] - 1)[0]
    expected = torch.zeros(HEIGHT, WIDTH, dtype=torch.bool)
    expected[5:9, 5:9] = expected[0, :6] = True
    assert torch.equal(where, expected)


def test_symmetry():
    middle = boxed(columns=slice(9, 15))
    found = looks(middle, boxed(columns=slice(0, 12), rows=slice(0, HEIGHT)), plain(1, 0, 0))
    assert found["symmetry"].to_list() == pytest.approx([1, -1, 0], abs=1e-3)


def test_edges_and_sharpness():
    image = 2 * boxed((0, 0, 1))[None].numpy() - 1
    images = [image, *(transformations.blurred(image, width) for width in (0.5, 1.0, 2.0))]
    found = looks(*(torch.from_numpy((one[0] + 1) / 2) for one in images))
    assert found["sharpness"].is_monotonic_decreasing
    assert found["sharpness"].iloc[0] > 2.5 * found["sharpness"].iloc[-1]
    around = 2 * 2 * (8 + 6)  # two pixels of each side
    assert found["edge density"].iloc[0] == pytest.approx(around / (HEIGHT * WIDTH), rel=0.1)
    two = looks(boxed(), boxed() + boxed(columns=slice(14, 20)))
    assert two["sharpness"][0] == pytest.approx(two["sharpness"][1], rel=1e-3)
    assert two["edge density"][1] == pytest.approx(2 * two["edge density"][0])


def test_noise_and_plain_images_have_numbers():
    noise = torch.rand(SHAPE, generator=torch.Generator().manual_seed(0))
    found = looks(noise, 0.5 + 0.01 * noise, plain(0, 0, 0), plain(1, 1, 1))
    assert np.isfinite(found.to_numpy()).all()
    assert found["edge density"].to_list()[1:] == [0, 0, 0]


def test_known_changes_move_what_they_should_and_nothing_else():
    levels = coloured_discs(60)[0].astype(np.float32) / 255
    table = validation.validation(
        2 * levels - 1, lambda x: reading.seen(torch.from_numpy(x).float())
    )
    assert set(table["concept"]) == set(NAMES)
    assert {"turn hues", "take colour", "brighten", "blur"} < set(table["transformation"])
    known = table.dropna(subset="expected")
    scale = known["concept"].map(reading.seen(torch.from_numpy(2 * levels - 1)).std())
    wrong = known[(known["change"] - known["expected"]).abs() > 0.25 * scale + 1e-4]
    assert wrong.empty, wrong.to_string()
    change = table.set_index(["concept", "transformation", "amount"])["change"]
    light, contrast, sharpness, saturation = (
        change[name] for name in ("brightness", "contrast", "sharpness", "saturation")
    )
    assert light["brighten", 0.1] > 0.05 > -0.002 > light["darken", 0.1]
    assert contrast["take contrast", 0.3] < 2 * contrast["take contrast", 0.1] < 0
    assert sharpness["blur", 1.0] < sharpness["blur", 0.5] < -0.1
    assert saturation["take colour", 0.5] < saturation["take colour", 0.2] < -0.05
    assert change["symmetry", "mix with the mirror image", 0.5] > 0.1


def test_maps_are_of_foreground_and_edges():
    image = 2 * boxed((0, 0, 1))[None].numpy() - 1
    found = maps.maps(np.concatenate([image, image]))
    assert list(found) == ["foreground", "edge", *maps.QUADRANTS, *maps.DIRECTIONS]
    assert all(where.shape == (2, HEIGHT, WIDTH) for where in found.values())
    assert np.array_equal(found["foreground"][0], image[0, 2] > 0)
    assert np.array_equal(
        sum(found[name].astype(int) for name in maps.DIRECTIONS), found["edge"].astype(int)
    )
    assert found["edge_vertical"][0, 7, [1, 2, 7, 8]].all()
    assert found["edge_horizontal"][0, [3, 4, 11, 12], 5].all()
    assert found["upper_left"][0].sum() == HEIGHT * WIDTH / 4


def test_augmentation_of_colours():
    images = torch.from_numpy(coloured_discs(20)[0])
    moved = augmentation.shifted(images, 0, 0)
    assert moved.shape == images.shape and not torch.equal(moved, images)
    assert torch.equal(moved.amax((2, 3)), images.amax((2, 3)))
    specks = (augmentation.speckled(images, 0, 0) != images).any(1)  # all channels of a pixel
    assert 0.01 < specks[::2].float().mean() < 0.07 and not specks[1::2].any()
    nothing = augmentation.nothing(images, 0, 0)
    assert nothing.shape == images.shape
    mixed, own = (some[0].flatten(1).T.tolist() for some in (nothing, images))
    assert sorted(mixed) == sorted(own)  # the pixels stay whole


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A judge of discs with factors and two concepts of its own, through its file."""
    folder = tmp_path_factory.mktemp("judge")
    save_model(own_networks.mean_red(), str(folder / "red.safetensors"))
    settings = Judge(
        seed=0, epochs=6, batch_size=50, learning_rate=0.01, abstain_below=0.9,
        concepts={
            "redness": {"function": "own_networks:redness", "unit": "level"},
            "learned": {
                "build": "own_networks:mean_red", "weights": str(folder / "red.safetensors"),
                "unit": "",
            },
        },
    )  # fmt: skip
    images, labels, factors = map(torch.from_numpy, coloured_discs(2000))
    data = {"images": images, "labels": labels, "factors": factors}
    data["validation"] = torch.arange(2000) < 200
    tensors, metadata = making.made(data, settings, "cpu", lambda line: None)
    files.write_tensors(folder / "judge.safetensors", tensors, metadata)
    return network.load(folder / "judge.safetensors"), folder


def test_a_judge_of_colours_measures_all_that_is_named(made):
    images = 2 * torch.from_numpy(coloured_discs(300, seed=1)[0]).float() / 255 - 1
    found = reading.measure(made[0])(images)
    count = len(concepts.MEASURED)
    assert found.shape == (300, count + 64)
    values = pd.DataFrame(found[:, :count].numpy(), columns=list(concepts.MEASURED))
    assert np.isfinite(values.to_numpy()).all()
    assert values[list(concepts.JUDGED)].sum(axis=1).to_numpy() == pytest.approx(1, abs=1e-5)
    red = (images[:, 0].mean((1, 2)) + 1) / 2
    assert values["redness"].to_numpy() == pytest.approx(red.numpy(), abs=1e-5)
    assert values["learned"].to_numpy() == pytest.approx(3 * red.numpy(), abs=1e-4)
    assert torch.equal(found[:, count:], made[0].features(images))
    every, classes = reading.concepts(made[0], images)
    assert every.shape == (300, count) and (classes >= 0).float().mean() > 0.8
    few = reading.shown(made[0], images[:7])
    assert list(few) == list(concepts.OF_IMAGE)


def test_what_it_is_worth(made):
    judge = made[0]
    images, labels, factors = map(torch.from_numpy, coloured_discs(400, seed=1))
    found = examination.examine(judge, judge, images, labels, factors, np.arange(50), "cpu")
    numbers = found["metrics"]
    assert numbers["accuracy"] > 0.97
    for name in ("factor size", "factor place x"):
        own = numbers["factors"][name]
        assert own["r_squared"] > 0.9 and own["rank_correlation"] > 0.9, name
        assert own["r_squared_ci"][0] < own["r_squared"] < own["r_squared_ci"][1]
        assert own["unit"] == "pixels"
    table = found["concepts"]
    assert set(table["concept"]) == set(concepts.OF_IMAGE)
    own = table[table["concept"].isin(["redness", "factor size"])]
    assert own["expected"].isna().all() and own["change"].notna().all()
    shift = table.set_index(["transformation", "concept"])["change"]
    assert shift["shift right", "factor place x"] == pytest.approx(2, abs=0.5)
    assert len(found["confusion"]) == 2 * 3


def test_units_know_no_strokes(made):
    images = 2 * torch.from_numpy(coloured_discs(40)[0]).float() / 255 - 1
    assert reading.strokes(images).shape == (40, 0)
    assert strokes.stroke_effects(None, [0], layer="x") == []
    assert insertion.GROUNDS == ("on something", "on the ground")
    measures = reading.measure(made[0])(images)
    found = labelled.Samples(
        torch.zeros(40, 2), images, measures, reading.classes(measures, made[0].abstain_below)
    )
    names, halves = labelled.labels(found, reading.strokes(images))
    assert names == [*DATA.concepts, *concepts.OF_IMAGE]
    assert halves[0].shape == (20, len(names))


def test_other_concepts_than_those_of_the_file_are_refused(made, monkeypatch):
    monkeypatch.setattr("glassgan.judge.further.OWN", {"redness": "level"})
    with pytest.raises(InputError, match=r"the judge measures .*allowed: what the parameters name"):
        network.load(made[1] / "judge.safetensors")


@pytest.mark.parametrize(
    ("concept", "message"),
    [
        ({"unit": ""}, "concepts.x.function: missing; allowed: a function, or build and weights"),
        ({"function": "a:b"}, "concepts.x: missing 'unit'"),
        ({"function": "a:b", "build": "a:c", "unit": ""}, "concepts.x.weights: missing beside"),
        ({"build": "a:c", "weights": "no.safetensors", "unit": ""}, "there is no file no.safet"),
        ({"function": "a", "unit": ""}, "concepts.x.function: 'a'"),
    ],
)
def test_wrong_concepts_are_refused_by_their_keys(concept, message):
    values = {"seed": 0, "epochs": 1, "batch_size": 5, "learning_rate": 0.1, "abstain_below": 0.9}
    found = problems(Judge, {**values, "concepts": {"x": concept}}, "judge")
    assert any(message in line and line.startswith("judge.concepts.x") for line in found), found


@pytest.mark.parametrize("name", ["hue", "disc left", "factor size", "thickness"])
def test_names_that_are_taken_are_refused(name):
    values = {"seed": 0, "epochs": 1, "batch_size": 5, "learning_rate": 0.1, "abstain_below": 0.9}
    own = {name: {"function": "a:b", "unit": ""}}
    found = problems(Judge, {**values, "concepts": own}, "judge")
    assert found == [f"judge.concepts.{name}: is measured already; allowed: another name"]
