"""Each intervention does what it says, and nothing else."""

from dataclasses import asdict, replace

import pytest
import torch
from networks import tiny
from torch.nn.utils.parametrizations import spectral_norm

from glassgan import streams
from glassgan.adam import Adam
from glassgan.data.images import to_network
from glassgan.errors import InputError
from glassgan.forks.changes import CHANGES, Start
from glassgan.subject import activations
from glassgan.train.batches import Batches
from glassgan.train.game import Game
from glassgan.train.losses import slope_penalty
from glassgan.train.recipe import Recipe

RECIPE = Recipe(16, 2e-4, (0.5, 0.999), 10, "logits")


def changed(name, **args):
    return CHANGES[name].function(RECIPE, **args)


def played(recipe, mnist, steps=3, seed=5):
    """The game after some steps by a recipe, from the same initial weights."""
    data = Batches(torch.from_numpy(mnist[0]), torch.from_numpy(mnist[1]))
    game = Game.of(tiny(), recipe)
    results = [game.step(data.of(recipe, seed, s), seed, s) for s in range(steps)]
    return {name: value.clone() for name, value in game.tensors().items()}, results


def same(a, b, player):
    return all(torch.equal(a[name], b[name]) for name in a if name.startswith(player))


@pytest.mark.parametrize(
    ("name", "args", "fields"),
    [
        ("nothing", {}, set()),
        ("other_streams", {"number": 1}, {"streams"}),
        ("discriminator_frozen", {}, {"discriminator_moves"}),
        ("generator_frozen", {}, {"generator_moves"}),
        ("discriminator_rate", {"factor": 4}, {"discriminator_rate"}),
        ("discriminator_moves", {"moves": 3}, {"discriminator_moves"}),
        ("saturating_loss", {}, {"saturating"}),
        ("loss_on", {"what": "probabilities"}, {"loss"}),
        ("label_smoothing", {"real_label": 0.9}, {"real_label"}),
        ("instance_noise", {"sd": 0.1}, {"input_noise"}),
        ("r1", {"gamma": 1.0}, {"r1"}),
        ("r2", {"gamma": 1.0}, {"r2"}),
        ("relativistic", {}, {"relativistic"}),
        ("relativistic_r1_r2", {"gamma": 1.0}, {"r1", "r2", "relativistic"}),
        ("dropout_off", {}, {"dropout"}),
        ("momentum", {"beta1": 0.9}, {"betas"}),
        ("class_removed", {"label": 3}, {"without_class"}),
        ("unit_held_at_zero", {"layer": "hidden1", "unit": 2}, {"held"}),
        ("discriminator_layer_frozen", {"layer": "hidden1"}, {"still_layer"}),
        ("pixels_masked", {"row": 7, "column": 10, "size": 6}, {"masked"}),
        ("batch_size", {"size": 32}, {"batch_size"}),
    ],
)
def test_a_change_of_the_recipe_changes_one_thing_and_what_is_played(name, args, fields, mnist):
    recipe = changed(name, **args)
    before, after = asdict(RECIPE), asdict(recipe)
    assert {field for field in before if before[field] != after[field]} == fields
    own, _ = played(recipe, mnist)
    parent, _ = played(RECIPE, mnist)
    assert same(own, parent, "") == (not fields)


def test_every_change_of_the_recipe_is_tested_above():
    tested = test_a_change_of_the_recipe_changes_one_thing_and_what_is_played.pytestmark[0].args[1]
    recipes = {name for name, change in CHANGES.items() if change.kind == "recipe"}
    assert recipes == {name for name, _, _ in tested}


@pytest.mark.parametrize(
    ("name", "frozen"),
    [("discriminator_frozen", "discriminator"), ("generator_frozen", "generator")],
)
def test_who_is_frozen_stays_to_the_last_bit(name, frozen, mnist):
    own, _ = played(changed(name), mnist)
    start = Game.of(tiny(), RECIPE).tensors()
    other = {"discriminator": "generator", "generator": "discriminator"}[frozen]
    assert same(own, start, frozen)  # weights, moments and running statistics
    assert not same(own, start, other)


def test_a_frozen_layer_stays_to_the_last_bit_and_the_others_move(mnist):
    own, _ = played(changed("discriminator_layer_frozen", layer="hidden1"), mnist)
    start, parent = Game.of(tiny(), RECIPE).tensors(), played(RECIPE, mnist)[0]
    named = [name for name in own if name.startswith("discriminator") and "steps" not in name]
    kept = {name for name in named if torch.equal(own[name], start[name])}
    assert kept == {name for name in named if "hidden1." in name}  # weights and moments
    assert not any(torch.equal(parent[name], start[name]) for name in named)
    with pytest.raises(InputError, match=r"no layer 'hidden9'.*one of several"):
        Game.of(tiny(), changed("discriminator_layer_frozen", layer="hidden9"))


def test_d_does_not_see_masked_pixels_and_g_hears_nothing_of_them(mnist, monkeypatch):
    """Images that differ only there are played alike."""
    recipe = changed("pixels_masked", row=7, column=10, size=6)
    data = Batches(torch.from_numpy(mnist[0]), torch.from_numpy(mnist[1]))
    found = []
    for brightness in (None, 0.5):
        game = Game.of(tiny(), recipe)
        reals = data.of(recipe, 5, 0)
        if brightness is not None:
            reals[0][..., 7:13, 10:16] = brightness
        seen = game._look(reals[0], 5, 0, "")[0]
        found.append((seen.detach(), game.step(reals, 5, 0)["loss_d"]))
    assert torch.equal(found[0][0], found[1][0])
    assert found[0][1] == found[1][1]
    pushed = []
    monkeypatch.setattr(game.generator, "forward", _with_slopes(game.generator.forward, pushed))
    game._move_generator(reals[0], 5, 1)
    assert (pushed[0][..., 7:13, 10:16] == 0).all()
    assert (pushed[0] != 0).any()
    assert torch.equal(data.of(recipe, 5, 3)[0], data.of(RECIPE, 5, 3)[0])
    with pytest.raises(InputError, match=r"row 23.*a square in 28×28"):
        changed("pixels_masked", row=23, column=0, size=6)


def _with_slopes(forward, pushed):
    def draw(latents):
        images = forward(latents)
        images.register_hook(pushed.append)
        return images

    return draw


def test_d_rate_and_momentum_reach_the_optimisers():
    game = Game.of(tiny(), changed("discriminator_rate", factor=4))
    assert game.discriminator_optimizer.learning_rate == 4 * 2e-4
    assert game.generator_optimizer.learning_rate == 2e-4
    game.follow(changed("momentum", beta1=0.9))
    assert game.discriminator_optimizer.learning_rate == 2e-4
    assert game.generator_optimizer.betas == (0.9, 0.999)


def test_first_of_several_moves_sees_what_the_parent_saw(mnist):
    data = Batches(torch.from_numpy(mnist[0]), torch.from_numpy(mnist[1]))
    batches = data.of(changed("discriminator_moves", moves=3), 5, 7)
    assert len(batches) == 3
    assert torch.equal(batches[0], data.of(RECIPE, 5, 7)[0])
    assert not torch.equal(batches[1], batches[2])


def test_losses_that_interventions_choose(mnist):
    _, parent = played(RECIPE, mnist, steps=1)
    _, saturating = played(changed("saturating_loss"), mnist, steps=1)
    _, smooth = played(changed("label_smoothing", real_label=0.9), mnist, steps=1)
    assert parent[0]["loss_g"] > 0 > saturating[0]["loss_g"]
    assert saturating[0]["loss_d"] == parent[0]["loss_d"]
    assert smooth[0]["loss_d"] != parent[0]["loss_d"]


def test_penalties_are_on_the_slopes_of_d(mnist):
    """Of a linear D the slope is its weight, so that the penalty is known."""
    game = Game.of(tiny(), RECIPE)
    slopes = torch.tensor([[[[3.0, 0.0], [0.0, 4.0]]], [[[0.0, 1.0], [0.0, 0.0]]]])
    assert slope_penalty(slopes).item() == (25 + 1) / 2 / 2

    class Linear(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.weight = torch.nn.Parameter(torch.full((784,), 0.01))

        def forward(self, images):
            return images.flatten(1) @ self.weight

    game.discriminator = Linear()
    game.discriminator_optimizer = Adam(game.discriminator, 2e-4, (0.5, 0.999))
    data = Batches(torch.from_numpy(mnist[0]), torch.from_numpy(mnist[1]))
    losses = {}
    for name, changes in {"none": {}, "r1": {"r1": 2.0}, "both": {"r1": 2.0, "r2": 3.0}}.items():
        recipe = replace(RECIPE, **changes)
        game.discriminator.weight.data.fill_(0.01)
        game.follow(recipe)
        losses[name] = game.step(data.of(recipe, 5, 0), 5, 0)["loss_d"].item()
        game.generator.load_state_dict(tiny().generator.state_dict())
    squared = 784 * 0.01**2
    assert losses["r1"] - losses["none"] == pytest.approx(2 * squared / 2, rel=1e-3)
    assert losses["both"] - losses["none"] == pytest.approx(5 * squared / 2, rel=1e-3)


def test_relativistic_losses_are_of_pairs():
    from glassgan.train.losses import LOSSES

    real, fake = torch.tensor([2.0, -1.0]), torch.tensor([0.5, 3.0])
    expected = -torch.tensor([1.5, -4.0]).sigmoid().log().mean().item()
    for losses in LOSSES.values():
        assert losses.relativistic(real, fake).item() == pytest.approx(expected, rel=1e-6)
        assert losses.relativistic(fake, real).item() > 0


def test_saturating_gradient_vanishes_where_d_is_sure():
    from glassgan.train.losses import LOSSES

    for name in LOSSES:
        slopes = []
        for saturating in (False, True):
            logit = torch.tensor([-8.0], requires_grad=True)
            LOSSES[name].generator(logit, saturating).backward()
            slopes.append(abs(logit.grad.item()))
        assert slopes[0] == pytest.approx(1, abs=1e-3)  # 1 − D
        assert slopes[1] == pytest.approx(0.000335, rel=1e-2)  # D


def test_smoothed_label_is_the_cross_entropy_with_it():
    from torch.nn.functional import binary_cross_entropy_with_logits as entropy

    from glassgan.train.losses import LOSSES

    real, fake = torch.tensor([0.3, -1.2]), torch.tensor([2.0, 0.1])
    expected = entropy(real, torch.full((2,), 0.9)) + entropy(fake, torch.zeros(2))
    for losses in LOSSES.values():
        assert losses.discriminator(real, fake, 0.9).item() == pytest.approx(expected.item())


def test_removed_class_is_replaced_and_the_rest_stays(mnist):
    labels = torch.from_numpy(mnist[1])
    marked = labels.view(-1, 1, 1, 1).expand(-1, 1, 28, 28).contiguous()  # an image is its label
    data = Batches(marked, labels)
    parent = data.of(RECIPE, 5, 2)[0][:, 0, 0, 0]
    own = data.of(changed("class_removed", label=3), 5, 2)[0][:, 0, 0, 0]
    three = to_network(torch.tensor([3], dtype=torch.uint8))
    assert not (own == three).any()
    assert torch.equal(own[parent != three], parent[parent != three])
    absent = Batches(marked[labels != 3], labels[labels != 3])
    with pytest.raises(InputError, match="class 3 cannot be removed"):
        absent.of(changed("class_removed", label=3), 5, 2)


def test_instance_noise_has_its_size():
    game = Game.of(tiny(), changed("instance_noise", sd=0.3))
    images = torch.zeros(64, 1, 28, 28)
    assert game._as_shown(images, "noise", 0, 0).std().item() == pytest.approx(0.3, rel=0.02)


@pytest.mark.parametrize("batch_norm", [False, True])
def test_held_unit_is_zero_and_others_learn(batch_norm, mnist):
    recipe = changed("unit_held_at_zero", layer="hidden2", unit=5)
    data = Batches(torch.from_numpy(mnist[0]), torch.from_numpy(mnist[1]))
    game = Game.of(tiny(batch_norm=batch_norm), RECIPE)
    for step in range(3):
        game.step(data.of(RECIPE, 5, step), 5, step)
    game.follow(recipe)
    for step in range(3, 6):
        game.step(data.of(recipe, 5, step), 5, step)
    outputs = activations(game.generator.eval(), torch.randn(50, 8))["hidden2"]
    assert outputs[:, 5].abs().max() == 0
    assert (outputs.abs().amax(0) > 0).sum() > 16  # of 32


@pytest.mark.parametrize(
    ("layer", "unit", "message"),
    [
        ("hidden9", 0, "no hidden layer 'hidden9'; allowed: ['hidden1', 'hidden2']"),
        ("output", 0, "no hidden layer 'output'"),
        ("hidden1", 16, "hidden1 has no unit 16; allowed: 0 to 15"),
    ],
)
def test_units_that_the_subject_lacks(layer, unit, message):
    with pytest.raises(InputError) as error:
        Game.of(tiny(), changed("unit_held_at_zero", layer=layer, unit=unit))
    assert message in str(error.value)


def test_dropout_that_the_subject_lacks():
    subject = tiny()
    subject.discriminator.hidden1[3] = torch.nn.Identity()
    subject.discriminator.hidden2[2] = torch.nn.Identity()
    with pytest.raises(InputError, match="no dropout"):
        Game.of(subject, changed("dropout_off"))


def start(seed=5, donor=None):
    game = Game.of(tiny(), RECIPE)
    return Start(game, seed, donor or {}), {k: v.clone() for k, v in game.tensors().items()}


def test_one_ulp_is_the_next_number():
    own, before = start()
    CHANGES["one_ulp"].function(own)
    name = "generator.hidden1.0.weight"
    after = own.game.tensors()[name]
    assert torch.equal(after, torch.nextafter(before[name], torch.tensor(torch.inf)))


def test_new_discriminator_is_fresh_and_the_generator_untouched():
    own, before = start()
    for value in own.game.discriminator_optimizer.tensors().values():
        value.fill_(1)
    CHANGES["discriminator_reinitialised"].function(own)
    after = own.game.tensors()
    assert same(after, before, "generator")
    assert not torch.equal(
        after["discriminator.hidden1.1.weight"], before["discriminator.hidden1.1.weight"]
    )
    assert all((v == 0).all() for n, v in after.items() if n.startswith("discriminator_optimizer"))


def test_discriminator_from_another_run():
    other = {k: v.clone() for k, v in Game.of(tiny(seed=9), RECIPE).tensors().items()}
    own, before = start(donor=other)
    CHANGES["discriminator_from"].function(own, seed=9)
    assert same(own.game.tensors(), other, "discriminator")
    assert same(own.game.tensors(), before, "generator")
    with pytest.raises(InputError, match="other weights"):
        CHANGES["discriminator_from"].function(start(donor={})[0], seed=9)


@pytest.mark.parametrize("law", ["normal 0.02", "xavier", "kaiming", "orthogonal"])
def test_initialisation_by_law(law):
    own, before = start()
    CHANGES["initialisation"].function(own, law=law)
    weight = own.game.generator.hidden2[0].weight
    assert not torch.equal(weight, before["generator.hidden2.0.weight"])
    if law == "orthogonal":
        assert torch.allclose(weight.T @ weight, torch.eye(16), atol=1e-5)
    if law == "normal 0.02":
        assert own.game.discriminator.hidden1[1].weight.std().item() == pytest.approx(
            0.02, rel=0.02
        )


@pytest.mark.parametrize(
    ("name", "args"),
    [("discriminator_reinitialised", {}), ("initialisation", {"law": "xavier"})],
)
def test_new_weights_are_stored_where_a_parametrisation_takes_them(name, args):
    own, _ = start()
    layer = own.game.discriminator.hidden1[1]
    with torch.no_grad():
        layer.weight += 5.0  # what was learnt
    spectral_norm(layer)
    CHANGES[name].function(own, **args)
    weight = layer.eval().weight.detach()
    assert (weight < 0).any()
    assert torch.linalg.matrix_norm(weight, 2).item() == pytest.approx(1.0, rel=0.1)


def test_streams_of_changes_are_their_own():
    purposes = {"discriminator reinitialised", "initialisation by another law"}
    keys = {streams.key(0, purpose) for purpose in purposes}
    assert len(keys) == 2
    assert not keys & {streams.key(0, p) for p in ("latents of D", "dropout of D", "data order")}
