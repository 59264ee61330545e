"""Copies of networks, kinds of dropout, and what counts as a plain module."""

import pytest
import torch
from networks import tiny
from torch import nn

from glassgan import networks, streams
from glassgan.subjects.layers import Dropout


def test_a_network_with_weight_norm_can_be_copied():
    network = nn.Sequential(nn.Flatten(), nn.utils.weight_norm(nn.Linear(784, 1)), nn.Flatten(0))
    images = torch.randn(3, 1, 28, 28)
    copied = networks.copied(network)
    assert torch.equal(copied(images), network(images))
    with torch.no_grad():
        copied[1].weight_g.zero_()
    assert not torch.equal(copied(images), network(images))
    assert network[1].weight_g.ne(0).all()


def test_a_subclass_or_a_hook_is_not_plain():
    class Own(nn.Linear):
        pass

    layer = nn.Linear(2, 2)
    assert networks.is_plain(layer, nn.Linear)
    assert not networks.is_plain(Own(2, 2), nn.Linear)
    handle = layer.register_forward_pre_hook(lambda module, inputs: None)
    assert not networks.is_plain(layer, nn.Linear)
    handle.remove()
    hooked = nn.Sequential(layer)
    hooked.register_forward_hook(lambda module, inputs, output: -output)
    assert networks.flat([nn.Sequential(nn.Sequential(layer), hooked)]) == [layer, hooked]


@pytest.mark.parametrize("p", [1.0, 1 - 1e-9])
def test_dropout_of_nearly_all_stays_finite(p):
    with streams.default_stream(0, "dropout"):
        found = Dropout(p).train()(torch.ones(1000))
    assert found.isfinite().all()
    if p == 1:
        assert not found.any()


@pytest.mark.parametrize("kind", networks.DROPOUT)
def test_every_kind_of_dropout_is_switched_off(kind):
    from dataclasses import replace

    from glassgan.subject import Subject
    from glassgan.train.game import Game
    from glassgan.train.recipe import Recipe

    pair = tiny()
    drop = kind(0.5)
    network = nn.Sequential(
        nn.Unflatten(2, (1, 28)) if kind is nn.Dropout3d else nn.Identity(),
        drop, nn.Flatten(), nn.Linear(784, 1), nn.Flatten(0),
    )  # fmt: skip
    recipe = Recipe(16, 2e-4, (0.5, 0.999), 10, "logits")
    game = Game.of(Subject(pair.generator, network, 8), recipe)
    assert drop.training
    game.follow(replace(recipe, dropout=False))
    assert not drop.training


def test_no_accelerator_is_asked_where_none_is_used(monkeypatch):
    asked = []
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    monkeypatch.setattr(torch.cuda, "get_rng_state", lambda device: asked.append(device))
    with streams.default_stream(0, "anything"):
        pass
    assert not asked
