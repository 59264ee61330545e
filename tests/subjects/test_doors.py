"""What comes in by both doors: what is accepted with which layers, and what is refused and how."""

import sys
from functools import partial

import architectures
import pytest
import strangers
import torch
from conftest import ROOT
from doors import from_files, here, refused

from glassgan import streams
from glassgan.errors import InputError
from glassgan.forks import watch
from glassgan.layers.downstream import downstream
from glassgan.subject import activations, layer_shapes, layers
from glassgan.subjects.build import build
from glassgan.subjects.validation import validate
from glassgan.train import held
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe


@pytest.fixture
def from_file(tmp_path):
    return partial(from_files, tmp_path)


def shown(found, part="generator"):
    return {layer["name"]: layer["shape"] for layer in found["layers"][part]}


OUTPUT = {"output": [1, 28, 28]}


@pytest.mark.parametrize(
    ("pair", "expected", "beside"),
    [("InfoGAN", ["conv", "fc"], "codes"), ("ACGAN", ["conv"], "aux")],
)
def test_what_plays_no_part_in_the_output_that_counts_is_no_layer(
    from_file, pair, expected, beside
):
    (generator, drawn), (discriminator, seen) = architectures.PAIRS[pair]
    specification = from_file(generator, discriminator, **drawn)
    specification["discriminator"] |= seen
    found = validate(specification)
    assert list(shown(found, "discriminator")) == [*expected, "output"]
    assert f"{beside} plays no part in the output" in " ".join(found["warnings"])
    specification["discriminator"]["layers"] = [expected[0], beside]
    refused(specification, f"discriminator.layers: {beside} plays no part in the output; allowed")


@pytest.mark.parametrize(
    ("name", "expected", "warning"),
    [
        ("plain", {"model.0": [8], "model.1": [8]}, "model.2 gives the output but for an act"),
        ("nested", {"model.0.0": [8], "model.0.1": [8]}, ""),
        ("OtherOrder", {"a": [8], "b": [9]}, ""),
        ("Shared", {"a": [8], "b": [9]}, "criterion runs 0 times; relu runs 2 times; out gives"),
        ("InAList", {"steps.0": [8], "steps.1": [9]}, "steps.2 gives the output but for"),
        ("parallel", {"model.0": [8], "model.1": [8]}, ""),
        ("OptimizedModule", {"model.0": [8], "model.1": [8]}, ""),
        ("straight", {}, "no hidden layer is left"),
        ("forgets_to_return", {"0": [8]}, ""),
        ("own_forward", {"0": [8]}, ""),
        ("Threes", {"network.labels": [6]}, ""),
        ("Attentive", {"stem": [392]}, "attention gives a tuple"),
    ],
)
def test_layers_are_found_where_people_put_them_in_both_doors(from_file, name, expected, warning):
    linear = name == "straight"  # without tanh: refused where it is trained
    trained = None if linear else validate(here(generator=name))
    adopted = validate(from_file(name, pixels=[-3, 3] if linear else [-1, 1]))
    for found in filter(None, (trained, adopted)):
        assert shown(found) == expected | OUTPUT
        assert list(shown(found)) == [*expected, "output"]  # as they run
        assert warning in " ".join(found["warnings"])


def test_layers_of_a_discriminator_are_as_it_runs():
    found = validate(here(discriminator="OtherOrderOfCritic"))
    assert list(shown(found, "discriminator").items()) == [("a", [8]), ("b", [9]), ("output", [])]


def test_layers_keep_their_values_and_the_network_its_images(from_file):
    found = build(here(generator="OtherOrder"), seed=3)
    with streams.default_stream(3, "init"):
        alone = strangers.pair("OtherOrder").generator
    latents = torch.randn(4, 6)
    with torch.no_grad():
        assert torch.equal(found.generator(latents), alone(latents))
        assert torch.equal(activations(found.generator, latents)["a"], alone.a(latents))
        none = activations(found.generator, latents[:0])
    assert {name: len(value) for name, value in none.items()} == {"a": 0, "b": 0, "output": 0}


@pytest.mark.parametrize(
    ("name", "passing"),
    [
        ("Computed", {"reverse": False, "forward": False, "second": False}),
        ("Inference", {"reverse": False, "forward": False, "second": False}),
        ("scripted", {"reverse": True, "forward": True, "second": True}),
        ("Stepped", {"reverse": False, "forward": False, "second": False}),
        ("Attentive", {"reverse": True, "forward": False, "second": True}),
        ("sines", {"reverse": True, "forward": False, "second": False}),
        ("straight", {"reverse": True, "forward": True, "second": True}),
        ("plain", {"reverse": True, "forward": True, "second": True}),
    ],
)
def test_derivatives_that_do_not_pass_are_recorded(from_file, name, passing):
    pixels = [-3, 3] if name == "straight" else [-1, 1]
    assert validate(from_file(name, pixels=pixels))["gradients"] == {"generator": passing}


def test_a_black_box_has_one_layer(from_file):
    found = build(from_file("Computed"))
    assert list(layers(found.generator)) == ["output"]
    assert layer_shapes(found) == {"generator": {"output": [1, 28, 28]}}


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("on_cuda", "'habits:on_cuda' fails .AssertionError: Torch not .*, in habits.py, li"),
        ("options", r"fails \(AttributeError: 'dict' object has no attribute 'latent_dim', in ha"),
        ("needs", r"fails \(TypeError: needs\(\) missing 1 required positional argument: 'size'"),
        ("parses", "fails .it ends the program, as one that parses a command line does, in hab"),
        ("number", r"cannot import 'habits:number' \(AttributeError"),
        ("pair_of_tuple", "returns tuple; allowed: a Subject"),
        ("a_class", "returns the class InAList itself; allowed: a Subject"),
        (
            "subject_of_classes",
            "a Subject whose generator is the class InAList itself; allowed: a torch",
        ),
        ("wide_size", "returns a Subject whose latent_dim is '6'; allowed: a whole number"),
    ],
)
def test_whatever_foreign_code_raises_is_one_line_at_both_doors(from_file, name, message):
    refused({"build": f"habits:{name}", "loss": "logits"}, f"^build: .*{message}")
    specification = from_file("plain")
    specification["generator"] |= {"build": f"habits:{name}"}
    if "Subject" in message:
        message = "returns .*; allowed: a torch.nn.Module"
    refused(specification, f"^generator.build: .*{message}")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("import argparse\nargparse.ArgumentParser().parse_args()", "it ends the program, as one"),
        ("raise SystemExit('no GPU')", "it ends the program .no GPU., as one that"),
        ("undefined", "NameError: name 'undefined' is not defined, in broken.py, line 1"),
        ("def build(:", "SyntaxError: invalid syntax .broken.py, line 1."),
        ("assert 1 > 2, 'a\\nb'", "AssertionError: a b, in broken.py, line 1"),
        ("import no_such_package", "ModuleNotFoundError: No module named 'no_such_package', in br"),
        ("import torch\ntorch.no_such", "AttributeError: module 'torch' has no .* line 2"),
    ],
)
def test_whatever_is_raised_while_a_module_is_imported_is_one_line(
    tmp_path, monkeypatch, capsys, content, message
):
    (tmp_path / "broken.py").write_text(content)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(sys, "argv", ["validate.py", "--name", "mine"])
    sys.modules.pop("broken", None)
    network = {"build": "broken:build", "weights": "", "latent": [6]}
    refused({"build": "broken:build"}, rf"^build: cannot import 'broken:build' \({message}")
    refused({"generator": network}, rf"^generator.build: cannot import .* \({message}")
    assert capsys.readouterr().err == ""  # no usage lines


def test_a_module_leaves_settings_and_seeds_of_others_alone(tmp_path, monkeypatch):
    lines = [
        "import os, random, warnings", "import torch", "import strangers",
        "torch.manual_seed(5)", "torch.set_default_dtype(torch.float64)",
        "torch.set_num_threads(2)", "torch.set_grad_enabled(False)", "os.chdir('/')",
        "warnings.simplefilter('error')", "pair = strangers.pair",
    ]  # fmt: skip
    (tmp_path / "loud.py").write_text("\n".join(lines))
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.chdir(tmp_path)
    first, again = (build({"build": f"{module}:pair"}, 4) for module in ("loud", "strangers"))
    weights = [next(one.generator.parameters()) for one in (first, again)]
    assert torch.equal(*weights)  # decided by the seed alone
    assert weights[0].dtype == torch.get_default_dtype() == torch.float32
    assert torch.get_num_threads() == 1
    assert torch.is_grad_enabled()
    assert tmp_path.samefile(".")


def test_no_latents_make_no_images_behind_a_layer():
    subject = build(here()).evaluation()
    place = downstream(subject, "model.1", torch.zeros(0, 6))
    assert place.images.shape == place.without([0]).images.shape == (0, 1, 28, 28)


def test_units_of_the_layers_that_are_found_can_be_held():
    generator = build(here(generator="OtherOrder")).generator
    held.check(generator, 6, "a", 2)
    held.hold(generator, "a", 2)
    assert (activations(generator, torch.randn(4, 6))["a"][:, 2] == 0).all()
    with pytest.raises(InputError, match=r"layer without weights cannot be held; allowed: "):
        held.check(build(here()).generator, 6, "model.1", 0)


def test_what_is_watched_in_training_is_of_the_layers_that_are_found():
    game = Game.of(build(here()), Recipe(8, 1e-3, (0.5, 0.999), 10, "logits"))
    rows = watch.factors(game, torch.randn(4, 6))
    layers = {row["layer"] for row in rows if row["quantity"] == "diversity"}
    assert layers == {"model.0", "model.1", "output"}


def test_the_documented_function_is_a_subject(tmp_path, monkeypatch):
    text = (ROOT / "docs" / "add-a-subject.md").read_text()
    (tmp_path / "documented.py").write_text(text.split("```python")[1].split("```")[0])
    monkeypatch.syspath_prepend(tmp_path)
    found = validate({"build": "documented:build", "args": {"width": 16}, "loss": "logits"})
    assert shown(found) == {"hidden1": [16]} | OUTPUT
    assert found["warnings"] == []
