import copy

import pytest
import torch
from networks import tiny
from torch import nn

from glassgan import streams
from glassgan.data.images import to_network
from glassgan.errors import InputError
from glassgan.subject import Subject
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

RECIPE = Recipe(16, 2e-4, (0.5, 0.999), 10, "probabilities")


def plain_step(pair, optimizers, real, seed, step):
    """The article's step as it stands in a tutorial: two passes of D, all gradients."""
    count = len(real)
    d_optimizer, g_optimizer = optimizers
    fake = pair.generator(streams.latents(seed, "latents of D", step, count, pair.latent_dim))
    d_optimizer.zero_grad()
    d_real = torch.sigmoid(pair.discriminator(real))
    d_fake = torch.sigmoid(pair.discriminator(fake.detach()))
    loss_d = -torch.log(d_real).mean() - torch.log(1 - d_fake).mean()
    loss_d.backward()
    d_optimizer.step()
    g_optimizer.zero_grad()
    fake = pair.generator(streams.latents(seed, "latents of G", step, count, pair.latent_dim))
    loss_g = -torch.log(torch.sigmoid(pair.discriminator(fake))).mean()
    loss_g.backward()
    g_optimizer.step()
    return loss_d.item(), loss_g.item()


@pytest.mark.parametrize("batch_norm", [False, True])
def test_steps_equal_the_plain_loop_without_dropout(mnist, batch_norm):
    images = to_network(torch.from_numpy(mnist[0]))
    ours = tiny(dropout=0.0, batch_norm=batch_norm)
    plain = copy.deepcopy(ours)
    game = Game.of(ours, RECIPE)
    optimizers = [
        torch.optim.Adam(network.parameters(), lr=2e-4, betas=(0.5, 0.999))
        for network in (plain.discriminator, plain.generator)
    ]
    for step in range(50):
        real = images[(step * 16) % 900 :][:16]
        result = game.step([real], 7, step)
        loss_d, loss_g = plain_step(plain, optimizers, real, 7, step)
        assert result["loss_d"].item() == pytest.approx(loss_d, abs=1e-5)
        assert result["loss_g"].item() == pytest.approx(loss_g, abs=1e-5)


def test_restoring_a_copy_undoes_steps(mnist):
    real = to_network(torch.from_numpy(mnist[0][:16]))
    game = Game.of(tiny(), RECIPE)
    game.step([real], 0, 0)
    before = {name: value.clone() for name, value in game.tensors().items()}
    first = game.step([real], 0, 1)
    after = {name: value.clone() for name, value in game.tensors().items()}
    game.restore(before)
    again = game.step([real], 0, 1)
    assert first["loss_d"] == again["loss_d"]
    assert all(torch.equal(after[name], value) for name, value in game.tensors().items())


def test_everything_that_a_step_changes_is_in_tensors(mnist):
    real = to_network(torch.from_numpy(mnist[0][:16]))
    first, second = Game.of(tiny(0), RECIPE), Game.of(tiny(1), RECIPE)
    for step in range(3):
        first.step([real], 0, step)
    second.restore(first.tensors())
    assert first.step([real], 0, 3) == second.step([real], 0, 3)


def test_step_leaves_the_default_generator_alone(mnist):
    real = to_network(torch.from_numpy(mnist[0][:16]))
    game = Game.of(tiny(), RECIPE)
    torch.manual_seed(1)
    expected = torch.rand(3)
    torch.manual_seed(1)
    game.step([real], 0, 0)
    assert torch.equal(torch.rand(3), expected)


def test_norms_are_euclidean(mnist):
    real = to_network(torch.from_numpy(mnist[0][:16]))
    game = Game.of(tiny(), RECIPE)
    game.step([real], 0, 0)
    weights = torch.cat([w.detach().flatten() for w in game.generator.parameters()])
    gradients = torch.cat([w.grad.flatten() for w in game.discriminator.parameters()])
    norms = game.norms()
    assert norms["weight_norm_g"] == pytest.approx(weights.norm().item(), rel=1e-5)
    assert norms["gradient_norm_d"] == pytest.approx(gradients.norm().item(), rel=1e-5)


def test_training_needs_a_discriminator():
    with pytest.raises(InputError, match="no discriminator"):
        Game.of(Subject(nn.Sequential(), None, 3), RECIPE)
