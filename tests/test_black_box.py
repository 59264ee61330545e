"""A whole run on a generator and a discriminator of which nothing can be seen."""

import re
import shutil

import pytest
import yaml
from opaque import BlackBox, Opaque
from projects import Project, finished_smoke
from safetensors.torch import save_file

from glassgan import files

pytestmark = pytest.mark.slow

PRESET = ["snakemake", "--cores", "1", "--configfile", "presets/opaque.yaml"]


@pytest.fixture
def opaque(common, tmp_path):
    """A project with a subject of two black boxes; data and judge are those of the smoke run."""
    made, _ = finished_smoke(common)
    shutil.copytree(made.folder, tmp_path, dirs_exist_ok=True)
    results = tmp_path / "results"
    shutil.copytree(results / "smoke", results / "opaque")
    for part in ("train", "features", "units", "latent", "attribution", "reruns", "report"):
        shutil.rmtree(results / "opaque" / part)
    for part in ("prepare/subjects", "quality/mlp"):
        shutil.rmtree(results / "opaque" / part)
    (results / "opaque/manifest.json").unlink()
    (tmp_path / "opaque.py").write_text((files_of_tests() / "opaque.py").read_text())
    specification = {}
    for part, network in (("generator", BlackBox()), ("discriminator", Opaque())):
        save_file(network.state_dict(), tmp_path / f"{part}.safetensors")
        build = f"opaque:{type(network).__name__}"
        specification[part] = {"build": build, "weights": f"{part}.safetensors"}
    specification["generator"]["latent"] = [6]
    specification["discriminator"]["gives"] = "logits"
    overlay = yaml.safe_load((tmp_path / "presets/smoke.yaml").read_text())
    overlay |= {
        "preset": "opaque",
        "design": {
            "subjects": {"box": specification},
            "runs": [{"subject": "box", "seed": 0, "checkpoints": [0]}],
            "forks": [],
        },
    }
    (tmp_path / "presets/opaque.yaml").write_text(yaml.safe_dump(overlay))
    return Project(tmp_path)


def files_of_tests():
    from projects import ROOT

    return ROOT / "tests"


def test_a_complete_report_is_written_and_says_what_is_missing(opaque):
    opaque.environment["PYTHONPATH"] += f":{opaque.folder}"
    opaque.run(*PRESET, "--rerun-triggers", "mtime")
    results = opaque.folder / "results/opaque"
    text = " ".join((results / "report/report.html").read_text(encoding="utf-8").split())
    assert "projection of real images" in text
    for why in (
        "since the generator has no hidden layer",
        "since the generator cannot be differentiated",
        "since the discriminator cannot be differentiated",
    ):
        assert why in text
    assert not re.search(r"(?<![\w-])nan(?![\w-])", re.sub(r"<[^>]*>", " ", text))
    effects = files.read_tables(sorted((results / "report/effects").glob("*.parquet")))
    known = set(effects.loc[effects["estimate"].notna(), "analysis"])
    assert {"direction_effects", "separation", "reliance", "latent_geometry"} <= known
    deletion = effects[effects["analysis"] == "attribution_deletion"]
    assert deletion["target"].tolist() == ["occlusion", "edge detector"]
    assert deletion["estimate"].notna().all()
    assert not {"inversion", "unit_effects", "layer_conductance"} & known
