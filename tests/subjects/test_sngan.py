from dataclasses import replace

import pytest
import torch
from torch import nn
from torch.nn.utils import parametrize

from glassgan import files, parametrisations, streams, subject
from glassgan.data.sets import MNIST
from glassgan.subjects import sngan
from glassgan.train import chain, checkpoint
from glassgan.train.batches import Batches
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

RECIPE = Recipe(32, 2e-3, (0.5, 0.999), 4, "logits")


def tiny(seed=0):
    with streams.default_stream(seed, "init"):
        return sngan.build(latent_dim=6, hidden=(12, 10), widths=(8, 4))


def normed(network):
    return [module for module in network.modules() if parametrize.is_parametrized(module)]


def norms(network):
    return [torch.linalg.matrix_norm(m.weight.flatten(1), 2).item() for m in normed(network)]


@pytest.fixture
def data(mnist):
    return Batches(torch.from_numpy(mnist[0][:320]), torch.from_numpy(mnist[1][:320]))


def played(data, ends=(10,), seed=3):
    """A game after so many steps, each link from what the one before left."""
    game, progress = Game.of(tiny(), RECIPE), chain.Progress(0)
    for end in ends:
        fresh = Game.of(tiny(seed=9), RECIPE)
        fresh.restore(game.tensors())
        game = fresh
        progress = chain.train(
            game, data, seed=seed, progress=progress, to_step=end, recipe_of=lambda step: RECIPE
        )
    return game


def test_layers_are_maps_that_grow_and_shrink():
    assert subject.layer_shapes(sngan.build()) == {
        "generator": {
            "hidden1": [256], "hidden2": [32, 7, 7], "hidden3": [16, 14, 14], "output": [1, 28, 28]
        },
        "discriminator": {
            "hidden1": [16, 14, 14], "hidden2": [32, 7, 7], "hidden3": [128], "output": []
        },
    }  # fmt: skip


@pytest.mark.parametrize(("channels", "side"), [(3, 16), (3, 32), (1, 64)])
def test_it_fits_the_images_of_other_data(monkeypatch, channels, side):
    shape = (channels, side, side)
    monkeypatch.setattr(sngan, "DATA", replace(MNIST, shape=shape))
    pair = tiny()
    images = pair.generator(torch.randn(3, 6))
    assert images.shape == (3, *shape)
    assert pair.require_discriminator()(images).shape == (3,)


def test_each_layer_begins_with_the_linear_map_of_its_input():
    pair = tiny()
    for network in (pair.generator, pair.require_discriminator()):
        for layer in subject.layers(network).values():
            first = next(module for module in layer if not isinstance(module, nn.Flatten))
            assert isinstance(first, (nn.Linear, nn.Conv2d, nn.ConvTranspose2d))


def test_no_hidden_weight_of_the_discriminator_stretches_anything(data):
    """The largest singular value is what it must be from the start, and is followed in training."""
    wanted = [1, 1, 1, sngan.STEEP]
    for network in (tiny().require_discriminator().eval(), played(data).discriminator.eval()):
        assert norms(network) == pytest.approx(wanted, rel=0.1)


def test_new_weights_of_a_parametrised_layer_are_those_that_are_drawn():
    logit = tiny().require_discriminator().output[0].eval()
    parametrisations.fill(logit, lambda it: nn.init.constant_(it.weight, 0.3))
    stored = logit.parametrizations.weight.original
    torch.testing.assert_close(stored, torch.full_like(stored, 0.3 / sngan.STEEP))
    torch.testing.assert_close(logit.weight.norm().item(), sngan.STEEP)


def test_evaluation_changes_nothing(data):
    game = played(data)
    before = {name: value.clone() for name, value in game.tensors().items()}
    discriminator = game.discriminator.eval()
    images = torch.randn(6, *MNIST.shape)
    alone = torch.cat([discriminator(image[None]) for image in images])
    torch.testing.assert_close(discriminator(images), alone)
    assert all(torch.equal(value, before[name]) for name, value in game.tensors().items())


def test_two_links_make_what_one_makes(data):
    one, two = played(data, [10]).tensors(), played(data, [5, 10]).tensors()
    assert all(torch.equal(one[name], two[name]) for name in one)
    start = Game.of(tiny(), RECIPE).tensors()
    moved = [name for name in one if not torch.equal(one[name], start[name])]
    assert "discriminator.hidden2.0.parametrizations.weight.0._u" in moved


def test_a_checkpoint_restores_it_bit_for_bit(data, tmp_path):
    game = played(data)
    paths = [str(tmp_path / name) for name in ("weights", "state")]
    checkpoint.write(*paths, game.tensors(), {})
    again = Game.of(tiny(seed=9), RECIPE)
    again.restore(files.read_tensors(paths[0])[0] | files.read_tensors(paths[1])[0])
    assert all(torch.equal(value, again.tensors()[name]) for name, value in game.tensors().items())
    latents, images = torch.randn(4, 6), torch.randn(4, *MNIST.shape)
    for network, other, inputs in (
        (game.generator, again.generator, latents),
        (game.discriminator, again.discriminator, images),
    ):
        assert torch.equal(network.eval()(inputs), other.eval()(inputs))


def test_training_twice_writes_the_same_bytes(data, tmp_path):
    for name in ("one", "two"):
        files.write_tensors(str(tmp_path / name), played(data).tensors(), {})
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
