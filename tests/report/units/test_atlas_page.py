"""The pages on which every unit can be looked up, and what they are shown with."""

import io
import json
import re
from pathlib import Path

import numpy as np
import pytest
import unit_tables as built
from PIL import Image

from glassgan.report import messages, names, page, style
from glassgan.report.units import atlas_page

SCRIPT = Path("report/assets/atlas.js").read_text(encoding="utf-8")


def atlas():
    return atlas_page.table(built.gathered(), built.described(), *built.sweep())


def test_the_atlas_has_a_row_a_unit_and_says_how_its_effect_was_measured():
    rows = atlas().set_index(["layer", "unit"])
    assert len(rows) == sum(built.LAYERS.values())
    assert rows["held_out"].sum() == 4
    first, fifth = rows.loc[("hidden2", 0)], rows.loc[("hidden2", 5)]
    assert (first["target"], first["clear"]) == ("digit 0", True)
    assert first["effect"] == pytest.approx(-0.2 / 0.5)
    assert first["null"] == pytest.approx(0.05 / 0.5)
    assert (fifth["target"], fifth["clear"]) == ("digit 5", False)
    assert fifth["effect"] == pytest.approx(0.05 / 0.5, rel=1e-2)
    assert np.isnan(fifth["effect_low"])
    assert fifth["specificity"] == pytest.approx(1)
    assert rows.loc[("hidden1", 3), "dead"]


def test_the_atlas_of_nothing_has_every_unit_too():
    table = built.gathered(nothing=True)
    rows = atlas_page.table(table, built.described(), *built.sweep())
    assert len(rows) == sum(built.LAYERS.values())
    assert not rows["named"].any()
    assert not rows["held_out"].any()


def pixels(sprite):
    return np.asarray(Image.open(io.BytesIO(sprite)).convert("RGB")).astype(int)


def tile(sprite, place):
    row, column = divmod(place, atlas_page.ACROSS)
    return pixels(sprite)[28 * row : 28 * row + 28, 28 * column : 28 * column + 28]


def test_a_sample_that_is_highest_for_many_units_stands_in_the_sprite_once():
    tops = np.zeros((60, 2, 28, 28), dtype=np.uint8)
    tops[:, 1, 0, :] = np.arange(60)[:, None] * 4 + 4
    sprite, places = atlas_page.samples({"a": tops[:50], "b": tops[50:]})
    assert {some[0] for own in places.values() for some in own} == {0}
    assert sorted(some[1] for own in places.values() for some in own) == list(range(1, 61))
    assert pixels(sprite).shape == (2 * 28, atlas_page.ACROSS * 28, 3)
    assert (tile(sprite, 0) == 255).all()  # no ink
    last = tile(sprite, places["b"][-1][1])
    assert (last[0] < 30).all()  # much ink
    assert (last[1:] == 255).all()


def test_changes_are_red_and_blue_on_their_own_scale():
    some = np.zeros((3, 28, 28))
    some[1], some[2, 0] = -0.01, 5.0
    sprite = atlas_page.changes({"a": some[:2], "b": some[2:]})
    none, blue, red = (tile(sprite, place) for place in range(3))
    assert none.min() > 240
    assert (blue[..., 2] > blue[..., 0]).all()
    assert (red[0, :, 0] > red[0, :, 2]).all()
    assert red[1:].min() > 240


def test_sprites_of_nothing_are_pictures_too():
    sprite, places = atlas_page.samples({})
    assert places == {}
    assert (pixels(sprite) == 255).all()
    assert (pixels(atlas_page.changes({})) == 255).all()


def layers():
    _, places = atlas_page.samples(style.ordered(built.association(), "top"))
    return atlas_page.layers(atlas(), places)


def test_the_data_of_a_run_holds_every_unit():
    found = layers()
    for layer in found:
        lengths = {len(values) for values in layer["columns"].values()}
        assert lengths == {built.LAYERS[layer["name"]]}
    assert [layer["first"] for layer in found] == [0, 4]
    assert found[1]["columns"]["unit"] == list(range(8))
    script = atlas_page.script("mlp/0", found).decode()
    told = re.search(r'glassganAtlas\["mlp/0"\] = (.*);', script)[1]
    assert json.loads(told) == json.loads(json.dumps(found, allow_nan=False))


def content():
    run = {"name": "mlp/0", "epoch": 1, "status": "finite"}
    shown = {key: f"figures/mlp/0/units/{key}" for key in ("data", "samples", "changes")}
    return {
        "preset": "test",
        "device": "cpu",
        "page": "atlas",
        "embed": False,
        "runs": [{**run, **shown, "caption": atlas_page.caption(run)}],
        "called": atlas_page.called(layers()),
        "across": atlas_page.ACROSS,
    }


@pytest.mark.parametrize("language", names.LANGUAGES)
def test_the_page_names_what_the_script_asks_for(language):
    with messages.speaking(language):
        text = page.render("units/atlas_page.html.j2", content())
    told = json.loads(re.search(r'id="atlas">(.*?)</script>', text)[1])
    columns = set(re.findall(r'data-key="(\w+)"', text))
    assert columns - {"layer", "unit", "pictures"} <= set(layers()[0]["columns"])
    assert columns == set(re.findall(r"^    (\w+): \{", SCRIPT, re.MULTILINE))
    assert set(told["called"]) >= {"digit 0", "digit 3"}
    for name in re.findall(r"told\.(\w+)", SCRIPT):
        assert name in told
    for name in re.findall(r'get\("(\w[\w-]*)"\)', SCRIPT):
        assert f'id="{name}"' in text
    assert "https://" not in text


def test_a_run_that_diverged_is_headed_so():
    run = {"name": "mlp/0", "epoch": 2, "status": "diverged"}
    assert atlas_page.caption(run) == "mlp/0, after epoch 2 (diverged: the last finite state)"
