"""What docs/add-a-data-set.md shows works as it says."""

import numpy as np
import yaml
from conftest import ROOT
from PIL import Image
from projects import SMOKE

from glassgan import files
from glassgan.data.sets import SETS
from glassgan.data.settings import Images
from glassgan.data.sources import source

TEXT = (ROOT / "docs/add-a-data-set.md").read_text(encoding="utf-8")
OVERLAYS = [yaml.safe_load(block.split("```")[0]) for block in TEXT.split("```yaml")[1:]]
COUNT = 2500


def pictures():
    """Coloured noise, 40 × 32 pixels, and labels; enough for both parts."""
    rng = np.random.default_rng(0)
    return rng.integers(0, 256, (COUNT, 32, 40, 3), np.uint8), np.arange(COUNT) % 2


def overlay(name):
    (found,) = (overlay for overlay in OVERLAYS if overlay["preset"] == name)
    return found


def test_a_folder_of_images_is_prepared(project):
    for number, (image, label) in enumerate(zip(*pictures(), strict=True)):
        path = project.folder / "cats" / ("house", "wild")[label] / f"{number:04}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.fromarray(image).save(path, compress_level=0)
    preset = project.folder / "presets/cats.yaml"
    preset.write_text(yaml.safe_dump(overlay("cats")))
    results = [f"results/cats/prepare/{part}.safetensors" for part in ("train", "test")]
    project.run(*SMOKE, str(preset), "--cores", "1", "--", *results)
    (training, header), (test, same) = (
        files.read_arrays(project.folder / path) for path in results
    )
    assert training["images"].shape == (2000, 3, 32, 32)
    assert test["images"].shape == (500, 3, 32, 32)
    assert 900 < training["labels"].sum() < 1100
    assert training["validation"].sum() == 300
    assert header == same
    assert len(header["sha256"]) == 64


def test_a_file_of_images_is_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    images, labels = pictures()
    code = TEXT.split("```python")[1].split("```")[0]
    exec(code, {"np": np, "images": images[:, :, :32], "labels": labels})
    found = source({"folder": "", "seed": 0, **overlay("cats_in_one_file")["prepare"]})
    found.check()
    assert found.read("train").images.shape == (2000, 3, 32, 32)
    assert len(found.labels("t10k")) == 500


def test_every_name_is_documented():
    table = TEXT.split("## Images of your own")[0]
    assert all(f"`{name}`" in table for name in SETS)


def test_every_key_is_documented():
    assert all(f"{key}:" in TEXT or f"`{key}`" in TEXT for key in Images.field_names())
