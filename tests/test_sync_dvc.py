import importlib.util

import pytest
import yaml
from projects import ROOT

from glassgan.errors import InputError
from glassgan.workflow import code


def test_the_first_stage_says_that_the_pipeline_is_stale(project):
    """At the first `dvc repro` after a subject was added; a change of its code is noticed then."""
    project.run("git", "init", "--quiet")
    folder = project.folder / "my_gans"
    folder.mkdir()
    (folder / "deep.py").write_text("from .blocks import build\n")
    (folder / "blocks.py").write_text("from glassgan.subjects.mlp import build\n")
    mlp, first = "    mlp:\n", "    - {subject: mlp, seed: 0, checkpoints: "
    mine = "    mine: {build: my_gans.deep:build, loss: logits}\n"
    project.edit("params.yaml", mlp, mine + mlp)
    run = "    - {subject: mine, seed: 0, checkpoints: [0]}\n"
    project.edit("params.yaml", first, run + first)
    result = project.run("dvc", "repro", "prepare", check=False)
    assert result.returncode
    assert "dvc.yaml is stale; to renew it: python tools/sync_dvc.py\n" in result.stdout
    assert not (project.folder / "results/default").exists()
    project.run("python", "tools/sync_dvc.py")
    stages = yaml.safe_load((project.folder / "dvc.yaml").read_text())["stages"]
    for phase in ("prepare", "train"):
        assert {"my_gans/deep.py", "my_gans/blocks.py"} <= set(stages[phase]["deps"])


def test_every_stage_depends_on_the_axes_and_keeps_its_folder():
    """In the file that is committed; `make check` looks whether it is in step."""
    stages = yaml.safe_load((ROOT / "dvc.yaml").read_text())["stages"]
    phases = ["prepare", "judge", "train", "quality", "features", "units"]
    phases += ["latent", "attribution", "theory", "forks", "claims", "paper", "report"]
    assert list(stages) == phases
    for phase, stage in stages.items():
        assert "design" in stage["params"]
        assert stage["outs"][0] == {f"results/default/{phase}": {"persist": True}}
        assert f"rules/{phase}.smk" in stage["deps"]
        assert "--allowed-rules" in stage["cmd"] or phase == "prepare"
    assert stages["prepare"]["cmd"][0] == "python tools/sync_dvc.py --check"


def test_what_needs_training_or_a_discriminator_is_not_asked_of_a_generator_from_a_file(project):
    project.run("python", "tools/sync_dvc.py", "--preset", "own_generator")
    text = (project.folder / "presets/own_generator/dvc.yaml").read_text()
    stages = yaml.safe_load(text)["stages"]
    rules = {word for stage in stages.values() for word in str(stage["cmd"]).split()}
    assert {"validate", "adopt", "quality", "generator_layers", "inversion", "report"} <= rules
    assert not {"init", "link", "dynamics", "discriminator_layers", "divergence", "fork"} & rules
    assert not {"curve_figures", "dynamics_figures", "attribution_figures"} & rules
    for phase in ("prepare", "train"):
        assert "examples/own_generator/decoder.safetensors" in stages[phase]["deps"]
        assert "examples/own_generator/decoder.py" in stages[phase]["deps"]


@pytest.fixture
def sync_dvc(monkeypatch):
    """The script as a module, called in the repository."""
    monkeypatch.chdir(ROOT)
    spec = importlib.util.spec_from_file_location("sync_dvc", ROOT / "tools/sync_dvc.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_rules_that_break_the_design_are_refused(sync_dvc, monkeypatch, tmp_path):
    script = "scripts/latent/inversion.py"
    inputs = [script, *code(script)]
    sync_dvc.check_inputs("inversion", inputs)
    with pytest.raises(InputError, match="inversion does not list as inputs: src/glassgan/"):
        sync_dvc.check_inputs("inversion", inputs[:-1])
    with pytest.raises(InputError, match="its one script"):
        sync_dvc.check_inputs("inversion", [*inputs, "scripts/claims/gather.py"])
    sync_dvc.check_sections("latent")
    rules = (ROOT / "rules/latent.smk").read_text()
    (tmp_path / "rules").mkdir()
    monkeypatch.chdir(tmp_path)
    text = rules + 'config["train"]["window"]'
    (tmp_path / "rules/latent.smk").write_text(text)
    with pytest.raises(InputError, match=r"reads \['train'\]"):
        sync_dvc.check_sections("latent")
    text = rules.replace('flags("latent", "moves"', 'flags("units", "sets"')
    (tmp_path / "rules/latent.smk").write_text(text)
    with pytest.raises(InputError, match=r"reads \['units'\]"):
        sync_dvc.check_sections("latent")
