import torch
from networks import tiny

from glassgan.data.images import to_network
from glassgan.forks.divergence import COLUMNS, first_not_finite
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

PROBABILITIES = Recipe(16, 2e-4, (0.5, 0.999), 10, "probabilities")
LOGITS = Recipe(16, 2e-4, (0.5, 0.999), 10, "logits")


def test_certainty_is_found_where_its_logarithm_is_taken(mnist):
    real = to_network(torch.from_numpy(mnist[0][:16]))
    game = Game.of(tiny(), PROBABILITIES)
    game.discriminator.output[0].bias.data.fill_(30.0)  # sure of everything: 1 − D is 0
    found = first_not_finite(game, [real], 0, 7)
    assert list(found.columns) == list(COLUMNS)
    first = found[found["not_finite"] > 0].iloc[0]
    assert (first["operation"], first["not_finite"], first["size"]) == ("log", 16, 16)
    assert first["operand_min"] == first["operand_max"] == 0
    assert "(1 - logits.sigmoid()).log()" in first["code"]
    assert found["step"].eq(7).all()
    before = found[found["number"] < first["number"]]
    assert "sigmoid" in before["operation"].tolist()
    assert (before["not_finite"] == 0).all()
    assert "discriminator_loss.backward()" in found["code"].tolist()  # how it spreads


def test_weights_that_are_not_finite_show_in_the_pass_that_uses_them(mnist):
    real = to_network(torch.from_numpy(mnist[0][:16]))
    game = Game.of(tiny(), LOGITS)
    game.discriminator.hidden2[0].weight.data[3, 4] = torch.inf
    first = first_not_finite(game, [real], 0, 0)
    first = first[first["not_finite"] > 0].iloc[0]
    assert first["operation"] == "addmm"
    assert first["code"] == "logits: Tensor = self.discriminator(shown)"


def test_nothing_to_find_in_a_finite_step(mnist):
    real = to_network(torch.from_numpy(mnist[0][:16]))
    game = Game.of(tiny(), LOGITS)
    game.discriminator.output[0].bias.data.fill_(30.0)
    assert first_not_finite(game, [real], 0, 0).empty


def test_looking_changes_nothing(mnist):
    real = to_network(torch.from_numpy(mnist[0][:16]))
    watched, plain = Game.of(tiny(), LOGITS), Game.of(tiny(), LOGITS)
    first_not_finite(watched, [real], 0, 0)
    plain.step([real], 0, 0)
    ours, theirs = watched.tensors(), plain.tensors()
    assert all(torch.equal(ours[name], theirs[name]) for name in ours)
