from dataclasses import replace

import pytest
import torch
from torch import nn

from glassgan import streams, subject
from glassgan.data.sets import MNIST
from glassgan.subjects import dcgan
from glassgan.train import chain
from glassgan.train.batches import Batches
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

RECIPE = Recipe(32, 2e-4, (0.5, 0.999), 4, "logits")


def tiny(seed=0):
    with streams.default_stream(seed, "init"):
        return dcgan.build(latent_dim=6, widths=(8, 4))


def test_layers_are_maps_that_grow_and_shrink():
    assert subject.layer_shapes(dcgan.build()) == {
        "generator": {"hidden1": [32, 7, 7], "hidden2": [16, 14, 14], "output": [1, 28, 28]},
        "discriminator": {"hidden1": [16, 14, 14], "hidden2": [32, 7, 7], "output": []},
    }


@pytest.mark.parametrize(("channels", "side"), [(3, 16), (3, 32), (1, 64)])
def test_it_fits_the_images_of_other_data(monkeypatch, channels, side):
    shape = (channels, side, side)
    monkeypatch.setattr(dcgan, "DATA", replace(MNIST, shape=shape))
    pair = tiny()
    images = pair.generator(torch.randn(3, 6))
    assert images.shape == (3, *shape)
    assert pair.require_discriminator()(images).shape == (3,)


def test_each_layer_begins_with_the_linear_map_of_its_input():
    for network in (tiny().generator, tiny().require_discriminator()):
        for layer in subject.layers(network).values():
            assert isinstance(layer[0], (nn.Linear, nn.Conv2d, nn.ConvTranspose2d))
    hidden = list(tiny().generator)[:-1]
    assert all([type(part) for part in layer][-2:] == [nn.BatchNorm2d, nn.ReLU] for layer in hidden)


def test_the_discriminator_looks_at_each_image_alone():
    discriminator = tiny().require_discriminator().train()
    images = torch.randn(6, 1, 28, 28)
    alone = torch.cat([discriminator(image[None]) for image in images])
    torch.testing.assert_close(discriminator(images), alone)


def test_two_links_make_what_one_makes(mnist):
    data = Batches(torch.from_numpy(mnist[0][:160]), torch.zeros(160))

    def play(ends):
        game, progress = Game.of(tiny(), RECIPE), chain.Progress(0)
        for end in ends:
            fresh = Game.of(tiny(seed=9), RECIPE)
            fresh.restore(game.tensors())
            game = fresh
            progress = chain.train(
                game, data, seed=3, progress=progress, to_step=end, recipe_of=lambda step: RECIPE
            )
        return game.tensors()

    one, two = play([10]), play([5, 10])
    assert all(torch.equal(one[name], two[name]) for name in one)
    start = Game.of(tiny(), RECIPE).tensors()
    assert not torch.equal(one["generator.hidden2.0.weight"], start["generator.hidden2.0.weight"])
