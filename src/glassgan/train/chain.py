"""Links of a chain: training from one checkpoint to the next, and where it diverges."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from glassgan import streams
from glassgan.subject import to_network
from glassgan.train.game import Game, Recipe


@dataclass
class Progress:
    """Where training stands: epochs and steps done, "finite" or "diverged"; rows of the trace."""

    epoch: int
    step: int
    status: str = "finite"
    rows: list[dict[str, Any]] = field(default_factory=list)


def _is_finite(values: dict[str, Tensor]) -> bool:
    return all(bool(value.isfinite().all()) for value in values.values())


def _copy(game: Game) -> dict[str, Tensor]:
    return {name: value.clone() for name, value in game.tensors().items()}


def train(
    game: Game,
    images: Tensor,
    *,
    seed: int,
    progress: Progress,
    to_epoch: int,
    recipe: Recipe,
    tell: Callable[[str], None] = lambda text: None,
) -> Progress:
    """Train a game, in place, up to the end of an epoch or to where it diverges.

    Every draw is keyed by `seed` and step or epoch, so that the result depends on where `progress`
    stands and on nothing else: one call over N epochs equals N calls over one.

    Training diverges in a step whose losses, weights or moments are not all finite. Each window
    starts from a copy; when something in it is not finite, the window is played again step by
    step up to the last step that leaves everything finite. That state is kept, the status is
    "diverged", and the trace ends with a row for the step that was undone.

    Args:
        game: the players as they are at `progress`.
        images: uint8 [N, 1, 28, 28], on the device of the game.
        seed: of the run.
        progress: where the game stands.
        to_epoch: the epoch at whose end to stop.
        recipe: its batch size and window. The last batch of an epoch may be smaller, as in the
            article.
        tell: told a line after each epoch.

    Returns:
        Where the game stands now, and the trace of the way there.
    """
    epoch, step = progress.epoch, progress.step
    rows: list[dict[str, Any]] = []
    while epoch < to_epoch:
        shuffled = streams.rng(seed, "data order", epoch).permutation(len(images))
        batches = torch.from_numpy(shuffled).split(recipe.batch_size)
        for start in range(0, len(batches), recipe.window):
            played = [to_network(images[batch]) for batch in batches[start : start + recipe.window]]
            before = _copy(game)
            row = _play(game, played, seed, step, epoch)
            if row is not None:
                rows.append(row)
                step += len(played)
                continue
            game.restore(before)
            rows_of_the_end, done = _play_carefully(game, played, seed, step, epoch)
            return Progress(epoch, step + done, "diverged", rows + rows_of_the_end)
        epoch += 1
        last = rows[-1]
        tell(
            f"epoch {epoch} of {to_epoch}: loss of D {last['loss_d']:.3f}, of G "
            f"{last['loss_g']:.3f}, D(x) {last['d_real']:.2f}, D(G(z)) {last['d_fake']:.2f}"
        )
    return Progress(epoch, step, "finite", rows)


def _play(
    game: Game, batches: list[Tensor], seed: int, step: int, epoch: int
) -> dict[str, Any] | None:
    """Play a window; return its row of the trace, or None if it diverges."""
    results = []
    for number, batch in enumerate(batches):
        result = game.step(batch, seed, step + number)
        if not (result["loss_d"] + result["loss_g"]).isfinite():
            return None
        results.append(result)
    if not _is_finite(game.tensors()):
        return None
    return _row(game, results, step, epoch, "finite")


def _play_carefully(
    game: Game, batches: list[Tensor], seed: int, step: int, epoch: int
) -> tuple[list[dict[str, Any]], int]:
    """Play a window that diverges up to its last finite step; return rows and steps."""
    results: list[dict[str, Tensor]] = []
    finite: list[dict[str, Any]] = []
    for number, batch in enumerate(batches):
        before = _copy(game)
        result = game.step(batch, seed, step + number)
        losses_finite = bool((result["loss_d"] + result["loss_g"]).isfinite())
        if losses_finite and _is_finite(game.tensors()):
            results.append(result)
            finite = [_row(game, results, step, epoch, "finite")]
            continue
        undone = _row(game, [result], step + number, epoch, "diverged")
        game.restore(before)
        return [*finite, undone], number
    raise RuntimeError("a window that diverged did not diverge when it was played again")


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
