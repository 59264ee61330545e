import math
from dataclasses import replace

import pytest
import torch
from networks import tiny

from glassgan.train import chain, trace
from glassgan.train.batches import Batches
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe

RECIPE = Recipe(64, 2e-4, (0.5, 0.999), 4, "logits")


FALLING = replace(RECIPE, half_life=1.5)


def train(game, images, to_step, seed=3, progress=None, recipe=RECIPE, **more):
    """Train a game on 500 images, 8 steps an epoch."""
    return chain.train(
        game,
        Batches(images, torch.arange(len(images)) % 10),
        seed=seed,
        progress=progress or chain.Progress(0),
        to_step=to_step,
        recipe_of=lambda step: recipe,
        **more,
    )


def play(images, ends, seed=3, recipe=RECIPE):
    """Train through links that end at the given epochs, each from a restored copy."""
    game = Game.of(tiny(), recipe)
    progress, rows = chain.Progress(0), []
    for end in ends:
        fresh = Game.of(tiny(seed=9), recipe)
        fresh.restore(game.tensors())
        game = fresh
        progress = train(game, images, round(end * 8), seed, progress, recipe)
        rows += progress.rows
    return game.tensors(), progress, trace.table(rows)


@pytest.fixture
def images(mnist):
    return torch.from_numpy(mnist[0][:500])


@pytest.mark.parametrize("recipe", [RECIPE, FALLING])
def test_one_long_link_equals_many_short_ones(images, recipe):
    one, progress, rows = play(images, [3], recipe=recipe)
    many, other, rows_of_many = play(images, [1, 2, 3], recipe=recipe)
    assert all(torch.equal(one[name], many[name]) for name in one)
    assert progress.step == other.step == 3 * math.ceil(500 / 64)
    assert rows.equals(rows_of_many)


def test_a_link_may_end_and_start_within_an_epoch(images):
    one, progress, rows = play(images, [2])
    # 1.5 epochs end with a window, 1.25 epochs within one
    for middle, same_rows in ((1.5, True), (1.25, False)):
        many, other, rows_of_many = play(images, [middle, 2])
        assert all(torch.equal(one[name], many[name]) for name in one)
        assert progress.step == other.step
        assert rows.equals(rows_of_many) == same_rows


def test_a_learning_rate_that_falls_is_that_of_the_epoch(images):
    one, _, _ = play(images, [1], recipe=FALLING)
    same, _, _ = play(images, [1])
    assert all(torch.equal(one[name], same[name]) for name in one)
    game, rates = Game.of(tiny(), FALLING), []

    def watch(step, game):
        rates.append(game.generator_optimizer.learning_rate)

    train(game, images, 24, recipe=FALLING, watch=watch)
    assert rates == [FALLING.in_epoch(epoch).learning_rate for epoch in (0, 1, 2) for _ in range(8)]


def test_runs_with_other_seeds_differ(images):
    one, _, _ = play(images, [1], seed=3)
    other, _, _ = play(images, [1], seed=4)
    assert not torch.equal(one["generator.hidden1.0.weight"], other["generator.hidden1.0.weight"])


def test_every_epoch_shows_every_image_once(images):
    seen = []

    class Watched(Game):
        def step(self, reals, seed, step):
            seen.extend(reals)
            return super().step(reals, seed, step)

    game = Watched.of(tiny(), RECIPE)
    train(game, images, 8)
    assert [len(batch) for batch in seen] == [64] * 7 + [52]
    total = ((torch.cat(seen) * 0.5 + 0.5) * 255).round().sum(0)
    assert torch.allclose(total, images.float().sum(0), atol=1)


def test_trace_covers_every_step_once(images):
    _, progress, rows = play(images, [2])
    assert list(rows.columns) == list(trace.COLUMNS)
    steps = [step for row in rows.itertuples() for step in range(row.first_step, row.last_step + 1)]
    assert steps == list(range(progress.step))
    assert rows["epoch"].tolist() == [0, 0, 1, 1]
    assert (rows["status"] == "finite").all()
    assert rows[["update_cosine_g", "update_cosine_d"]].abs().le(1).all().all()
    assert list(trace.table([]).columns) == list(trace.COLUMNS)


class Poisoned(Game):
    """A game whose discriminator's loss is not finite in a given step."""

    at = 6

    def step(self, reals, seed, step):
        result = super().step(reals, seed, step)
        if step == self.at:
            result["loss_d"] = torch.tensor(torch.inf)
        return result


def test_divergence_keeps_the_last_finite_state(images):
    game = Poisoned.of(tiny(), RECIPE)
    progress = train(game, images, 16)
    assert progress.status == "diverged"
    assert progress.step == 6
    reference = Game.of(tiny(), RECIPE)
    data = Batches(images, torch.zeros(500))
    for step in range(6):
        reference.step(data.of(RECIPE, 3, step), 3, step)
    expected = reference.tensors()
    assert all(torch.equal(expected[name], value) for name, value in game.tensors().items())
    rows = trace.table(progress.rows)
    assert rows["status"].tolist() == ["finite", "finite", "diverged"]
    assert rows[["first_step", "last_step"]].to_numpy().tolist() == [[0, 3], [4, 5], [6, 6]]
    assert math.isinf(rows["loss_d"].iloc[-1])


def test_divergence_in_the_first_step_of_a_link(images):
    game = Poisoned.of(tiny(), RECIPE)
    game.at = 0
    before = {name: value.clone() for name, value in game.tensors().items()}
    progress = train(game, images, 8)
    assert (progress.status, progress.step, len(progress.rows)) == ("diverged", 0, 1)
    assert all(torch.equal(before[name], value) for name, value in game.tensors().items())


def test_weights_that_are_not_finite_count_as_divergence(images):
    class Burst(Game):
        def step(self, reals, seed, step):
            result = super().step(reals, seed, step)
            if step == 7:  # the last step of the epoch: only the weights tell
                self.generator.output[0].weight.data[0, 0] = torch.nan
            return result

    game = Burst.of(tiny(), RECIPE)
    progress = train(game, images, 8)
    assert (progress.status, progress.step) == ("diverged", 7)
    assert all(value.isfinite().all() for value in game.tensors().values())


def test_update_cosines_are_those_of_the_last_two_updates():
    places = [{"g": torch.tensor(v)} for v in ([0.0, 0.0], [1.0, 0.0], [2.0, 1.0])]
    assert chain._update_cosines(places) == {"update_cosine_g": pytest.approx(0.5**0.5)}
    assert chain._update_cosines(places[:2]) == {}
    assert chain._update_cosines([places[0], places[1], places[1]]) == {}  # stood still


def test_a_watcher_sees_every_step(images):
    seen = []
    train(Game.of(tiny(), RECIPE), images, 10, watch=lambda step, game: seen.append(step))
    assert seen == list(range(1, 11))
