"""Forks: exact copies of their parent where nothing is changed, and gates that notice if not."""

from contextlib import contextmanager

import numpy as np
import pytest
import torch
from networks import HEADER as METADATA
from networks import tiny

from glassgan import streams
from glassgan.errors import InputError
from glassgan.forks import gate
from glassgan.forks.fork import Fork
from glassgan.forks.watch import Watch, evaluating, factors
from glassgan.train import chain
from glassgan.train.batches import Batches
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

RECIPE = Recipe.of(METADATA)


@pytest.fixture
def data(mnist):
    return Batches(torch.from_numpy(mnist[0][:500]), torch.from_numpy(mnist[1][:500]))


@pytest.fixture
def parent(data):
    """A tiny run at the end of its first epoch, and at the end of its second."""
    game = Game.of(tiny(), RECIPE)
    train(game, data, 0, 10)
    first = {name: value.clone() for name, value in game.tensors().items()}
    train(game, data, 10, 20)
    return first, {name: value.clone() for name, value in game.tensors().items()}


def train(game, data, start, end, recipe_of=lambda step: RECIPE, **more):
    return chain.train(
        game, data, seed=5, progress=chain.Progress(start), to_step=end, recipe_of=recipe_of, **more
    )


def forked(data, tensors, change, watch=None, lasts=None, start=10, end=20, **args):
    fork = Fork(change, args, start, lasts)
    game, _ = fork.game({**METADATA, "step": start}, tensors, {})
    seen = {} if watch is None else {"watch": watch.see}
    train(game, data, start, end, fork.recipe_of(RECIPE), **seen)
    return game


def test_fork_that_changes_nothing_is_its_parent_even_when_watched(data, parent):
    latents = streams.latents(0, "watched samples", 0, 16, 8)
    watch = Watch(latents, start=10, end=20, every=3)
    game = forked(data, parent[0], "nothing", watch)
    assert all(torch.equal(parent[1][name], value) for name, value in game.tensors().items())
    tensors, rows = watch.up_to(20)
    assert {int(k.rpartition(".")[2]) for k in tensors} == {11, 12, 14, 18, 20}
    assert set(rows["step"]) == {11, 12, 13, 14, 16, 18, 19, 20}


def contents(tensors):
    arrays = {name: value.detach().numpy() for name, value in tensors.items()}
    return gate.contents({"2": (arrays, {"step": 20, "status": "finite"})})


def test_gate_opens_for_an_exact_fork_and_catches_one_extra_draw(data, parent, monkeypatch):
    own = contents(parent[1])
    same = contents(forked(data, parent[0], "nothing").tensors())
    assert gate.gate(own, same) == {
        "places": ["2"],
        "differ": [],
        "open": True,
        "diverged_before": False,
    }

    stream, drawn = streams.default_stream, []

    @contextmanager
    def one_more(seed, purpose, step=0):
        with stream(seed, purpose, step):
            if (purpose, step) == ("dropout of D", 17):
                drawn.append(torch.rand(()))
            yield

    monkeypatch.setattr(streams, "default_stream", one_more)
    other = contents(forked(data, parent[0], "nothing").tensors())
    assert len(drawn) == 1
    assert gate.gate(own, other) == {
        "places": ["2"],
        "differ": ["2"],
        "open": False,
        "diverged_before": False,
    }


def test_gate_stays_shut_without_a_place_to_compare():
    assert not gate.gate({"2": "a"}, {"2+30": "a"})["open"]


def test_gate_does_not_mind_in_which_link_training_diverged():
    state, header = {"w": np.ones(3)}, {"step": 7, "status": "diverged"}
    finite = {"w": np.zeros(3)}, {"step": 5, "status": "finite"}
    parent = gate.contents({"1": finite, "2": (state, header), "3": ({}, header)})
    assert gate.gate(parent, gate.contents({"3": (state, header)}))["open"]
    later = header | {"step": 8}
    assert not gate.gate(parent, gate.contents({"3": (state, later)}))["open"]
    assert not gate.gate(parent, gate.contents({"3": ({"w": np.ones(4)}, header)}))["open"]


def test_a_change_ends_when_it_says(data, parent):
    fork = Fork("discriminator_frozen", {}, 10, 4)
    moves = [fork.recipe_of(RECIPE)(step).discriminator_moves for step in (9, 10, 13, 14)]
    assert moves == [1, 0, 0, 1]
    short = forked(data, parent[0], "discriminator_frozen", lasts=4, end=14)
    name = "discriminator.hidden1.1.weight"
    assert torch.equal(short.tensors()[name], parent[0][name])
    longer = forked(data, parent[0], "discriminator_frozen", lasts=4)
    assert not torch.equal(longer.tensors()[name], parent[0][name])


def test_links_of_a_fork_equal_one_long_link(data, parent):
    one = forked(data, parent[0], "discriminator_rate", factor=4.0)
    fork = Fork("discriminator_rate", {"factor": 4.0}, 10, None)
    first = forked(data, parent[0], "discriminator_rate", end=13, factor=4.0)
    metadata = METADATA | {"step": 13}
    game, _ = fork.game(metadata, {k: v.clone() for k, v in first.tensors().items()}, {})
    train(game, data, 13, 20, fork.recipe_of(RECIPE))
    assert all(torch.equal(one.tensors()[name], value) for name, value in game.tensors().items())


def test_state_is_changed_only_where_the_fork_starts(data, parent):
    fork = Fork("discriminator_reinitialised", {}, 10, None)
    name = "discriminator.hidden1.1.weight"
    began, _ = fork.game(METADATA, parent[0], {})
    assert not torch.equal(began.tensors()[name], parent[0][name])
    later, _ = fork.game(METADATA | {"step": 13}, parent[0], {})
    assert torch.equal(later.tensors()[name], parent[0][name])


def test_other_architecture_keeps_the_weights_that_fit():
    untrained = Game.of(tiny(), RECIPE).tensors()
    fork = Fork("architecture", {"batch_norm": False}, 0, None)
    game, specification = fork.game(METADATA | {"step": 0}, untrained, {})
    assert specification["args"] == {"batch_norm": False}
    own = game.tensors()
    assert torch.equal(own["generator.output.0.weight"], untrained["generator.output.0.weight"])
    assert "generator.hidden1.1.weight" not in own
    with pytest.raises(InputError, match="refuses args"):
        Fork("architecture", {"nonsense": 1}, 0, None).game(METADATA | {"step": 0}, untrained, {})


def test_noise_forks_differ_from_the_parent_and_each_other(data, parent):
    weights = [
        forked(data, parent[0], "other_streams", number=number).tensors()[
            "generator.output.0.weight"
        ]
        for number in (1, 2)
    ]
    assert not torch.equal(*weights)
    assert not any(torch.equal(w, parent[1]["generator.output.0.weight"]) for w in weights)


def test_evaluating_puts_every_module_back():
    network = tiny().discriminator.train()
    network.hidden1[3].eval()
    before = [module.training for module in network.modules()]
    with evaluating(network):
        assert not any(module.training for module in network.modules())
    assert [module.training for module in network.modules()] == before


def value(rows, quantity, layer=""):
    return next(r["value"] for r in rows if (r["quantity"], r["layer"]) == (quantity, layer))


def test_factors_of_the_gradient_are_those_of_a_known_game():
    from networks import linear_discriminator
    from torch import nn

    from glassgan.subject import Subject

    torch.manual_seed(0)
    direction = torch.randn(1, 784)
    d = linear_discriminator(direction)
    d.output[0].weight.data.fill_(2.0)
    d.output[0].bias.data.fill_(-1.0)
    layers = {"output": nn.Sequential(nn.Linear(8, 784), nn.Tanh(), nn.Unflatten(1, (1, 28, 28)))}
    g = nn.Sequential()
    g.add_module("hidden1", nn.Identity())
    g.add_module("output", layers["output"])
    game = Game.of(Subject(g, d, 8), RECIPE)
    latents = torch.randn(16, 8)
    rows = factors(game, latents)
    images = g(latents).detach()
    answers = d(images).detach().sigmoid()
    slope = 1 - images.flatten(1) ** 2
    assert value(rows, "loss") == pytest.approx((1 - answers).mean().item(), rel=1e-5)
    assert value(rows, "logit") == pytest.approx(2 * direction.norm().item(), rel=1e-5)
    assert value(rows, "tanh") == pytest.approx(slope.mean().item(), rel=1e-5)
    at_output = (1 - answers) * 2 * direction.norm()
    at_tanh = (1 - answers) * (2 * direction * slope).norm(dim=1)
    assert value(rows, "reaches", "output") == pytest.approx(at_output.mean().item(), rel=1e-4)
    assert value(rows, "reaches", "pre-activation") == pytest.approx(
        at_tanh.mean().item(), rel=1e-4
    )
    constant = torch.ones(16, 8)
    assert value(factors(game, constant), "diversity", "output") == pytest.approx(0, abs=1e-3)
    assert 0 < value(rows, "diversity", "output") <= 1
