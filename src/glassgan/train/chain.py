"""Links of a chain: training from one checkpoint to the next, and where it diverges."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor, nn

from glassgan.train.batches import Batches
from glassgan.train.game import Game
from glassgan.train.recipe import Recipe


@dataclass
class Progress:
    """Where training stands: steps done, "finite" or "diverged"; rows of the trace."""

    step: int
    status: str = "finite"
    rows: list[dict[str, Any]] = field(default_factory=list)


def _is_finite(values: dict[str, Tensor]) -> bool:
    # asked once: a GPU is waited for each time
    return bool(torch.stack([value.isfinite().all() for value in values.values()]).all())


def _copy(game: Game) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in game.tensors().items()}


def train(
    game: Game,
    data: Batches,
    *,
    seed: int,
    progress: Progress,
    to_step: int,
    recipe_of: Callable[[int], Recipe],
    watch: Callable[[int, Game], None] = lambda step, game: None,
    tell: Callable[[str], None] = lambda text: None,
) -> Progress:
    """Train a game, in place, until so many steps are done or to where it diverges.

    Every draw is keyed by `seed` and step or epoch, so that the result depends on where `progress`
    stands and on nothing else: one call over N epochs equals N calls over one.

    Training diverges in a step whose losses, weights or moments are not all finite. Each window
    starts from a copy; when something in it is not finite, the window is played again step by
    step up to the last step that leaves everything finite. That state is kept, the status is
    "diverged", and the trace ends with a row for the step that was undone.

    Args:
        game: the players as they are at `progress`.
        data: the real images.
        seed: of the run.
        progress: where the game stands.
        to_step: how many steps are to be done in all, counted from the start of the run.
        recipe_of: the recipe of every step, with the learning rate of the first epoch. Batch size
            and window are those of step 0.
        watch: shown the game after each step, with the number of steps done; it must not change
            anything. Steps that are undone later are shown as well.
        tell: told a line after each epoch.

    Returns:
        Where the game stands now, and the trace of the way there.
    """
    step = progress.step
    per_epoch = recipe_of(0).steps_per_epoch(len(data.images))
    window = recipe_of(0).window
    rows: list[dict[str, Any]] = []

    def play_step(number: int) -> dict[str, Tensor]:
        recipe = recipe_of(number).in_epoch(number // per_epoch)
        if recipe != game.recipe:
            game.follow(recipe)
        return game.step(data.of(recipe, seed, number), seed, number)

    while step < to_step:
        epoch, place = divmod(step, per_epoch)
        # windows lie in the same places whatever the links are
        end = epoch * per_epoch + min((place // window + 1) * window, per_epoch)
        steps = range(step, min(end, to_step))
        before = _copy(game)
        row = _play(game, play_step, steps, epoch, watch)
        if row is None:
            game.restore(before)
            rows_of_the_end, done = _play_carefully(game, play_step, steps, epoch)
            return Progress(step + done, "diverged", rows + rows_of_the_end)
        rows.append(row)
        step += len(steps)
        if step % per_epoch == 0 or step == to_step:
            tell(
                f"epoch {step / per_epoch:g} of {to_step / per_epoch:g}: loss of D "
                f"{row['loss_d']:.3f}, of G {row['loss_g']:.3f}, D(x) {row['d_real']:.2f}, "
                f"D(G(z)) {row['d_fake']:.2f}"
            )
    return Progress(step, "finite", rows)


def _play(
    game: Game,
    play_step: Callable[[int], dict[str, Tensor]],
    steps: range,
    epoch: int,
    watch: Callable[[int, Game], None],
) -> dict[str, Any] | None:
    """Play a window; return its row of the trace, or None if it diverges."""
    results, places = [], []
    for step in steps:
        if step >= steps.stop - 2:
            places.append(_weights(game))
        result = play_step(step)
        if not (result["loss_d"] + result["loss_g"]).isfinite():
            return None
        results.append(result)
        watch(step + 1, game)
    if not _is_finite(game.tensors()):
        return None
    cosines = _update_cosines([*places, _weights(game)])
    return _row(game, results, steps.start, epoch, "finite") | cosines


def _play_carefully(
    game: Game, play_step: Callable[[int], dict[str, Tensor]], steps: range, epoch: int
) -> tuple[list[dict[str, Any]], int]:
    """Play a window that diverges up to its last finite step; return rows and steps."""
    results: list[dict[str, Tensor]] = []
    finite: list[dict[str, Any]] = []
    for step in steps:
        before = _copy(game)
        result = play_step(step)
        losses_finite = bool((result["loss_d"] + result["loss_g"]).isfinite())
        if losses_finite and _is_finite(game.tensors()):
            results.append(result)
            finite = [_row(game, results, steps.start, epoch, "finite")]
            continue
        undone = _row(game, [result], step, epoch, "diverged")
        game.restore(before)
        return [*finite, undone], step - steps.start
    raise RuntimeError("a window that diverged did not diverge when it was played again")


def _weights(game: Game) -> dict[str, Tensor]:
    """Return a copy of the weights of each player, as one vector."""
    players = {"g": game.generator, "d": game.discriminator}
    return {
        name: nn.utils.parameters_to_vector(network.parameters()).detach()
        for name, network in players.items()
    }


def _update_cosines(places: list[dict[str, Tensor]]) -> dict[str, float]:
    """Return the cosine of the angle between the last two updates of each player.

    Missing where there were not two, or where a player did not move.
    """
    if len(places) < 3:
        return {}
    result = {}
    for name in places[0]:
        first, second = places[1][name] - places[0][name], places[2][name] - places[1][name]
        norms = first.norm() * second.norm()
        if norms > 0:
            result[f"update_cosine_{name}"] = float(first @ second / norms)
    return result


def _row(
    game: Game, results: list[dict[str, Tensor]], step: int, epoch: int, status: str
) -> dict[str, Any]:
    """Return a row of the trace for the steps from `step` on."""
    means = {
        name: float(torch.stack([result[name] for result in results]).double().mean())
        for name in results[0]
    }
    place = {"epoch": epoch, "first_step": step, "last_step": step + len(results) - 1}
    return {**place, "status": status, **means, **game.norms()}
