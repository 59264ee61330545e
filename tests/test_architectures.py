"""Five architectures of well-known public code go through every phase, each on images of its shape.

Everything is about as small as the parameters allow, and the weights are random: what is measured
says nothing, but each analysis must find its way through latents, labels, layers and pictures.
"""

import os
import re
from pathlib import Path

import architectures
import pytest
import yaml
from doors import from_files
from PIL import Image
from projects import ROOT, copied

from glassgan import files, left_out
from glassgan.claims.ledger import ANALYSES
from glassgan.conformance import NOT_TRAINED
from glassgan.data import sprites
from glassgan.data.sets import SPRITES
from glassgan.report import names

pytestmark = pytest.mark.slow

TOY = ROOT / "tests/toy.yaml"
LARGE = {"images": "large", "name": "Large sprites", "channels": 3}
LARGE |= {"kind": "shape", "plural": "shapes"}
MARKUP = """<b onclick="alert(1)">heart & 'co'"""  # a folder's name, so that of a class
# By the name of a preset: the data set, and the architectures that draw its images as they are.
ON = {
    "grey": ("mnist", ("dense", "InfoGAN", "ACGAN")),
    "colour": ("sprites", ("SN-GAN",)),
    "large": (LARGE, ("DCGAN",)),
}
OTHER_SHAPE = ("side", "channel", "channels")  # said where images are not those of the data
# Layers of the generator and of the discriminator, as they are found; of the DCGAN they are named.
LAYERS = {
    "dense": ([f"model.{n}" for n in range(5)], [f"model.{n}" for n in range(4)]),
    "DCGAN": tuple(said["layers"] for _, said in architectures.PAIRS["DCGAN"]),
    "InfoGAN": (["fc", "fc2"], ["conv", "fc"]),
    "ACGAN": (["label_emb", "l1"], ["conv"]),
    "SN-GAN": (["l1", "block2", "block3", "block4", "b5"], ["block1", "block2"]),
}
# Of samples in which the judge sees a class or a stroke: among those of random weights there may be
# none. And of what training changes.
OTHERS = {
    *("concept_reliability", "set_removal", "set_removal_seen", "set_side_effects"),
    *("disentanglement", "probe_changes"),
}
MEASURED = {
    *("quality", "separation"),
    *(name for phase in ("units", "latent", "attribution") for name in ANALYSES[phase]),
} - OTHERS


def specification(folder, pair):
    """Return what parameters say of a pair whose images have the shape of the data set's."""
    (generator, drawn), (discriminator, seen) = architectures.PAIRS[pair]
    folder.mkdir()
    found = from_files(folder, generator, discriminator, **drawn)
    found["discriminator"] |= seen
    return {
        part: {key: value for key, value in entry.items() if key not in OTHER_SHAPE}
        for part, entry in found.items()
    }


def save_large_images(folder):
    """Write sprites of twice the side, those of a class into a folder of its name."""
    images, labels, _ = sprites.draw(600, 0, "large sprites")
    for number, (image, label) in enumerate(zip(images, labels, strict=True)):
        name = SPRITES.classes[label]
        place = folder / (MARKUP if name == "heart" else name)
        place.mkdir(parents=True, exist_ok=True)
        twice = image.repeat(2, axis=1).repeat(2, axis=2)
        Image.fromarray(twice.transpose(1, 2, 0)).save(place / f"{number}.png")


@pytest.mark.parametrize("preset", ON)
def test_every_phase_goes_through(preset, tmp_path, monkeypatch):
    project = copied(tmp_path)
    monkeypatch.chdir(tmp_path)
    data, pairs = ON[preset]
    if data is LARGE:
        save_large_images(Path("large"))
    overlay = yaml.safe_load(TOY.read_text(encoding="utf-8")) | {"preset": preset}
    overlay["prepare"]["data"] = data
    overlay["design"] = {
        "subjects": {pair: specification(Path(pair), pair) for pair in pairs},
        "runs": [{"subject": pair, "seed": 0, "checkpoints": [0]} for pair in pairs],
        "forks": [],
    }
    Path(f"presets/{preset}.yaml").write_text(yaml.safe_dump(overlay), encoding="utf-8")
    project.environment["PYTHONPATH"] += f"{os.pathsep}{tmp_path / 'tests'}"
    project.environment["COLUMNS"] = "200"  # of the tables of check_generator
    said = project.run("python", "tests/one_process.py", f"presets/{preset}.yaml").stdout

    assert set(re.findall(r"│ – │ \w+ +│ .+? +│ (.+?) +│", said)) == {NOT_TRAINED}
    results = tmp_path / "results" / preset
    effects = files.read_tables(sorted((results / "claims/effects").glob("*.parquet")))
    for pair in pairs:
        own = effects[effects["subject"] == pair]
        assert not (own["analysis"] == left_out.ANALYSIS).any()  # as it was told before
        measured = own[own["estimate"].notna()]
        assert not MEASURED - set(measured["analysis"]), pair
        of_g, of_d = LAYERS[pair]
        layers = measured.groupby("analysis")["layer"].agg(set)
        assert layers["unit_association"] == set(of_g)
        assert layers["probes"] == {"pixels", *of_d}
    for page in names.PAGES:
        text = (results / f"report/{page}.html").read_text(encoding="utf-8")
        assert "<b onclick" not in text, page
        words = re.sub(r"<[^>]*>", " ", text)
        assert not re.search(r"(?<![\w-])nan(?![\w-])", words), page
        if page in ("index", "units", "latent", "attribution"):
            assert all(f"{pair}/0" in words for pair in pairs)
    if data is LARGE:
        text = "".join(page.read_text(encoding="utf-8") for page in results.glob("report/*.html"))
        assert "&lt;b onclick=" in text
