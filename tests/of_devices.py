"""What trains on a GPU gives there what it gives on a CPU; in a process of the fake device."""

from dataclasses import replace

import fake_device
import numpy as np
import pandas as pd
import pytest
import torch
from networks import HEADER, tiny

from glassgan import files, streams
from glassgan.forks.divergence import first_not_finite
from glassgan.forks.fork import Fork
from glassgan.forks.watch import Watch
from glassgan.judge import (
    architecture,
    encoder,
    examination,
    factor_training,
    making,
    network,
    training,
)
from glassgan.judge.settings import Judge
from glassgan.subjects import article, dcgan, mlp, sngan
from glassgan.theory.analyses import stacked
from glassgan.theory.settings import StackedTraining
from glassgan.train import chain
from glassgan.train.batches import Batches
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

DEVICES = ("cpu", fake_device.NAME)
METADATA = {**HEADER, "recipe": {**HEADER["recipe"], "batch_size": 20}, "epoch": 0, "step": 0}
RECIPE = Recipe.of(METADATA)
STACKED = StackedTraining(
    latent_dim=4, widths=[4, 4], images=70, batch_size=8, learning_rate=2e-4, betas=[0.5, 0.9],
    steps=5, samples=100, draws=20, shown=3,
)  # fmt: skip
RECIPES = [
    {},
    {"loss": "probabilities"},
    {"saturating": True},
    {"real_label": 0.9},
    {"discriminator_moves": 2},
    {"discriminator_moves": 0},
    {"generator_moves": 0},
    {"dropout": False},
    {"input_noise": 0.3},
    {"r1": 10.0, "r2": 1.0},
    {"relativistic": True},
    {"without_class": 3},
    {"held": ("hidden2", 0)},
    {"still_layer": "hidden1"},
    {"masked": (5, 9, 5)},
]


@pytest.fixture
def images(mnist):
    return torch.from_numpy(mnist[0][:80]), torch.from_numpy(mnist[1][:80]).long()


def trained(game, images, device, **more):
    """Play a window of four steps; return its row of the trace."""
    data, start = Batches(images[0].to(device), images[1]), chain.Progress(0)
    told = {"seed": 5, "progress": start, "to_step": 4, "recipe_of": lambda step: RECIPE}
    return pd.DataFrame(chain.train(game, data, **told, **more).rows)


def fetched(game):
    return {name: value.cpu() for name, value in game.tensors().items()}


def assert_equal(one, other):
    assert one.keys() == other.keys()
    for name in one:
        assert torch.equal(one[name], other[name]), name


def test_the_device_refuses_what_a_gpu_refuses():
    here = torch.arange(6.0).view(2, 3)
    there = here.to(fake_device.NAME)
    assert (there.device.type, (2 * there).device.type) == (fake_device.NAME, fake_device.NAME)
    with pytest.raises(RuntimeError, match="of the CPU and of the device"):
        there + here
    drawn = []
    for place in (here, there):
        with streams.default_stream(0, "test"):
            drawn.append(place.clone().normal_().cpu())
    assert not torch.equal(*drawn)
    fake_device.waits.clear()
    assert torch.equal((there + there.T.reshape(2, 3)).cpu(), here + here.T.reshape(2, 3))
    assert float(there.sum()) == 15
    assert fake_device.waits == ["aten::_to_copy", "aten::_local_scalar_dense"]


@pytest.mark.parametrize("changed", RECIPES, ids=str)
def test_a_step_is_the_same_and_the_host_never_waits(images, changed):
    recipe, found = replace(RECIPE, **changed), []
    for device in DEVICES:
        game = Game.of(tiny().to(device), recipe)
        data = Batches(images[0].to(device), images[1])
        fake_device.waits.clear()
        for step in range(2):
            game.step(data.of(recipe, 5, step), 5, step)
        assert fake_device.waits == []
        found.append(fetched(game))
    assert_equal(*found)


@pytest.mark.parametrize("subject", [article, dcgan, mlp, sngan])
def test_subjects_train_to_the_same_networks(images, subject):
    found = []
    for device in DEVICES:
        with streams.default_stream(0, "init"):
            pair = subject.build()
        game = Game.of(pair.to(device), RECIPE)
        fake_device.waits.clear()
        rows = trained(game, images, device)
        # a step: whether its losses are finite; a window: that of all else, means, norms, cosines
        assert len(fake_device.waits) <= 4 + 15
        found.append((fetched(game), rows))
    assert_equal(found[0][0], found[1][0])
    pd.testing.assert_frame_equal(found[0][1], found[1][1])


@pytest.mark.parametrize(
    ("change", "args"),
    [
        ("one_ulp", {}),
        ("discriminator_reinitialised", {}),
        ("discriminator_from", {"seed": 7}),
        # orthogonal ones torch turns in place, which the made-up device cannot
        *(("initialisation", {"law": law}) for law in ("normal 0.02", "xavier", "kaiming")),
        ("architecture", {"batch_norm": False}),
    ],
)
def test_forks_go_on_to_the_same_networks(images, change, args):
    parent, donor = (fetched(Game.of(tiny(seed), RECIPE)) for seed in (5, 7))
    found = []
    for device in DEVICES:
        game, _ = Fork(change, args, 0, None).game(METADATA, parent, donor, device)
        latents = streams.latents(0, "watched samples", 0, 16, 8).to(device)
        watch = Watch(latents, start=0, end=4, every=1)
        trained(game, images, device, watch=watch.see)
        tensors, factors = watch.up_to(4)
        found.append((fetched(game) | {n: v.cpu() for n, v in tensors.items()}, factors))
    assert_equal(found[0][0], found[1][0])
    pd.testing.assert_frame_equal(found[0][1], found[1][1])


def test_divergence_is_found_in_the_same_operation(images):
    found = []
    for device in DEVICES:
        game, data = Game.of(tiny().to(device), RECIPE), Batches(images[0].to(device), images[1])
        with torch.no_grad():
            game.discriminator.output[0].weight.fill_(torch.inf)
        found.append(first_not_finite(game, data.of(RECIPE, 5, 0), 5, 0))
    # what moves numbers to the device is an operation too, so that others stand before the first
    bad = [table[table["not_finite"] > 0].drop(columns="number").head(3) for table in found]
    assert len(bad[0]) == 3
    pd.testing.assert_frame_equal(*(rows.reset_index(drop=True) for rows in bad))


def test_judges_are_made_and_examined_the_same(images, tmp_path):
    data = dict(zip(("images", "labels"), images, strict=True))
    data["validation"] = torch.arange(80) % 4 == 0
    settings = Judge(seed=0, epochs=1, batch_size=20, learning_rate=0.01, abstain_below=0.5)
    made, found = [], []
    for device in DEVICES:
        tensors, metadata = making.made(data, settings, device, lambda line: None)
        path = tmp_path / f"{device}.safetensors"
        files.write_tensors(path, tensors, metadata)
        made.append(path.read_bytes())
        judge = network.load(str(path), device)
        told = (judge, judge, *images, None, np.arange(20), device)
        found.append(examination.examine(*told))
    assert made[0] == made[1]
    assert found[0].pop("metrics") == found[1].pop("metrics")
    for name in found[0]:
        pd.testing.assert_frame_equal(found[0][name], found[1][name])


def test_what_reads_factors_and_what_knows_no_labels_learn_the_same(images):
    recipe, found = training.Recipe(seed=0, epochs=1, batch_size=20, learning_rate=0.01), []
    wanted = torch.from_numpy(np.linspace(-1, 1, 160, dtype=np.float32).reshape(80, 2))
    for device in DEVICES:
        told = {"device": device, "progress": lambda line: None}
        networks = {
            "reader": factor_training.train(images[0], wanted, recipe, **told)[0],
            "encoder": encoder.train(images[0], recipe, **told),
        }
        found.append(
            {
                f"{n}.{m}": v.cpu()
                for n, own in networks.items()
                for m, v in own.state_dict().items()
            }
        )
    assert_equal(*found)


def test_a_gan_on_stacked_images_is_the_same(images, tmp_path):
    data = dict(zip(("images", "labels"), images, strict=True))
    with streams.default_stream(0, "judge"):
        own = architecture.build()
    path = tmp_path / "judge.safetensors"
    files.write_tensors(path, own.state_dict(), {"temperature": 1.0, "abstain_below": 0.5})
    found = []
    for device in DEVICES:
        judge = network.load(str(path), device)
        told = {"packing": 2, "seed": 3, "device": device}
        found.append(stacked.analyse(STACKED, "x", judge, data, data, **told))
    (pictures, *_), (others, *_) = (results["pictures"] for results in found)
    assert_equal(*({n: v.cpu() for n, v in part.items()} for part in (pictures, others)))
    pd.testing.assert_frame_equal(found[0]["effects"], found[1]["effects"])
