import copy
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import yaml
from conftest import ROOT
from safetensors.numpy import save_file

from glassgan import design, parameters
from glassgan.errors import InputError
from glassgan.expansion import expand


@pytest.fixture(scope="module")
def written():
    return yaml.safe_load((ROOT / "params.yaml").read_text())


@pytest.fixture
def good(written):
    return copy.deepcopy(written)


def changed(good, path, value):
    result = copy.deepcopy(good)
    *folders, last = path
    part = result
    for key in folders:
        part = part[key]
    part[last] = value
    return result


def laid_over(below, above):
    """What Snakemake makes of two files: dicts are merged deeply, all else is replaced."""
    if not (isinstance(below, dict) and isinstance(above, dict)):
        return above
    both = {key: laid_over(below[key], above[key]) for key in below if key in above}
    return below | above | both


def test_defaults_and_presets_are_right(good, tmp_path, monkeypatch):
    parameters.check(good)
    monkeypatch.chdir(tmp_path)  # of the weights, which tools/phantoms.py writes, for one preset
    for preset in sorted((ROOT / "presets").glob("*.yaml")):
        overlay = yaml.safe_load(preset.read_text())
        assert overlay["preset"] == preset.stem
        both = laid_over(good, overlay)
        stored(both["design"]["subjects"])
        parameters.check(both | {"design": expand(both["design"])})


def stored(subjects):
    """Write a file for every network of which the parameters name the weights."""
    for network in (network for subject in subjects.values() for network in subject.values()):
        if isinstance(network, dict) and "weights" in network:
            Path(network["weights"]).parent.mkdir(parents=True, exist_ok=True)
            save_file({"weight": np.zeros(3)}, network["weights"])


def examples():
    """The parameters that docs/add-a-subject.md shows."""
    text = (ROOT / "docs" / "add-a-subject.md").read_text()
    return [yaml.safe_load(block.split("```")[0]) for block in text.split("```yaml")[1:]]


def test_the_documented_examples_are_overlays(good, tmp_path, monkeypatch):
    here, from_files = examples()
    parameters.check(laid_over(good, here))
    monkeypatch.chdir(tmp_path)  # of the weights
    stored(from_files["design"]["subjects"])
    parameters.check(laid_over(good, from_files))


def test_forks_of_runs_that_are_gone_are_one_line(good):
    overlay, _ = examples()
    del overlay["design"]["forks"]
    with pytest.raises(InputError) as error:
        parameters.check(laid_over(good, overlay))
    (line,) = str(error.value).splitlines()[1:]
    count = len(good["design"]["forks"])
    assert f"design.forks: {count} of {count} belong to runs that are not there (mlp/0)" in line
    assert line.endswith("allowed: forks: [], or forks of deep/0")


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("train", "batchsize"), 3, r"train: unknown key 'batchsize'; allowed: batch_size, betas"),
        (("train", "learning_rate"), "1e-4", r"rate: '1e-4' is a text .*: the number 1.0e-4$"),
        (("train", "betas"), [0.5, "9.e3"], r"train.betas\[1\]: '9.e3' .* the number 9.e\+3$"),
        (("train", "window"), "ten", r"train.window: 'ten'; allowed: of type integer"),
        (("train", "learning_rate"), 0, r"train.learning_rate: 0; allowed: more than 0"),
        (("design", "device"), "tpu", r"design.device: 'tpu'; allowed: one of \['cpu', 'cuda'\]"),
        (
            ("quality", "measures", "samples"),
            20000,
            r"quality.measures.samples: 20000; allowed: at most 10000",
        ),
        (
            ("quality", "measures", "folds"),
            3,
            r"measures.folds: 3; allowed: a divisor of quality.mea",
        ),
        (
            ("quality", "measures", "neighbours"),
            1000,
            r"neighbours: 1000; allowed: less than the samples of",
        ),
        (
            ("quality", "measures", "nearest"),
            5,
            r"nearest: 5; allowed: from quality.measures.folds, 10",
        ),
        (("quality", "dynamics", "bank"), 99999, r"dynamics.bank: 99999; allowed: at most 10000"),
        (("report", "case_study"), "gan/0", r"case_study: 'gan/0'; allowed: .*\(null, mlp/0\)"),
        (("report", "case_study"), "mlp/0", r"'mlp/0' needs the fork batch_norm of mlp/0; allowed"),
        (("design", "forks", 6, "from"), 9, r"forks\[6\] \(no_3\).from: 9 is after the last"),
        (("design", "forks", 6, "froom"), 2, r"design.forks\[6\]: unknown key 'froom'; allowed: "),
        (("design", "runs"), [], r"design.runs: \[\]; allowed: a list of at least 1"),
        (("design", "runs", 0, "seed"), -1, r"design.runs\[0\].seed: -1; allowed: at least 0"),
        (("design", "runs", 0, "subject"), "gan", r"subject: 'gan'.*: article, dcgan, mlp, sngan"),
        (("design", "runs", 0, "checkpoints"), [0, 2, 1], r"checkpoints: \[0, 2, 1\].*grow"),
        (("design", "runs", 0, "checkpoints"), [1, 2], r"start with 0"),
        (("design", "runs", 0, "checkpoints"), list(range(400)), r"a list of at most 301"),
        (("design", "runs", 1, "seed"), 0, r"mlp/0 is there twice"),
        (("design", "subjects", "mlp", "build"), "module", r"subjects.mlp.build: 'module'"),
        (("design", "subjects", "mlp", "learning_rate"), 0, r"mlp.learning_rate: 0; allowed: more"),
        (("design", "subjects", "mlp", "half_life"), 0, r"mlp.half_life: 0; allowed: more than 0"),
        (("train", "batch_size"), 59999, r"train.batch_size: 59999 leaves one image"),
        (("prepare", "validation"), 60000, r"prepare.validation: 60000.*less than"),
        (("features", "bank"), 20000, r"features.bank: 20000; allowed: at most 10000"),
        (("latent", "directions", "jacobians"), 4000, r"jacobians: 4000; allowed: at most 3000"),
        (("latent", "moves", "strokes"), 100, r"strokes: 100; allowed: at most 64, latent.moves"),
        (("latent", "moves", "steps"), [2, 3], r"moves.steps: \[2, 3\]; allowed: lengths among"),
    ],
)
def test_wrong_values_are_named_with_what_is_allowed(good, path, value, message):
    with pytest.raises(InputError, match=message):
        parameters.check(changed(good, path, value))


def test_missing_keys_are_named(good):
    del good["train"]["betas"]
    with pytest.raises(InputError, match="train: missing 'betas'"):
        parameters.check(good)


@pytest.fixture
def adopted(good, tmp_path):
    """Parameters with a subject from files, and a run of it."""
    path = tmp_path / "decoder.safetensors"
    save_file({"weight": np.zeros(3)}, path)
    mine = {
        "generator": {"build": "a.b:C", "weights": str(path), "latent": [64, 1, 1]},
        "discriminator": {"build": "a.b:D", "weights": str(path), "gives": "logits"},
    }
    good["design"]["subjects"]["mine"] = mine
    good["design"]["runs"].append({"subject": "mine", "seed": 0, "checkpoints": [0]})
    return good


def test_a_subject_from_files_is_right_with_or_without_a_discriminator(adopted):
    parameters.check(adopted)
    del adopted["design"]["subjects"]["mine"]["discriminator"]
    parameters.check(adopted)


MINE = ("design", "subjects", "mine")


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (MINE, {}, r"mine: missing 'build', 'loss'; allowed: a subject has build and loss, or gen"),
        ((*MINE, "loss"), "logits", r"mine: unknown key 'loss'; allowed: discriminator, generator"),
        ((*MINE, "generator"), {"latent": [3]}, r"mine.generator: missing 'build', 'weights'"),
        ((*MINE, "generator", "seed"), 3, r"mine.generator: unknown key 'seed'; allowed: args"),
        (
            (*MINE, "generator", "latent"),
            64,
            r"mine.generator.latent: 64; allowed: of type ..array",
        ),
        ((*MINE, "generator", "latent"), {"one_hot": 1}, r"latent.one_hot: 1; allowed: at least 2"),
        (
            (*MINE, "generator", "latent"),
            {"normal": 6, "label": 3, "labels": 10},
            "latent.label: 3; allowed: no label beside labels",
        ),
        ((*MINE, "generator", "latent"), {"labels": 10}, "at least one of normal, one_hot and uni"),
        ((*MINE, "generator", "output"), True, r"output: True; allowed: of type \['integer', 's"),
        ((*MINE, "generator", "latent"), {"onehot": 9}, r"unknown key 'onehot'; allowed: label, "),
        ((*MINE, "generator", "images"), [78], r"images: \[78\]; allowed: \[784\], \[28, 28\] or"),
        ((*MINE, "generator", "fit"), "crop", r"generator.fit: crop; allowed: only with side"),
        ((*MINE, "discriminator", "channel"), 0, r"discriminator: unknown key 'channel'"),
        (
            (*MINE, "generator", "layers"),
            [],
            r"generator.layers: \[\]; allowed: a list of at least",
        ),
        ((*MINE, "generator", "pixels"), [1, 0], r"pixels: \[1, 0\]; allowed: two numbers that g"),
        ((*MINE, "generator", "build"), "a.b", r"mine.generator.build: 'a.b'; allowed: a text of"),
        ((*MINE, "generator", "weights"), "no.pt", r"generator.weights: there is no file no.pt"),
        (
            (*MINE, "discriminator", "weights"),
            __file__,
            r"discriminator.weights: .* is no safetens",
        ),
        ((*MINE, "discriminator", "gives"), "odds", r"discriminator.gives: 'odds'; allowed: one o"),
        (
            ("design", "runs", -1, "seed"),
            1,
            r"\].seed: 1; allowed: 0, since 'mine' comes from file",
        ),
        (
            ("design", "runs", -1, "checkpoints"),
            [0, 1],
            r"checkpoints: \[0, 1\]; allowed: \[0\], s",
        ),
        (
            ("design", "forks", 0, "parent"),
            "mine/0",
            r"\(unchanged\).parent: 'mine/0' comes from f",
        ),
    ],
)
def test_wrong_subjects_from_files_are_named_with_what_is_allowed(adopted, path, value, message):
    with pytest.raises(InputError, match=message):
        parameters.check(changed(adopted, path, value))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1", "a pointer of git-lfs and n"),
        (b"PK\x03\x04\x00", r"a file of torch.save; allowed: what safetensors.torch.save_model"),
        (b"\x80\x02}", "a file of torch.save"),
        (b"", "no safetensors file"),
    ],
)
def test_files_of_weights_that_are_none_are_told_apart(adopted, tmp_path, content, message):
    path = tmp_path / "weights.safetensors"
    path.write_bytes(content)
    adopted["design"]["subjects"]["mine"]["discriminator"]["weights"] = str(path)
    with pytest.raises(InputError, match=f"discriminator.weights: .* is {message}") as error:
        parameters.check(adopted)
    assert str(error.value).count("\n") == 1


def test_previous_epoch_is_the_entry_before():
    run = {"subject": "mlp", "seed": 0, "checkpoints": [0, 1, 4]}
    assert design.previous_epoch(run, 4) == 1
    for epoch in (0, 2):
        with pytest.raises(InputError, match="not made by a link"):
            design.previous_epoch(run, epoch)


def test_checking_needs_no_torch_and_no_tables():
    """As every call of snakemake begins."""
    program = (
        "import sys, glassgan.parameters, glassgan.workflow, glassgan.claims.follow_up\n"
        "sys.exit(not {'torch', 'pandas'}.isdisjoint(sys.modules))"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
