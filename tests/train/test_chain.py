import math

import pytest
import torch
from networks import tiny

from glassgan.train import chain, trace
from glassgan.train.game import Game, Recipe

RECIPE = Recipe(64, 2e-4, (0.5, 0.999), 4, "logits")


def play(images, ends, recipe=RECIPE, game=None, seed=3):
    """Train through links that end at the given epochs, each from a restored copy."""
    game = game or Game.of(tiny(), recipe)
    progress, rows = chain.Progress(0, 0), []
    for end in ends:
        fresh = Game.of(tiny(seed=9), recipe)
        fresh.restore(game.tensors())
        game = fresh
        progress = chain.train(
            game, images, seed=seed, progress=progress, to_epoch=end, recipe=recipe
        )
        rows += progress.rows
    return game.tensors(), progress, trace.table(rows)


@pytest.fixture
def images(mnist):
    return torch.from_numpy(mnist[0][:500])


def test_one_long_link_equals_many_short_ones(images):
    one, progress, rows = play(images, [3])
    many, other, rows_of_many = play(images, [1, 2, 3])
    assert all(torch.equal(one[name], many[name]) for name in one)
    assert progress.step == other.step == 3 * math.ceil(500 / 64)
    assert rows.equals(rows_of_many)


def test_runs_with_other_seeds_differ(images):
    one, _, _ = play(images, [1], seed=3)
    other, _, _ = play(images, [1], seed=4)
    assert not torch.equal(one["generator.hidden1.0.weight"], other["generator.hidden1.0.weight"])


def test_every_epoch_shows_every_image_once(images):
    seen = []

    class Watched(Game):
        def step(self, real, seed, step):
            seen.append(real)
            return super().step(real, seed, step)

    game = Watched.of(tiny(), RECIPE)
    chain.train(game, images, seed=0, progress=chain.Progress(0, 0), to_epoch=1, recipe=RECIPE)
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
    assert list(trace.table([]).columns) == list(trace.COLUMNS)


class Poisoned(Game):
    """A game whose discriminator's loss is not finite in a given step."""

    at = 6

    def step(self, real, seed, step):
        result = super().step(real, seed, step)
        if step == self.at:
            result["loss_d"] = torch.tensor(torch.inf)
        return result


def test_divergence_keeps_the_last_finite_state(images):
    game = Poisoned.of(tiny(), RECIPE)
    progress = chain.train(
        game, images, seed=3, progress=chain.Progress(0, 0), to_epoch=2, recipe=RECIPE
    )
    assert progress.status == "diverged"
    assert progress.step == 6
    reference = Game.of(tiny(), RECIPE)
    order = chain.streams.rng(3, "data order", 0).permutation(500)
    for step, batch in enumerate(torch.from_numpy(order).split(64)[:6]):
        reference.step(chain.to_network(images[batch]), 3, step)
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
    progress = chain.train(
        game, images, seed=3, progress=chain.Progress(0, 0), to_epoch=1, recipe=RECIPE
    )
    assert (progress.status, progress.step, len(progress.rows)) == ("diverged", 0, 1)
    assert all(torch.equal(before[name], value) for name, value in game.tensors().items())


def test_weights_that_are_not_finite_count_as_divergence(images):
    class Burst(Game):
        def step(self, real, seed, step):
            result = super().step(real, seed, step)
            if step == 7:  # the last step of the epoch: only the weights tell
                self.generator.output[0].weight.data[0, 0] = torch.nan
            return result

    game = Burst.of(tiny(), RECIPE)
    progress = chain.train(
        game, images, seed=3, progress=chain.Progress(0, 0), to_epoch=1, recipe=RECIPE
    )
    assert (progress.status, progress.step) == ("diverged", 7)
    assert all(value.isfinite().all() for value in game.tensors().values())
