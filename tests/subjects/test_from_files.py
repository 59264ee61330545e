import json
import pickle
import runpy
import subprocess
import sys
from pathlib import Path

import pytest
import torch
from conftest import ROOT
from foreign import Critic, Decoder, Plain, Rows
from safetensors.torch import save_file

from glassgan import checkpoints, files, subject
from glassgan.errors import InputError
from glassgan.layers import values
from glassgan.subjects import adapter, from_files
from glassgan.subjects.validation import validate


def trained(network, seed=0):
    """A network with weights and running statistics that are not those it was made with."""
    generator = torch.Generator().manual_seed(seed)
    for value in network.state_dict().values():
        if value.is_floating_point():
            drawn = torch.rand(value.shape, generator=generator)
            value.copy_(drawn - 0.5 if value.ndim > 1 else drawn * 0.4)
    return network.eval()


@pytest.fixture
def pair(tmp_path):
    """A decoder and a critic, and the specification of the subject that they are."""
    decoder, critic = trained(Decoder()), trained(Critic())
    for name, network in (("decoder", decoder), ("critic", critic)):
        save_file(network.state_dict(), tmp_path / f"{name}.safetensors")
    specification = {
        "generator": {
            "build": "foreign:Decoder",
            "args": {"width": 4},
            "weights": str(tmp_path / "decoder.safetensors"),
            "latent": [6, 1, 1],
            "layers": ["stem", "body.0", "body"],
            "pixels": [0, 1],
        },
        "discriminator": {
            "build": "foreign:Critic",
            "weights": str(tmp_path / "critic.safetensors"),
            "pixels": [0, 1],
            "gives": "probabilities",
        },
    }
    return decoder, critic, specification


def read(specification):
    """The subject alone, without the warnings."""
    return from_files.read(specification)[0]


def single(tmp_path, network, **more):
    """The specification of a subject that has only a generator."""
    path = tmp_path / "single.safetensors"
    save_file(network.state_dict(), path)
    build = f"foreign:{type(network).__name__}"
    return {"generator": {"build": build, "weights": str(path), "latent": [6], **more}}


def test_images_and_logits_are_those_of_the_networks_themselves(pair):
    decoder, critic, specification = pair
    found = read(specification)
    assert found.latent_dim == 6
    latents = torch.randn(5, 6)
    with torch.no_grad():
        drawn = decoder(latents[:, :, None, None])
        images = subject.generate(found, latents)
        torch.testing.assert_close(images, drawn * 2 - 1, atol=1e-6, rtol=0)
        logits = found.require_discriminator()(images)
        torch.testing.assert_close(logits.sigmoid(), critic(drawn)[:, 0], atol=1e-5, rtol=0)
    assert subject.layer_shapes(found) == {
        "generator": {"stem": [4, 7, 7], "body.0": [4, 7, 7], "body": [4, 7, 7],
                      "output": [1, 28, 28]},
        "discriminator": {"features": [5], "output": []},
    }  # fmt: skip


def test_layers_keep_what_they_gave_before_an_operation_in_place(pair):
    decoder, _, specification = pair
    generator = read(specification).generator
    latents = torch.randn(5, 6)
    found = values.features(generator, latents, "latent")["stem"]
    with torch.no_grad():
        expected = decoder.stem(latents[:, :, None, None])
    assert (expected < 0).any()
    assert torch.equal(found, expected.flatten(1))


def test_certain_probabilities_stay_finite():
    logits = adapter.ToLogits("probabilities")(torch.tensor([[0.0], [0.5], [1.0]]))
    assert logits.tolist() == pytest.approx([-15.94, 0, 15.94], abs=0.01)


def test_images_in_the_range_of_a_subject_are_not_touched(tmp_path):
    network = trained(Plain())
    layers = {"layers": ["main.0", "main.2"]}
    found = read(single(tmp_path, network, **layers))
    latents = torch.randn(5, 6)
    with torch.no_grad():
        assert torch.equal(subject.generate(found, latents), network(latents))


def test_layers_are_those_named_or_the_children_but_not_the_output_twice(pair, tmp_path):
    _, _, specification = pair
    del specification["generator"]["layers"]
    found = from_files.build(specification)
    assert list(subject.layers(found.generator)) == ["stem", "relu", "body", "output"]
    # what the child "verdict" gives is what the network gives
    assert list(subject.layers(found.require_discriminator())) == ["features", "output"]
    named = from_files.build(single(tmp_path, Plain(), layers=["main.2", "main.1"]))
    assert list(subject.layers(named.generator)) == ["main.2", "main.1", "output"]


def test_other_precisions_become_float32(pair, tmp_path):
    decoder, _, specification = pair
    halves = {
        name: value.to(torch.bfloat16) if value.is_floating_point() else value
        for name, value in decoder.state_dict().items()
    }
    save_file(halves, specification["generator"]["weights"])
    state = read(specification).generator.network.state_dict()
    assert state["stem.weight"].dtype == torch.float32
    assert torch.equal(state["stem.weight"], halves["stem.weight"].float())


def test_everything_that_does_not_fit_is_named_at_once(pair):
    decoder, _, specification = pair
    tensors = decoder.state_dict()
    del tensors["head.bias"]
    tensors |= {
        "tail.weight": torch.zeros(3),
        "stem.weight": torch.zeros(6, 5, 7, 7),
        "stem.bias": torch.full((4,), torch.nan),
        "body.0.bias": torch.zeros(4, dtype=torch.int32),
    }
    save_file(tensors, specification["generator"]["weights"])
    with pytest.raises(InputError) as error:
        read(specification)
    for line in (
        "generator.weights: ",
        "missing: head.bias [1]",
        "not of this network: tail.weight [3]",
        "shape of stem.weight: [6, 5, 7, 7]; allowed: [6, 4, 7, 7]",
        "not finite: 4 numbers of stem.bias",
        "type of body.0.bias: torch.int32; allowed: torch.float32",
    ):
        assert line in str(error.value)


class Planted:
    """An object that runs a command where it is unpickled."""

    def __reduce__(self):
        return (Path("planted").touch, ())


def header(**tensors):
    text = json.dumps(tensors).encode()
    return len(text).to_bytes(8, "little") + text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 7,
        (2**62).to_bytes(8, "little") + b"{}",  # a header of four exabytes
        (200_000_000).to_bytes(8, "little") + b"{}",
        (8).to_bytes(8, "little") + b"no JSON!",
        header(stem={"dtype": "F32", "shape": [4], "data_offsets": [0, 16]}),  # nothing behind it
        header(stem={"dtype": "F32", "shape": [2**40], "data_offsets": [0, 2**42]}),
        header(stem={"dtype": "F32", "shape": [4], "data_offsets": [0, 4]}) + b"\0" * 4,
        header(stem={"dtype": "PY", "shape": [1], "data_offsets": [0, 1]}) + b"\0",
        pickle.dumps(Planted()),
    ],
)
def test_a_file_that_is_none_of_safetensors_is_refused_by_name(pair, content, monkeypatch):
    _, _, specification = pair
    path = Path(specification["generator"]["weights"])
    path.write_bytes(content)
    monkeypatch.chdir(path.parent)
    with pytest.raises(InputError, match=rf"generator.weights: {path} cannot be read"):
        read(specification)
    assert not Path("planted").exists()


def test_what_torch_saved_is_refused_and_not_unpickled(pair, monkeypatch):
    decoder, _, specification = pair
    path = Path(specification["generator"]["weights"])
    torch.save({**decoder.state_dict(), "planted": Planted()}, path)
    monkeypatch.chdir(path.parent)
    with pytest.raises(InputError, match=rf"generator.weights: {path} cannot be read"):
        read(specification)
    assert not Path("planted").exists()


@pytest.mark.parametrize(
    ("part", "changes", "message"),
    [
        ("generator", {"layers": ["stem", "limb"]}, r"generator.layers: no such module: limb; "
         r"allowed: stem, body, body.0, body.1, relu, head"),
        ("generator", {"latent": [6]}, r"generator.latent: the generator refuses \[2, 6\]"),
        ("generator", {"latent": [7, 1, 1]}, r"refuses \[2, 7, 1, 1\]"),
        ("generator", {"pixels": [0.9, 1.1]}, r"generator.pixels: \[0.9, 1.1\], but it draws"),
        ("generator", {"build": "foreign:number", "args": {}}, r"returns int; allowed: a torch.nn"),
        ("generator", {"build": "foreign:Nothing"}, r"cannot import 'foreign:Nothing'"),
        ("generator", {"args": {"wide": 4}}, r"refuses args"),
        ("discriminator", {"layers": ["verdict"]}, r"discriminator.layers: there is none before"),
    ],
)  # fmt: skip
def test_wrong_specifications_say_what_is_wrong(pair, part, changes, message):
    _, _, specification = pair
    specification[part] |= changes
    with pytest.raises(InputError, match=message):
        validate(specification)


def test_layers_of_other_shapes_are_refused_by_name(tmp_path):
    names = ["rows", "twice", "unused", "tuple"]
    with pytest.raises(InputError) as error:
        from_files.build(single(tmp_path, Rows(), layers=names))
    for text in ("rows gives [N, 28, 28]", "twice runs 2 times", "unused runs 0 times",
                 "tuple gives a tuple", "allowed: modules that run once and give [N"):  # fmt: skip
        assert text in str(error.value)


def test_answers_that_are_no_probabilities_are_refused(pair):
    _, _, specification = pair
    specification["discriminator"] |= {"build": "foreign:Score", "layers": ["features"]}
    with pytest.raises(InputError, match=r"discriminator.gives: probabilities, but it gives"):
        validate(specification)
    specification["discriminator"]["gives"] = "logits"
    validate(specification)


def test_a_pair_is_adopted_as_it_is(pair, tmp_path):
    decoder, _, specification = pair
    outputs = [str(tmp_path / name) for name in ("weights", "state", "trace")]
    words = ["--subject", json.dumps(specification), "--seed", "0"]
    words += ["--weights", outputs[0], "--state", outputs[1], "--trace", outputs[2]]
    script = [sys.executable, str(ROOT / "scripts/train/adopt.py"), *words]
    subprocess.run(script, check=True, cwd=ROOT / "tests")
    checkpoint = checkpoints.load(outputs[0])
    assert (checkpoint.epoch, checkpoint.step, checkpoint.status) == (0, 0, "finite")
    latents = torch.randn(5, 6)
    with torch.no_grad():
        expected = decoder(latents[:, :, None, None])
        found = (checkpoint.subject.generator(latents) + 1) / 2
    torch.testing.assert_close(found, expected, atol=1e-6, rtol=0)
    header = files.read_metadata(outputs[0])
    assert header["sha256"]["generator"] == files.digest(specification["generator"]["weights"])
    assert files.read_arrays(outputs[1])[0] == {}
    assert len(files.read_table(outputs[2])) == 0


@pytest.fixture
def script(tmp_path, monkeypatch):
    """A function that runs validate on a specification, and returns what it writes."""

    def run(specification):
        output = tmp_path / "found.json"
        words = ["--subject", json.dumps(specification), "--output", str(output)]
        monkeypatch.setattr(sys, "argv", ["validate.py", "--name", "mine", *words])
        monkeypatch.setattr(sys, "path", list(sys.path))
        runpy.run_path(str(ROOT / "scripts/prepare/validate.py"), run_name="__main__")
        return files.read_json(output)

    return run


def test_validate_names_subject_and_key(tmp_path, script):
    specification = single(tmp_path, Plain(shape=(784,)), args={"shape": [784]})
    with pytest.raises(SystemExit) as error:
        script(specification)
    assert error.value.code == (
        "error: design.subjects.mine.generator.build: the generator turns [2, 6] into [2, 784]; "
        "allowed: [2, 1, 28, 28], or with images: [784]"
    )


def test_validate_writes_what_it_finds_and_prints_warnings(tmp_path, script, capsys):
    found = script(single(tmp_path, Plain()))
    assert found["latent_dim"] == 6
    assert [layer["name"] for layer in found["layers"]["generator"]] == [
        "main.0", "main.1", "output",
    ]  # fmt: skip
    assert found["gradients"] == {"generator": {"reverse": True, "forward": True, "second": True}}
    assert found["warnings"][-1] == (
        "generator.build: layers of the generator: main.2 gives the output but for an activation"
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines == [f"warning: design.subjects.mine.{text}" for text in found["warnings"]]
