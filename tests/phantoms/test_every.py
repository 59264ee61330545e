"""All phantoms as the preset names them: accepted, with the layers that the table names."""

import numpy as np
import yaml
from conftest import ROOT

from glassgan import files
from glassgan.phantoms import every, truth
from glassgan.phantoms.dictionary import dictionaries
from glassgan.subjects.validation import validate

PRESET = yaml.safe_load((ROOT / "presets/phantoms.yaml").read_text())


def write(folder, mnist):
    images, labels = (np.concatenate([some] * 5) for some in mnist)  # more than a dictionary takes
    found = every.networks(dictionaries(images, images, labels), lessons=400)
    for name, network in found.items():
        files.write_tensors(folder / f"phantoms/{name}.safetensors", network.state_dict())


def test_every_phantom_is_accepted_and_has_what_the_table_names(tmp_path, mnist, monkeypatch):
    write(tmp_path, mnist)
    monkeypatch.chdir(tmp_path)
    subjects, table = PRESET["design"]["subjects"], truth.table()
    used = {network["weights"] for subject in subjects.values() for network in subject.values()}
    assert used == {str(path.relative_to(tmp_path)) for path in tmp_path.glob("phantoms/*")}
    trained, *runs = [run["subject"] for run in PRESET["design"]["runs"]]
    assert (trained, runs) == ("mlp", list(subjects))  # it marks how strong a plant should be
    assert set(table["phantom"]) <= set(subjects)
    for name, specification in subjects.items():
        found = validate(specification)
        part = "discriminator" if "discriminator" in specification else "generator"
        shapes = {layer["name"]: layer["shape"] for layer in found["layers"][part]}
        own = table[table["phantom"] == name]
        for layer, rows in own[own["layer"].str.startswith("hidden")].groupby("layer"):
            if (rows["kind"] != "layer").all():
                assert sorted(rows["target"].astype(int)) == list(range(shapes[layer][0]))
        if name == "directions":
            axes = sorted(own["target"], key=lambda axis: int(axis[1:]))
            assert axes == [f"z{axis}" for axis in range(found["latent_dim"])]


def test_weights_are_the_same_every_time():
    one, other = (every.networks({}, lessons=400) for _ in range(2))
    assert {"units_1", "oblique", "taught", "untrained"} <= one.keys()
    for name, network in one.items():
        weights, again = network.state_dict(), other[name].state_dict()
        assert weights.keys() == again.keys()
        assert all(weights[key].equal(again[key]) for key in weights), name
