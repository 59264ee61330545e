import pytest

from glassgan.train.recipe import Recipe

TRAIN = {"batch_size": 64, "learning_rate": 2e-4, "betas": [0.5, 0.999], "window": 50}


def made(**subject):
    return Recipe.of({"recipe": TRAIN, "specification": {"loss": "logits", **subject}})


def test_a_recipe_is_that_of_the_phase_and_the_form_of_the_loss():
    assert made() == Recipe(64, 2e-4, (0.5, 0.999), 50, "logits")


def test_a_subject_may_have_a_learning_rate_of_its_own():
    assert made(learning_rate=2e-3) == Recipe(64, 2e-3, (0.5, 0.999), 50, "logits")


def test_a_learning_rate_may_fall_from_epoch_to_epoch():
    recipe = made(half_life=2)
    rates = [recipe.in_epoch(epoch).learning_rate for epoch in (0, 1, 2, 4)]
    assert rates == pytest.approx([2e-4, 2e-4 / 2**0.5, 1e-4, 0.5e-4])
    assert recipe.in_epoch(0) == recipe
    assert made().in_epoch(9) == made()
